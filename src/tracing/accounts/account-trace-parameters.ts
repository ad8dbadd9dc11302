import type { TagTable, TraceDirection } from '../trace-parameters.ts';
import type { TaintPolicyId } from '../value/policies.ts';

/** What an investigator names as stolen on an account chain. `label` is his name for it. */
export type AccountSeed =
  /** Whatever leaves the address, from block `from` on (default: from the begin of the data). */
  | { readonly kind: 'source'; readonly address: string; readonly from?: number; readonly label: string }
  /** What the address held after block `height`, in every asset. */
  | { readonly kind: 'held'; readonly address: string; readonly height: number; readonly label: string }
  /** What those who gained by the transaction got in it; with `address`, only what that address got. */
  | {
      readonly kind: 'transaction';
      readonly hash: string;
      readonly address?: string;
      readonly label: string;
    };

/** What to trace and where to stop. An absent limit does not stop anything. */
export interface AccountTraceParameters {
  /** None where another chain's trace hands over what there is: then `labels` has to be given. */
  readonly seeds: readonly AccountSeed[];
  /** Index 0 is clean value. Default: the labels of the seeds. */
  readonly labels?: readonly string[];
  readonly policies: readonly TaintPolicyId[];
  readonly direction?: TraceDirection;
  /** By home account. A tag with `stop` stops anywhere but at a start. Of the rest one without a category, or that passes, only names. */
  readonly tags?: TagTable;
  /** Transactions between a seed and the place. */
  readonly maxDepth?: number;
  /** As parseMinValues reads it: whole coins by each asset's own decimals, or a list by asset. */
  readonly minValue?: string;
  /** Haircut: stop below this share, in millionths. */
  readonly haircutCutoffMillionths?: number;
  readonly heightLimit?: number;
  /** Stop at accounts that paid more often in one asset. Default 1,000 (METHODS A.8). */
  readonly maxPayments?: number;
  readonly maxTransactions?: number;
  /** Default true. */
  readonly recordHops?: boolean;
}
