import type { TaintPolicyId } from './value/policies.ts';

/** What an investigator names as stolen. `label` is his name for it; seeds with the same label share one. */
export type Seed =
  | { readonly kind: 'outpoint'; readonly txid: string; readonly vout: number; readonly label: string }
  /** All outputs of the transaction. */
  | { readonly kind: 'transaction'; readonly txid: string; readonly label: string }
  /** All outputs of the address that are unspent after the block `height`. */
  | { readonly kind: 'address'; readonly address: string; readonly height: number; readonly label: string };

/** A claim about who holds an address. */
export interface TraceTag {
  readonly label: string;
  readonly category: string;
  /** It only names: value at the address is followed on. */
  readonly passes?: true;
  /** It is the tag of another address of the same cluster: an inference. */
  readonly inherited?: true;
  /** Whose claim the name is, where it is one of a table: the table's file. */
  readonly source?: string;
  /** It was asked to stop at a name of the address: value is not followed there, whatever the category. Accounts only. */
  readonly stop?: NameStop;
}

/** Why a name stops a trace: the pattern that was asked, the name that it met, and whose claim that is. */
export interface NameStop {
  readonly pattern: string;
  readonly name: string;
  readonly source: string;
}

/** What the names of a lake's own tables rest on. */
export interface TableNamesBasis {
  /** File names of the tables. */
  readonly tables: readonly string[];
  /** Of the names, as the lake has them. */
  readonly sha256: string;
  /** Addresses of the data that they name. */
  readonly addresses: number;
}

/** A pattern of names at which a trace was asked to stop, with the names and addresses of the data that it meets. */
export interface StopName {
  readonly pattern: string;
  readonly names: number;
  readonly addresses: number;
}

/** Tags by dense id of the address (home account). A Map is one. */
export interface TagTable {
  readonly size: number;
  get(id: number): TraceTag | undefined;
  /** Where the tags are from, for the echo of the parameters. */
  readonly basis?: LabelBasis;
  /** Of names that `size` does not count. */
  readonly tableNames?: TableNamesBasis;
  readonly stopAt?: readonly StopName[];
}

/** What imported labels rest on. */
export interface LabelBasis {
  /** UTC day for which they count. */
  readonly on: string;
  /** SHA-256 over the imported tags, and over the sanctions lists; empty where there are none. */
  readonly tags: string;
  readonly sanctions: string;
}

/** Tag of an address by its dense id. */
export type TagLookup = TagTable | ((addressId: number) => TraceTag | undefined);

export type TraceDirection = 'forward' | 'backward';

/** What to trace and where to stop. An absent limit does not stop anything. */
export interface TraceParameters {
  /** None where another chain's trace hands over what there is: then `labels` has to be given. */
  readonly seeds: readonly Seed[];
  /** Index 0 is clean value. Default: the labels of the seeds. */
  readonly labels?: readonly string[];
  readonly policies: readonly TaintPolicyId[];
  /** Forward: where the coins went; backward: where they came from. Default forward. */
  readonly direction?: TraceDirection;
  /** Value at a tagged address is not followed. Seeds are followed wherever they are. */
  readonly tags?: TagLookup;
  /** Follow value through transactions that look like a CoinJoin instead of stopping there. Default false. */
  readonly passCoinJoins?: boolean;
  /** Transactions between a seed and an output that is not followed any more. Counted for each policy by itself. */
  readonly maxDepth?: number;
  /** Satoshi: an output with less taint under a policy is not followed under that policy. */
  readonly minValue?: bigint | Readonly<Partial<Record<TaintPolicyId, bigint>>>;
  /** Haircut only: an output whose tainted share is below this many millionths is not followed. */
  readonly haircutCutoffMillionths?: number;
  /** Forward: last height whose transactions are looked at; backward: first height. */
  readonly heightLimit?: number;
  /** A transaction with more outputs is not passed (batch payouts of services). Default 1,000. */
  readonly maxOutputs?: number;
  /** Transactions looked at in all; the rest of the frontier is reported as not looked at. */
  readonly maxTransactions?: number;
  /** Forward only: tainted fees go on into the coinbase of their block, after the subsidy, in transaction order. */
  readonly followFees?: boolean;
  /** Keep every transaction that was passed, with its tainted inputs and outputs. Default true. */
  readonly recordHops?: boolean;
  /**
   * Leave txids and addresses empty and times 0, and of outputs that a backward trace met their heights and positions: ids are
   * enough for whoever asks for few of the names. Default false.
   */
  readonly nameless?: boolean;
}
