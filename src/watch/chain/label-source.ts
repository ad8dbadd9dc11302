/** What sources say about addresses, on one day. */
export interface LabelSource {
  /** Best label. */
  readonly labelOf: (address: string) => string | undefined;
  /** Whether a trace ends there, because the owner answers for what goes on: an exchange, a mixer. */
  readonly stopsAt: (address: string) => boolean;
}
