import type { FlowBatch, FlowSource } from '../../src/graph/flow-source.ts';

/** A whole chain with the owners of its addresses. */
export interface OwnedChain {
  readonly source: FlowSource;
  /** All transactions; their position is their id. */
  readonly batch: FlowBatch;
  /** By address id; undefined where nobody knows. */
  readonly owners: readonly (string | undefined)[];
}
