import type { Heap } from '../frontier/create-heap.ts';
import type { MinValues } from '../min-values/min-values.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { TraceTag } from '../trace-parameters.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import type { AccountOverlap, AccountStopReason } from './account-trace-result.ts';
import type { Parcel, Purse } from './purses/purse.ts';

/** Parameters with defaults filled in. */
export interface AccountRules {
  readonly policies: readonly TaintPolicyId[];
  readonly backward: boolean;
  readonly tagOf: (home: number) => TraceTag | undefined;
  readonly maxDepth: number;
  readonly minValue: MinValues | undefined;
  readonly cutoffMillionths: bigint;
  readonly heightLimit: number;
  readonly maxPayments: number;
  readonly maxTransactions: number;
  readonly recordHops: boolean;
}

/** One asset of one address that holds taint. */
export interface Entry {
  readonly account: number;
  readonly home: number;
  readonly asset: number;
  /** One a policy; undefined where that policy does not taint it. */
  readonly purses: (Purse | undefined)[];
  readonly depth: number[];
  /** Added to the balance of the data, so that it is never below 0. */
  offset: bigint;
  /** Id of the next transfer of the account, -1 for none. */
  next: number;
  /** Whether the number of its payments was looked up. */
  checked: boolean;
  readonly source: boolean;
  arrivals: Arrivals;
}

export interface Arrivals {
  count: number;
  firstTx: number;
  lastTx: number;
  firstTime: number;
  lastTime: number;
  firstNumber: number;
  lastNumber: number;
}

export interface TerminalDraft {
  readonly account: number;
  readonly home: number;
  readonly asset: number;
  readonly reason: AccountStopReason;
  readonly tag?: TraceTag | undefined;
  /** Sums by label, one a policy. */
  readonly labels: Parcel[];
  readonly amounts: bigint[];
  depth: number;
  readonly arrivals: Arrivals;
}

export interface HopDraft {
  readonly tx: number;
  readonly number: number;
  readonly time: number;
  readonly transfer: number;
  readonly method: string;
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  readonly value: bigint;
  readonly amounts: PolicyAmounts;
  readonly into?: { readonly asset: number; readonly value: bigint; readonly amounts: PolicyAmounts };
}

export interface AssetTotals {
  seeds: bigint;
  absorbed: bigint;
  convertedIn: bigint;
  convertedOut: bigint;
  terminals: bigint;
  fees: bigint;
}

export type OverlapDraft = Omit<AccountOverlap, 'hash' | 'address'> & {
  readonly tx: number;
  readonly home: number;
};

/** A seed that is a transaction. */
export interface SeedTransaction {
  readonly label: number;
  /** The address that alone counts, if any. */
  readonly home: number | undefined;
  /** From another chain: the asset, its value, and what of it is tainted; else everything that the gainer got. */
  readonly arrival?: {
    readonly asset: number;
    readonly value: bigint;
    readonly parcels: readonly (Parcel | undefined)[];
  };
}

export interface HandoverDraft {
  readonly tx: number;
  readonly asset: number;
  /** Base units that entered, clean ones included. */
  readonly value: bigint;
  readonly parcels: (Parcel | undefined)[];
}

/** Everything that a running trace changes. */
export interface AccountState {
  readonly rules: AccountRules;
  readonly entries: Map<number, Entry>;
  /** Next transfers of the accounts that hold taint. */
  readonly heap: Heap;
  /** Keys on the heap that were not fetched yet. */
  unfetched: number[];
  readonly terminals: Map<AccountStopReason, Map<number | string, TerminalDraft>>;
  readonly hops: HopDraft[];
  readonly overlaps: OverlapDraft[];
  /** Base units below which an asset is not followed. */
  readonly minValues: Map<number, bigint>;
  /** By policy, then asset. */
  readonly totals: Map<number, AssetTotals>[];
  /** Seeds that are transactions: label, and the home that alone counts, if any. */
  readonly seedTransactions: Map<number, SeedTransaction[]>;
  /** What entered bridges: the pieces of the terminals of that reason. */
  readonly handovers: HandoverDraft[];
  /** Home accounts of bridges that are plain wallets. */
  readonly bridgeWallets: Set<number>;
  /** Home accounts of addresses that are sources themselves. */
  readonly sources: Set<number>;
  readonly touched: Set<number>;
  /** Entries whose number of payments was not looked up yet. */
  fresh: Entry[];
  processed: number;
  /** Transfers of the transactions that had their turn, those of clean value included. */
  looked: number;
  transfers: number;
  uncovered: number;
  requests: number;
}
