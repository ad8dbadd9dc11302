import type { AccountCoverage, AssetInfo } from '../../graph/account-source.ts';
import type { LabelBasis, StopName, TableNamesBasis, TraceDirection, TraceTag } from '../trace-parameters.ts';
import type { LabelAmount, PolicyAmounts } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import type { AccountSeed } from './account-trace-parameters.ts';

export type AccountStopReason =
  | 'unspent'
  /** The data end here: a table has no further row of the account, or internal calls or logs are missing. */
  | 'data-end'
  /** A token's sums pass 2^256: it lies. */
  | 'overflow'
  /** A counterfeit token: bait, and never a way. */
  | 'bait'
  /** An exchange of several people, of which nothing tells who got it: see `possible`. */
  | 'ambiguous'
  /** Backward: the data have nothing that came before. */
  | 'begin'
  | 'tag'
  | 'mixer'
  | 'bridge'
  | 'pool'
  | 'burnt'
  | 'source'
  | 'out-degree'
  | 'depth'
  | 'min-value'
  | 'cutoff'
  | 'height'
  | 'new-coins'
  | 'not-looked-at';

/** Where taint of one asset stopped, by account and reason. */
export interface AccountTerminal {
  readonly account: number;
  /** Home account of the address; -1 for coins destroyed (backward: made). */
  readonly home: number;
  readonly address: string;
  readonly asset: number;
  readonly reason: AccountStopReason;
  readonly tag?: TraceTag;
  /** Base units by policy. */
  readonly amounts: PolicyAmounts;
  readonly byLabel: Partial<Record<TaintPolicyId, readonly LabelAmount[]>>;
  /** By policy, the move that most of it came by. */
  readonly source: Partial<Record<TaintPolicyId, number>>;
  /** Policies that taint the place at all, for whatever reason it ends there. */
  readonly agreement: number;
  readonly depth: number;
  /** UTC seconds and block of the first and the last arrival of taint, and their number. */
  readonly firstTime: number;
  readonly lastTime: number;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly arrivals: number;
  /** Hash of the transaction of the first and of the last arrival. */
  readonly firstTx: string;
  readonly lastTx: string;
}

/** How value went: as the chain says, or by a rule of this program. */
export type EdgeMethod = string;

/** Taint that one transfer carried, or that a conversion turned into another asset. */
export interface AccountHop {
  /** Number of the move; the one that a conversion gives has the next number. */
  readonly move: number;
  readonly tx: number;
  readonly hash: string;
  readonly number: number;
  readonly time: number;
  /** Id of the transfer; -1 for a conversion. */
  readonly transfer: number;
  /** `transfer` and the like for what the chain says; a protocol's name, `wrap`, `mint` or `net-flow` for a conversion. */
  readonly method: EdgeMethod;
  readonly from: number;
  readonly fromAddress: string;
  readonly to: number;
  readonly toAddress: string;
  readonly asset: number;
  /** Whole value of the transfer; of a conversion, what was paid in. */
  readonly value: bigint;
  readonly amounts: PolicyAmounts;
  /** By policy, the move that what it carries mainly comes from; none for what a start or nobody is the origin of. */
  readonly source: Partial<Record<TaintPolicyId, number>>;
  /** A conversion: the asset that came out, with its value and tainted part. */
  readonly into?: { readonly asset: number; readonly value: bigint; readonly amounts: PolicyAmounts };
}

/** Base units of one asset under one policy. seeds + absorbed + in = terminals + fees + out + overlaps + difference. */
export interface AssetConservation {
  readonly asset: number;
  readonly seeds: bigint;
  /** Clean value that poison tainted. */
  readonly absorbed: bigint;
  /** Taint that conversions brought into this asset, and took out of it. */
  readonly convertedIn: bigint;
  readonly convertedOut: bigint;
  readonly terminals: bigint;
  readonly fees: bigint;
  /** What was paid beyond the record, of unknown origin: in no stolen sum. */
  readonly unknown: {
    readonly paid: bigint;
    readonly convertedIn: bigint;
    readonly convertedOut: bigint;
    readonly ended: bigint;
    readonly fees: bigint;
  };
  /** 0: books that do not close are an error. */
  readonly difference: bigint;
}

/** A payment above what the data record of its payer's holdings. */
export interface BeyondRecord {
  readonly hash: string;
  readonly time: number;
  readonly address: string;
  readonly asset: number;
  /** The whole payment, and the part that the record does not cover. */
  readonly value: bigint;
  readonly beyond: bigint;
}

/**
 * What a place may have got of what ended as `ambiguous` in a transaction, beyond what is carried there: at most its clean
 * part of that transaction. It is in no sum and in no agreement, and several places may have a claim to the same units.
 */
export interface PossibleReceipt {
  readonly hash: string;
  readonly time: number;
  readonly address: string;
  readonly asset: number;
  /** Base units by policy, at most. */
  readonly amounts: PolicyAmounts;
}

/** What became of one start of one asset, in its own units through all exchanges: what share of it is where. */
export interface StartSums {
  readonly label: number;
  /** Of the chain on which it was named. */
  readonly asset: number;
  readonly chain: string;
  readonly started: bigint;
  /** What the trace of another chain handed over. */
  readonly arrived: bigint;
  readonly ended: Readonly<Partial<Record<string, bigint>>>;
  readonly fees: bigint;
  readonly overlaps: bigint;
  readonly rounding: bigint;
}

export interface AccountOverlap {
  readonly hash: string;
  readonly address: string;
  readonly asset: number;
  readonly policy: TaintPolicyId;
  readonly kept: number;
  readonly ignored: number;
  readonly amount: bigint;
}

/** What an address is called. */
export interface AccountName {
  readonly home: number;
  readonly address: string;
  readonly tag: TraceTag;
}

export interface AccountTraceResult {
  readonly parameters: {
    readonly seeds: readonly AccountSeed[];
    readonly policies: readonly TaintPolicyId[];
    readonly direction: TraceDirection;
    readonly maxDepth?: number;
    readonly minValue?: string;
    readonly haircutCutoffMillionths?: number;
    readonly heightLimit?: number;
    readonly maxPayments: number;
    readonly maxTransactions?: number;
    readonly recordHops: boolean;
    readonly taggedAddresses: number;
    /** Where tags are from that were imported. */
    readonly labels?: LabelBasis;
    /** Where names are from that a table gave. */
    readonly tableNames?: TableNamesBasis;
    /** Names at which it was asked to stop. */
    readonly stopAt?: readonly StopName[];
  };
  readonly coverage: AccountCoverage;
  /** What is known of what accounts held: with anything but `exact`, FIFO and haircut are at most. */
  readonly balances: 'exact' | 'from' | 'none';
  readonly labels: readonly string[];
  /** Home accounts of seeds that are sources: a way that leads to one begins there. */
  readonly sources: readonly number[];
  readonly assets: ReadonlyMap<number, AssetInfo>;
  /** In the order and the direction of the walk: backward from the receiver to the payer, see chainHops. */
  readonly hops: readonly AccountHop[];
  readonly terminals: readonly AccountTerminal[];
  /** Every address of the hops and terminals that has a name, where the names of a table were asked. */
  readonly names?: readonly AccountName[];
  readonly overlaps: readonly AccountOverlap[];
  /** Payments above what is recorded: their excess is of unknown origin. */
  readonly beyond: readonly BeyondRecord[];
  /** In the order of the walk, the first 10,000 of `counts.possible`. */
  readonly possible: readonly PossibleReceipt[];
  readonly conservation: Readonly<Partial<Record<TaintPolicyId, readonly AssetConservation[]>>>;
  /** In start units; poison has none, because its starts overlap. */
  readonly starts: Readonly<Partial<Record<TaintPolicyId, readonly StartSums[]>>>;
  readonly counts: {
    /** Transactions that taint passed. */
    readonly transactions: number;
    /** Transfers that carried taint. */
    readonly transfers: number;
    readonly accounts: number;
    /** Transfers of all transactions of accounts that held taint: what the ledgers were led through. */
    readonly looked: number;
    readonly requests: number;
    /** Payments above what the data say the account had: as many as `beyond` has. */
    readonly uncovered: number;
    /** Receipts that are possible beyond what is carried: `possible` has the first ones. */
    readonly possible: number;
  };
}
