/** Label of value that no seed reaches. Labels 1..n belong to the seeds. */
export const CLEAN = 0;

/**
 * Taint of several outputs side by side: list i is the segments `start[i]` .. `start[i + 1]`, segment s being `value[s]`
 * satoshi that carry `label[s]`. An empty list means that nothing in the output is tainted; a list that is not empty
 * covers the whole value of its output (poison apart: there every label covers the whole value). The order of
 * segments is the order of the coins for FIFO and LIFO and has no meaning for the other policies.
 */
export interface SegmentLists {
  /** One entry more than there are lists; the first is 0. */
  readonly start: number[];
  readonly label: number[];
  readonly value: bigint[];
}
