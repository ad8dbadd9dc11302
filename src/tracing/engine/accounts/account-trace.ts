import type { AccountSteps } from '../../step-source.ts';
import type { CarriedParcel } from '../../value/carried.ts';
import type { Arriving, Gate } from '../gate.ts';
import type { EndReason, TraceState } from '../state.ts';

/** A start that is a transaction. */
export interface StartStep {
  readonly label: number;
  /** The holder that alone counts, if any. */
  readonly holder: number | undefined;
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
  readonly bait: ReadonlySet<number>;
  /** Holders that a start names: their own names do not stop them. */
  readonly started: Set<number>;
  /** Assets that an exchange can be about though no event names them: the coin and listed tokens, as far as looked up. */
  readonly weighs: ReadonlySet<number>;
  /** Assets whose facts were looked up. */
  readonly known: Set<number>;
  /** Starts that are transactions, by the id of the transaction. */
  readonly startSteps: ReadonlyMap<number, readonly StartStep[]>;
  /** Sources: the key from which on whatever leaves them counts, by slot. */
  readonly sourceFrom: Map<number, number>;
  /** Other chains of the same trace, and what a bridge pays by the transaction. */
  readonly gate: Gate | undefined;
  readonly arriving: Map<number, Arriving[]>;
  /** Transfers that carried taint in the running transaction, as `plan` numbers them. */
  readonly plan: Plan;
  readonly run: TransactionRun;
  /** Whether more can be paid than is recorded: drained places then stay known. */
  readonly partial: boolean;
}

/**
 * One trade of several with one counterparty in one transaction: the transfer that pays it, and the one that brings what it
 * bought.
 */
export interface Trade {
  readonly paid: number;
  readonly got: number;
  /** The event that says so; below 0: a coin that is wrapped or unwrapped. */
  readonly event: number;
  /** Holds what was paid until it is brought; 0 for nothing. */
  slot: number;
  /** `void`: brought before it was paid, so that the plain rule of exchanges holds. */
  stage: 'open' | 'paid' | 'done' | 'void';
}

/** So many base units of one start, with their start units and the move that they came by. */
export interface Piece {
  readonly start: number;
  readonly move: number;
  readonly value: bigint;
  readonly units: bigint;
}

/** What one transaction does while it has its turn. */
export interface TransactionRun {
  /** Whether a transfer carried taint. */
  carried: boolean;
  /** By policy, fewest transactions from a start to a payer of tainted value; -1 where a start names this one. */
  readonly depth: number[];
  /** Ends of what came back to a source. */
  readonly returned: number[];
  /** Move of the transfer that has its turn. */
  move: number;
  readonly marks: StartMark[];
  readonly incoming: Incoming[];
  /** Whether a bridge says that it was paid; then what each transfer brought, and the node that is being settled. */
  bridging: boolean;
  readonly brought: Brought[];
  settling: number;
  /** Slots of what nobody can say who got it, by the node at which it stays behind. */
  readonly behind: Map<number, number>;
  /** Place in the plan's order of the transfer that has its turn. */
  at: number;
  /** What transfers of an ambiguous exchange bring at least, policy by policy. */
  readonly least: Map<number, readonly (readonly Piece[])[]>;
}

/** What one transfer brought a node, by policy. */
export interface Brought {
  readonly node: number;
  /** Holder. */
  readonly payer: number;
  readonly value: bigint;
  readonly parcels: readonly (CarriedParcel | undefined)[];
}

/** What a bridge paid a node in the running transaction, until its transfers have brought it. */
export interface Incoming {
  readonly node: number;
  /** The transfer of just this amount; below 0: whichever brings it. */
  readonly transfer: number;
  /** Holds what of it has not come yet. */
  readonly slot: number;
  readonly depth: readonly number[];
}

/** What a start says of the gain of a node. */
export interface StartMark {
  readonly node: number;
  readonly from: StartStep;
  /** Number of the start, 0 for what another chain hands over. */
  readonly start: number;
  readonly move: number;
  /** Base units that are still to be marked, by policy. */
  readonly left: bigint[];
  /** Base units that were marked. */
  readonly marked: bigint[];
}

/** Columns of the nodes and transfers of one transaction, used again for the next. */
export interface Plan {
  room: number;
  batch: AccountSteps;
  t: number;
  /** Row of its first transfer, and the key of its last one. */
  first: number;
  lastKey: number;
  count: number;
  sender: number;
  nodes: number;
  /** Account; below 0: the contract that makes or destroys asset -key - 1. */
  key: Float64Array;
  holder: Uint32Array;
  asset: Uint32Array;
  /** Numbers of eight words per node: see NODE. */
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
  /** Trades that events tell apart, by the transfer that pays them, and by the one that brings what was bought. */
  readonly paying: Map<number, Trade>;
  readonly getting: Map<number, Trade>;
}
