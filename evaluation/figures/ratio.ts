/** A share as counts: so many of so many. */
export interface Ratio {
  readonly hits: bigint;
  readonly of: bigint;
}
