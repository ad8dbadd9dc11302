/** What sources say about addresses, on one day. */
export interface LabelSource {
  /** Best label. */
  readonly labelOf: (address: string) => string | undefined;
  /** Sanctions lists that have it. */
  readonly listedBy: (address: string) => readonly string[];
  /** Whether a trace ends there, because the owner answers for what goes on: an exchange, a mixer. */
  readonly stopsAt: (address: string) => boolean;
}
