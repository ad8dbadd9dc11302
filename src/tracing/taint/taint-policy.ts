import type { SegmentLists } from './segment-lists.ts';

export type TaintPolicyId = 'poison' | 'haircut' | 'fifo' | 'lifo' | 'tiho';

/**
 * How a transaction hands taint on. `inputs` has one list an input in input order, and here every list covers the whole
 * value of its input, clean or not; `outputs` are the output values in satoshi; `fee` in satoshi, and the inputs
 * together are the outputs together plus the fee. The result has one list an output and a last one for the fee.
 */
export type Allocate = (inputs: SegmentLists, outputs: readonly bigint[], fee: bigint) => SegmentLists;

export interface TaintPolicy {
  readonly id: TaintPolicyId;
  readonly allocate: Allocate;
  /**
   * True for poison: an output is tainted whole by each label that reaches it, so that the labels of an output are
   * not added up and taint grows with every clean coin that joins.
   */
  readonly overlapping: boolean;
  /**
   * Going backward, a transaction is asked with its sides exchanged: the outputs and the (clean) fee are poured into
   * the inputs. Where the fee stands in that queue: behind the outputs, or before them for LIFO, which reads the
   * outputs from the last to the first and the fee after that.
   */
  readonly feeBackward: 'first' | 'last';
}
