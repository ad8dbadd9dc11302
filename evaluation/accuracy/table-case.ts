/** A theft as a table of flows, with the addresses where tracing starts and those where it has to end. */
export interface TableCase {
  readonly name: string;
  readonly path: string;
  readonly sources: readonly string[];
  readonly terminals: readonly string[];
}
