/** What sources say about addresses, on one day. */
export interface LabelSource {
  /** Best label. */
  readonly labelOf: (address: string) => string | undefined;
  /** Sanctions lists that have it on the day, and those that have it in a publication that does not speak for the day. */
  readonly listedBy: (address: string) => {
    readonly sure: readonly string[];
    readonly undecided: readonly string[];
  };
  /** Whether a trace ends there: a service, where value is mixed with that of others. A thief's address is none. */
  readonly stopsAt: (address: string) => boolean;
}
