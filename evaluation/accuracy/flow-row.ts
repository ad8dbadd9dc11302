/**
 * One row of a table of flows. Transactions stand in the order of time, the rows of each together; within one they have
 * no order: a table may name what somebody pays on before what he was paid.
 */
export interface FlowRow {
  readonly transaction: number;
  readonly from: number;
  readonly to: number;
  /** Base units. */
  readonly value: bigint;
}
