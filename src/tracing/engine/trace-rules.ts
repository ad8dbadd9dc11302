import type { TaintPolicy } from '../taint/taint-policy.ts';
import type { TraceDirection, TraceTag } from '../trace-parameters.ts';

/** TraceParameters with every default filled in and looked up; arrays are in the order of `policies`. */
export interface TraceRules {
  readonly direction: TraceDirection;
  readonly policies: readonly TaintPolicy[];
  readonly tagOf: (addressId: number) => TraceTag | undefined;
  readonly passCoinJoins: boolean;
  readonly maxDepth: number;
  /** Satoshi. */
  readonly minValue: readonly bigint[];
  readonly cutoffMillionths: bigint;
  /** Forward: transactions above are not looked at; backward: transactions below. */
  readonly boundTx: number;
  readonly maxOutputs: number;
  readonly maxTransactions: number;
  readonly followFees: boolean;
  readonly recordHops: boolean;
  /** Blocks between two halvings, for the subsidy. */
  readonly halving: number;
}
