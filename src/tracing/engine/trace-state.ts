import type { FlowWindow } from '../frontier/create-flow-window.ts';
import type { Heap } from '../frontier/create-heap.ts';
import type { Holding, Ledger, OutputFacts } from '../ledger.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { PolicyAmounts, TraceTerminal } from '../trace-result.ts';
import type { TraceRules } from './trace-rules.ts';

/** A terminal whose names (txid, address, nextTxid, time; backward also vout and height) are filled in at the end. */
export type TerminalDraft = { -readonly [K in keyof TraceTerminal]: TraceTerminal[K] };

export interface EndDraft {
  readonly facts: OutputFacts;
  readonly amounts: PolicyAmounts;
  readonly mainSource: Partial<Record<TaintPolicyId, number>>;
}

export interface HopDraft {
  readonly tx: number;
  readonly height: number;
  readonly from: EndDraft[];
  readonly to: EndDraft[];
  readonly fee: PolicyAmounts;
  readonly feeSources: { readonly tx: number; readonly amounts: PolicyAmounts }[];
}

export interface OverlapDraft {
  readonly facts: OutputFacts;
  readonly policy: TaintPolicyId;
  readonly kept: number;
  readonly ignored: number;
  readonly amount: bigint;
}

export interface IdleSeed {
  readonly facts: OutputFacts;
  readonly label: number;
  readonly nextTx: number;
}

/** Running sums of one policy in satoshi; see Conservation. */
export interface Totals {
  seeds: bigint;
  absorbed: bigint;
  overlaps: bigint;
  terminals: bigint;
  mixed: bigint;
  notLookedAt: bigint;
  fees: bigint;
  rounding: bigint;
}

/** Tainted fee of one transaction; the depth is that of the coinbase less one. */
export interface FeeTaint {
  /** Satoshi. */
  readonly fee: bigint;
  readonly holdings: readonly (Holding | undefined)[];
}

/** Everything that a running trace changes. */
export interface TraceState {
  readonly rules: TraceRules;
  readonly window: FlowWindow;
  /**
   * Turns to come: ids of fetched transactions (negative when going backward), and id + 0.5 of a block's last
   * transaction for its fees.
   */
  readonly heap: Heap;
  readonly ledger: Ledger;
  /** Label of each seed output. */
  readonly seedLabel: ReadonlyMap<number, number>;
  /** Seeds that nobody follows (unspent, or beyond the limit), until the end or until taint reaches them. */
  readonly idleSeeds: Map<number, IdleSeed>;
  /** Fees waiting for the end of their block: height -> transaction -> taint. */
  readonly fees: Map<number, Map<number, FeeTaint>>;
  readonly totals: Totals[];
  readonly terminals: TerminalDraft[];
  readonly hops: HopDraft[];
  readonly overlaps: OverlapDraft[];
  readonly mixed: Map<number, { outputs: number; amounts: PolicyAmounts }>;
  processed: number;
  tainted: number;
  unbalanced: number;
}
