import type { EventKind } from '../../chains/evm/protocols/protocol-event.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import type { AccountTraceParameters } from '../accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { PairDoubt } from '../bridges/doubt-of.ts';
import type { BridgeMatch } from '../bridges/match-bridges.ts';
import type { TraceParameters } from '../trace-parameters.ts';
import type { PolicyAmounts, TraceResult } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';

/** A lake that takes part, with what is asked of it beside its starts. */
export type ChainLake =
  | {
      readonly family: 'evm';
      readonly chain: string;
      readonly source: AccountSource;
      readonly parameters: AccountTraceParameters;
    }
  | {
      readonly family: 'bitcoin';
      readonly chain: string;
      readonly source: FlowSource;
      readonly parameters: TraceParameters;
    };

/** A step from one chain to another, as the walk goes: an inference, except where both legs name each other. */
export interface Crossing {
  readonly fromChain: string;
  readonly fromTx: string;
  readonly protocol: string;
  readonly toChain: string;
  readonly toTx: string;
  /** Whom the bridge paid; backward: who had paid the bridge. */
  readonly recipient: string;
  readonly method: BridgeMatch['method'];
  readonly confidence: number;
  readonly agrees: BridgeMatch['agrees'];
  /** Stolen base units that went in and came out, in the assets of either side. */
  readonly paid: PolicyAmounts;
  readonly got: PolicyAmounts;
}

export interface UnmatchedCrossing {
  readonly chain: string;
  readonly tx: string;
  readonly protocol: string;
  /** Where the event says it goes, if it does. */
  readonly toChain: string | undefined;
  /** Whether data of that chain take part; undefined where nobody says which chain it is. */
  readonly hasLake: boolean | undefined;
  /** UTC seconds up to which that chain was read: as of then it was not found. */
  readonly readUpTo?: number;
  readonly amounts: PolicyAmounts;
  /** Payouts that would do; none is followed, because more than one would, or too little agrees. */
  readonly candidates: readonly {
    readonly chain: string;
    readonly tx: string;
    readonly confidence: number;
    readonly agrees: BridgeMatch['agrees'];
  }[];
}

/**
 * What somebody says of a bridge or a mixer that no list of contracts confirms. It neither stops a trace nor carries it
 * on: anybody can emit an event or write a memo.
 */
export interface ProtocolCandidate {
  readonly chain: string;
  readonly tx: string;
  /** What it says; memo: an order or a payout in an OP_RETURN of Bitcoin. */
  readonly kind: EventKind | 'memo';
  readonly protocol: string;
  /** The contract that says it. */
  readonly site?: string;
  readonly reason: PairDoubt;
  /** A payout: the payment of the trace that it claims to pay out. */
  readonly of?: { readonly chain: string; readonly tx: string };
}

/** What became of one start over all chains, in its own units: their sum is what was started. */
export interface WorldStart {
  readonly label: number;
  /** Chain on which it was named, and the asset there. */
  readonly chain: string;
  readonly asset: number;
  readonly started: bigint;
  /** What ended, by chain and reason; what crossed is not among it. */
  readonly ended: readonly { readonly chain: string; readonly reason: string; readonly units: bigint }[];
  readonly fees: bigint;
  readonly overlaps: bigint;
  readonly rounding: bigint;
  /** What entered bridges and was found again, less what they paid out of it. */
  readonly bridgeFees: bigint;
}

/** Up to when the data of a chain go. */
export interface ChainRead {
  readonly chain: string;
  readonly tipHeight: number;
  /** UTC seconds; -1 for no data. */
  readonly tipTime: number;
}

export interface ChainsResult {
  readonly traces: readonly (
    | { readonly family: 'evm'; readonly chain: string; readonly result: AccountTraceResult }
    | { readonly family: 'bitcoin'; readonly chain: string; readonly result: TraceResult }
  )[];
  /** Of every lake that was asked, also where nothing arrived. */
  readonly reads: readonly ChainRead[];
  readonly crossings: readonly Crossing[];
  readonly unmatched: readonly UnmatchedCrossing[];
  readonly candidates: readonly ProtocolCandidate[];
  /** Books over all chains, by policy; poison has none, because its starts overlap. */
  readonly starts: Readonly<Partial<Record<TaintPolicyId, readonly WorldStart[]>>>;
}
