import type { AccountSteps } from '../../step-source.ts';
import type { EndReason, TraceState } from '../state.ts';

/** A start that is a transaction. */
export interface StartStep {
  readonly label: number;
  /** The holder that alone counts, if any. */
  readonly holder: number | undefined;
  /** From another chain: the asset, its value, and what of it is tainted by policy; else everything that the gainer got. */
  readonly arrival?: {
    readonly asset: number;
    readonly value: bigint;
    readonly parcels: readonly (NamedUnits | undefined)[];
  };
}

/** Names of starts and base units in the order of the coins; 0 is clean value. */
export interface NamedUnits {
  readonly label: readonly number[];
  readonly value: readonly bigint[];
}

/** What one transaction brought into a bridge: ends of the trace here, to be taken on in the trace of another chain. */
export interface BridgedPiece {
  /** Row of ends. */
  readonly end: number;
  readonly step: number;
  readonly asset: number;
  /** Base units that entered, clean ones included. */
  readonly value: bigint;
}

/** What the walk over accounts keeps beside the state that both families share. */
export interface AccountTrace {
  readonly state: TraceState;
  /** Holder of the zero address, in which tokens book what they make and destroy; NO_HOLDER when it does not occur. */
  readonly zero: number;
  /** Holder of the contract of each asset that was made or destroyed. */
  readonly contracts: Map<number, number>;
  /** Listed mixers, bridges and pools by holder: value that stays with them ends there, whatever the data. */
  readonly listed: ReadonlyMap<number, EndReason>;
  /** Counterfeit tokens: bait, and never a way. */
  readonly bait: Set<number>;
  /** Assets whose facts were looked up. */
  readonly known: Set<number>;
  /** Starts that are transactions, by the id of the transaction. */
  readonly startSteps: ReadonlyMap<number, readonly StartStep[]>;
  /** Sources: the key from which on whatever leaves them counts, by slot. */
  readonly sourceFrom: Map<number, number>;
  readonly bridged: BridgedPiece[];
  /** Transfers that carried taint in the running transaction, as `plan` numbers them. */
  readonly plan: Plan;
  /** Whether more can be paid than is recorded: drained places then stay known. */
  readonly partial: boolean;
}

/** Columns of the nodes and transfers of one transaction, used again for the next. */
export interface Plan {
  room: number;
  batch: AccountSteps;
  /** Row of its first transfer, and the key of that. */
  first: number;
  stepKey: number;
  count: number;
  sender: number;
  nodes: number;
  /** Account; below 0: the contract that makes or destroys asset -key - 1. */
  key: Float64Array;
  holder: Uint32Array;
  asset: Uint32Array;
  /** Three numbers of eight words a node: in, out, and what it has so far. */
  sums: Uint32Array;
  /** Place that was followed before, 0 for none; place that stands for the node while value passes it, 0 for none. */
  slot: Int32Array;
  passing: Int32Array;
  /** Holder of the site that gives from the node; NO_SITE for none. */
  site: Float64Array;
  converted: Uint8Array;
  waiting: Int32Array;
  payer: Int32Array;
  receiver: Int32Array;
  order: Int32Array;
  ordered: number;
  fees: Int32Array;
  feeCount: number;
}
