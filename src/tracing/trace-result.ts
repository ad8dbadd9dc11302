import type { FlowCoverage } from '../graph/flow-source.ts';
import type { LabelBasis, Seed, TraceDirection, TraceTag } from './trace-parameters.ts';
import type { TaintPolicyId } from './value/policies.ts';

/** Satoshi by policy; a policy that does not reach the place is absent. */
export type PolicyAmounts = Partial<Record<TaintPolicyId, bigint>>;

/** One output, by its dense id and by the names that anybody can check. */
export interface OutputRef {
  readonly output: number;
  /** Dense id of the transaction that made it. */
  readonly tx: number;
  readonly txid: string;
  readonly vout: number;
  /** Text form, `script:<sha256>` for a script without an address. */
  readonly address: string;
  readonly addressId: number;
  /** Satoshi. */
  readonly value: bigint;
  /** Height of the block that made the output. */
  readonly height: number;
  /** UTC seconds of that block's header. */
  readonly time: number;
}

export interface SeedOutput extends OutputRef {
  /** Index into `labels`. */
  readonly label: number;
}

export interface HopEnd extends OutputRef {
  readonly amounts: PolicyAmounts;
}

export interface HopTarget extends HopEnd {
  /** For each policy, the index in `from` of the input that gives most of this output's taint. */
  readonly mainSource: Partial<Record<TaintPolicyId, number>>;
}

/** A transaction that taint passed. `from` is the side taint comes from: its inputs, backward its outputs. */
export interface TraceHop {
  readonly tx: number;
  readonly txid: string;
  readonly height: number;
  /** UTC seconds of the block's header. */
  readonly time: number;
  readonly from: readonly HopEnd[];
  readonly to: readonly HopTarget[];
  readonly fee: PolicyAmounts;
  /** Coinbase reached through fees: the transactions that paid them, with the tainted part. */
  readonly feeSources: readonly FeeSource[];
}

export interface FeeSource {
  readonly tx: number;
  readonly txid: string;
  readonly amounts: PolicyAmounts;
}

export type StopReason =
  | 'unspent'
  /** A bridge was paid (backward: paid) here, or it is one of its vaults. */
  | 'bridge'
  | 'tag'
  | 'coinjoin'
  | 'out-degree'
  | 'depth'
  | 'min-value'
  | 'cutoff'
  | 'height'
  | 'coinbase'
  | 'not-looked-at';

/** Where taint stopped. One output has several entries when policies stopped there for different reasons. */
export interface TraceTerminal extends OutputRef {
  readonly reason: StopReason;
  readonly tag?: TraceTag;
  /** Under the policies that stopped here for this reason. */
  readonly amounts: PolicyAmounts;
  /** The same by label (index into `labels`). */
  readonly byLabel: Partial<Record<TaintPolicyId, readonly LabelAmount[]>>;
  /** Number of policies that taint the output at all. */
  readonly agreement: number;
  /** Fewest transactions between a seed and this output, over the policies in `amounts`. */
  readonly depth: number;
  /** The transaction that was not passed (coinjoin, out-degree) or not looked at (height, depth...); -1 for none. */
  readonly nextTx: number;
  readonly nextTxid?: string;
}

export interface LabelAmount {
  readonly label: number;
  readonly amount: bigint;
}

/** Value that entered a transaction that looks like a CoinJoin. The outputs are among the terminals, reason coinjoin. */
export interface MixedEntry {
  readonly txid: string;
  readonly outputs: number;
  readonly amounts: PolicyAmounts;
}

/** A seed met value that an earlier seed had tainted: the earlier label stays, the later one is not counted. */
export interface TraceOverlap {
  readonly output: number;
  readonly txid: string;
  readonly vout: number;
  readonly policy: TaintPolicyId;
  readonly kept: number;
  readonly ignored: number;
  readonly amount: bigint;
}

/** Satoshi of one policy. seeds + absorbed = overlaps + terminals + mixed + notLookedAt + fees + rounding. */
export interface Conservation {
  readonly seeds: bigint;
  /** Clean value that poison tainted on the way; 0 for every other policy. */
  readonly absorbed: bigint;
  readonly overlaps: bigint;
  readonly terminals: bigint;
  readonly mixed: bigint;
  readonly notLookedAt: bigint;
  readonly fees: bigint;
  /** Haircut: units left over by division. */
  readonly rounding: bigint;
  /** Left side minus right side: 0, or the trace is wrong. */
  readonly difference: bigint;
}

export interface TraceParametersEcho {
  readonly seeds: readonly Seed[];
  readonly policies: readonly TaintPolicyId[];
  readonly direction: TraceDirection;
  readonly passCoinJoins: boolean;
  readonly maxDepth?: number;
  readonly minValue: PolicyAmounts;
  readonly haircutCutoffMillionths?: number;
  readonly heightLimit?: number;
  readonly maxOutputs: number;
  readonly maxTransactions?: number;
  readonly followFees: boolean;
  readonly recordHops: boolean;
  /** Number of tagged addresses, absent when tags came as a function or not at all. */
  readonly taggedAddresses?: number;
  /** Where tags are from that were imported. */
  readonly labels?: LabelBasis;
}

export interface TraceResult {
  readonly parameters: TraceParametersEcho;
  readonly coverage: FlowCoverage;
  /** Index 0 is clean value; the others are the labels of the seeds. */
  readonly labels: readonly string[];
  readonly seeds: readonly SeedOutput[];
  /** In the order of processing: chain order, backward the reverse. Empty when not recorded. */
  readonly hops: readonly TraceHop[];
  /** By output id, then reason. */
  readonly terminals: readonly TraceTerminal[];
  readonly mixed: readonly MixedEntry[];
  readonly overlaps: readonly TraceOverlap[];
  readonly notLookedAt: { readonly outputs: number; readonly amounts: PolicyAmounts };
  readonly conservation: Readonly<Partial<Record<TaintPolicyId, Conservation>>>;
  readonly counts: TraceCounts;
}

export interface TraceCounts {
  /** Transactions that taint passed. */
  readonly transactions: number;
  /** Outputs that got taint under some policy, seeds included. */
  readonly outputs: number;
  /** Requests for transactions made to the source. */
  readonly requests: number;
  /** Transactions that pay out more than they take in: only in data that was never verified. */
  readonly unbalanced: number;
}
