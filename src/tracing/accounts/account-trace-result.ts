import type { AccountCoverage, AssetInfo } from '../../graph/account-source.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { LabelBasis, TraceDirection, TraceTag } from '../trace-parameters.ts';
import type { LabelAmount, PolicyAmounts } from '../trace-result.ts';
import type { AccountSeed } from './account-trace-parameters.ts';
import type { Parcel } from './purses/purse.ts';

export type AccountStopReason =
  | 'unspent'
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
  /** Policies that taint it at all. */
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
  /** 0, or the trace is wrong. */
  readonly difference: bigint;
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

/** What one transaction brought into a bridge: it may go on in the trace of another chain. */
export interface Handover {
  readonly hash: string;
  readonly asset: number;
  /** Base units that entered, clean ones included. */
  readonly value: bigint;
  /** One a policy, in the order of the parameters. */
  readonly parcels: readonly (Parcel | undefined)[];
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
  };
  readonly coverage: AccountCoverage;
  readonly labels: readonly string[];
  /** Home accounts of seeds that are sources: a way that leads to one begins there. */
  readonly sources: readonly number[];
  readonly assets: ReadonlyMap<number, AssetInfo>;
  /** In the order and the direction of the walk: backward from the receiver to the payer, see chainHops. */
  readonly hops: readonly AccountHop[];
  readonly terminals: readonly AccountTerminal[];
  readonly overlaps: readonly AccountOverlap[];
  readonly handovers: readonly Handover[];
  readonly conservation: Readonly<Partial<Record<TaintPolicyId, readonly AssetConservation[]>>>;
  readonly counts: {
    /** Transactions that taint passed. */
    readonly transactions: number;
    /** Transfers that carried taint. */
    readonly transfers: number;
    readonly accounts: number;
    /** Transfers of all transactions of accounts that held taint: what the ledgers were led through. */
    readonly looked: number;
    readonly requests: number;
    /** Payments above what the data says the account had: taken as clean. */
    readonly uncovered: number;
  };
}
