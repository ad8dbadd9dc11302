import type { EventKind } from '../../chains/evm/protocols/protocol-event.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import type { AccountTraceParameters } from '../accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { PairDoubt } from '../bridges/doubt-of.ts';
import type { BridgeMatch } from '../bridges/match-bridges.ts';
import type { TraceParameters } from '../trace-parameters.ts';
import type { PolicyAmounts, TraceResult } from '../trace-result.ts';

/** A lake that takes part, with what is asked of it beside its seeds. */
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

/** A step from one chain to another: an inference, except where both legs name each other. */
export interface Crossing {
  readonly fromChain: string;
  readonly fromTx: string;
  readonly protocol: string;
  readonly toChain: string;
  readonly toTx: string;
  readonly recipient: string;
  readonly method: BridgeMatch['method'];
  readonly confidence: number;
  /** Tainted base units that went in and came out, in the assets of either side. */
  readonly paid: PolicyAmounts;
  readonly got: PolicyAmounts;
}

export interface UnmatchedCrossing {
  readonly chain: string;
  readonly tx: string;
  readonly protocol: string;
  /** Where the event says it goes, if it does. */
  readonly toChain: string | undefined;
  readonly amounts: PolicyAmounts;
  /** Payouts that would do; none is followed, because more than one would, or nothing says that it went to the same recipient. */
  readonly candidates: readonly {
    readonly chain: string;
    readonly tx: string;
    readonly confidence: number;
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

export interface ChainsResult {
  readonly traces: readonly (
    | { readonly family: 'evm'; readonly chain: string; readonly result: AccountTraceResult }
    | { readonly family: 'bitcoin'; readonly chain: string; readonly result: TraceResult }
  )[];
  readonly crossings: readonly Crossing[];
  readonly unmatched: readonly UnmatchedCrossing[];
  readonly candidates: readonly ProtocolCandidate[];
}
