/** What sources say about addresses, on one day. */
export interface LabelSource {
  /** Best label. */
  readonly labelOf: (address: string) => string | undefined;
  /** Sanctions lists that have it. */
  readonly listedBy: (address: string) => readonly string[];
  /** Whether a trace ends there: a service, where value is mixed with that of others. A thief's address is none. */
  readonly stopsAt: (address: string) => boolean;
}
