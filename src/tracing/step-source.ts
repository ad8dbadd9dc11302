import type { AssetInfo } from '../graph/account-source.ts';
import type { FlowBlocks } from '../graph/flow-source.ts';

/** Behind every key: there is no next step, as of the data's last block (an output is unspent). */
export const NEXT_NONE = 2 ** 53;
/** The same where nobody knows whether there is one: the data end there. */
export const NEXT_UNKNOWN = 2 ** 53 + 2;

/**
 * What is known of what accounts held: everything, everything since the data begin, or no more than single rows: those of
 * a table, or of blocks with gaps.
 */
export type KnownBalances = 'exact' | 'from' | 'none';

export interface StepCoverage {
  readonly family: 'outputs' | 'accounts';
  readonly chain: string;
  /** Heights (block numbers) of the first and the last block; -1 for an empty source. */
  readonly firstHeight: number;
  readonly tipHeight: number;
  /** Steps, and places that can occur: ids are below. */
  readonly steps: number;
  readonly places: number;
  readonly balances: KnownBalances;
  /** Whether the data show everything that leaves a place, for the chain's coin and for tokens: else they end there. */
  readonly complete: { readonly coin: boolean; readonly tokens: boolean };
  /** SHA-256 that names the data, hexadecimal. */
  readonly digest: string;
  /** Keys next to each other up to which reading all of them is cheaper than asking for each; 0: never. */
  readonly dense: number;
}

/**
 * Bitcoin-like transactions as columns, oriented: taint goes in by `in...` and out by `out...` (backward the spent outputs
 * are the outs). Keys ascend in the order of the walk. Values are satoshi.
 */
export interface OutputSteps {
  readonly family: 'outputs';
  readonly count: number;
  /** Id of the transaction; backward -id - 1. */
  readonly key: Float64Array;
  readonly height: Uint32Array;
  readonly flags: Uint8Array;
  /** Outputs of the transaction as the chain has it. */
  readonly outputs: Uint32Array;
  readonly inStart: Uint32Array;
  readonly inPlace: Float64Array;
  readonly inValue: BigInt64Array;
  readonly outStart: Uint32Array;
  readonly outPlace: Float64Array;
  readonly outValue: BigInt64Array;
  readonly outHolder: Uint32Array;
  /** Key of the step that takes it on, NEXT_NONE or NEXT_UNKNOWN. */
  readonly outNext: Float64Array;
}

/** Words of a row of `AccountSteps.rows`: the layout of transfers in ledger files. Amounts are eight words. */
export const STEP_ROW = {
  value: 0,
  payerHeld: 8,
  receiverHeld: 16,
  tx: 28,
  payer: 29,
  receiver: 30,
  payerAccount: 31,
  receiverAccount: 32,
  asset: 33,
  payerPaid: 34,
  kind: 36,
  words: 38,
} as const;

/**
 * Transactions of an account chain with their transfers, oriented as OutputSteps. A transfer is a row of words, used in
 * place; `payerHeld` and `receiverHeld` are what the accounts hold behind it by the record, below 0 where more was paid
 * than is recorded. Keys are of transfers: those of transaction t are firstKey[t] .. and as many as it has rows.
 */
export interface AccountSteps {
  readonly family: 'accounts';
  readonly count: number;
  readonly tx: Float64Array;
  readonly number: Float64Array;
  /** UTC seconds. */
  readonly time: Uint32Array;
  readonly sender: Uint32Array;
  /** 1: the transaction failed; only its fee was paid. */
  readonly failed: Uint8Array;
  readonly start: Uint32Array;
  readonly firstKey: Float64Array;
  readonly rows: Uint32Array;
  readonly payerNext: Float64Array;
  readonly receiverNext: Float64Array;
  readonly eventStart: Uint32Array;
  readonly eventSite: Uint32Array;
  readonly eventKind: Uint8Array;
  /** 1: a contract of the protocol's own list emitted it; 0: anybody may have. */
  readonly eventGenuine: Uint8Array;
  readonly eventProtocol: Uint16Array;
  /** Assets that it says were paid to the site and by it (backward the reverse); NO_ASSET for none. */
  readonly eventPaidIn: Uint32Array;
  readonly eventPaidOut: Uint32Array;
  /** Who it says paid in and got what was paid out (backward the reverse), as far as they take part; NO_HOLDER for none. */
  readonly eventPayer: Uint32Array;
  readonly eventRecipient: Uint32Array;
  /** Base units of the two assets, eight words an event; 0 beside NO_ASSET. */
  readonly eventValueIn: Uint32Array;
  readonly eventValueOut: Uint32Array;
}

export type StepBatch = OutputSteps | AccountSteps;

/** A step in a batch. */
export interface StepPlace<T extends StepBatch = StepBatch> {
  readonly batch: T;
  readonly t: number;
}

type OrPromise<T> = T | Promise<T>;

/** A place that a start names, with what it holds and the key of its next step in the direction of the walk. */
export interface StartPlace {
  readonly place: number;
  readonly holder: number;
  readonly asset: number;
  /** Base units; for accounts that are sources 0, because whatever leaves them counts. */
  readonly value: bigint;
  readonly next: number;
  /** Step that made the output, its height, and its position in it; -1 for accounts. */
  readonly step: number;
  readonly height: number;
  readonly position: number;
}

/**
 * All that the tracer asks of a world, in one direction. Ids: places are outputs, or accounts (one asset of one address);
 * holders are addresses; steps are transactions. One contract suite runs over all of them (test/contracts).
 */
export interface StepSource<T extends StepBatch = StepBatch> {
  readonly coverage: StepCoverage;
  readonly backward: boolean;
  /** The steps that hold these keys (ascending), each once, in order. */
  at(keys: Float64Array): OrPromise<T>;
  /** The step that holds a key and those behind it, `count` steps in all or fewer. */
  sweep?(key: number, count: number): OrPromise<T>;
  /** Payments that each account makes in all: beyond a limit nobody follows it (METHODS A.8). */
  degree(places: Uint32Array): OrPromise<Uint32Array>;
  /** Holder of the contract of each asset; NO_HOLDER where it has none. */
  assetHolders(assets: Uint32Array): OrPromise<Uint32Array>;
  assets(ids: Uint32Array): OrPromise<readonly AssetInfo[]>;
  /** Outputs: the blocks at these heights (ascending). */
  blocks(heights: Uint32Array): Promise<FlowBlocks>;
  /** Id of a transaction, undefined when it is not in the data. Errors: those of the hash's form. */
  findStep(hash: string): Promise<number | undefined>;
  /** Id of an address, undefined when it does not occur. Errors: those of the address's form. */
  findHolder(address: string): Promise<number | undefined>;
  /** The same for many at once. */
  findHolders(addresses: readonly string[]): Promise<(number | undefined)[]>;
  /** Steps by their ids, ascending; in the order of the walk. */
  steps(ids: Float64Array): Promise<T>;
  /** Outputs that a transaction made. */
  madeBy(step: number): Promise<StartPlace[]>;
  /** What a holder has behind a height, place by place. */
  heldAt(holder: number, height: number): Promise<StartPlace[]>;
  /** Accounts: every place of a holder, from a height on (backward: up to it). */
  placesOf(holder: number, height: number): Promise<StartPlace[]>;
  /** Last (backward: first) step at or below a height; steps behind it are beyond. */
  lastStep(height: number): Promise<number>;
  stepNames(ids: Float64Array): Promise<string[]>;
  holderNames(ids: Uint32Array): Promise<string[]>;
}

export const NO_HOLDER = 0xffffffff;
