/** An amount of an asset of a chain; base units as a decimal string. */
export interface TruthAmount {
  readonly chain: string;
  readonly symbol: string;
  /** Absent: the chain's coin. */
  readonly contract?: string;
  readonly amount: string;
}

/** One thing that the thief did, in the order in which it was done. */
export interface TruthStep extends TruthAmount {
  readonly kind:
    | 'theft'
    | 'gas'
    | 'split'
    | 'swap'
    | 'mixer-deposit'
    | 'mixer-withdrawal'
    | 'consolidation'
    | 'bridge-out'
    | 'bridge-in'
    | 'cash-out';
  readonly tx: string;
  readonly block: number;
  readonly from: string;
  readonly to: string;
}

export interface EvmTruthTheft extends TruthAmount {
  readonly label: string;
  readonly victim: string;
  readonly thief: string;
  readonly tx: string;
  readonly block: number;
}

export interface TruthSwap {
  readonly chain: string;
  readonly tx: string;
  readonly pool: string;
  readonly user: string;
  readonly paidIn: TruthAmount;
  readonly paidOut: TruthAmount;
}

/** A deposit and the withdrawal that it paid for: the chain does not join them. */
export interface TruthNote {
  readonly chain: string;
  readonly pool: string;
  readonly denomination: string;
  readonly depositor: string;
  readonly deposit: string;
  /** Absent: not withdrawn. */
  readonly withdrawal?: string;
  readonly recipient?: string;
  readonly relayer?: string;
  readonly thief: boolean;
}

export interface TruthBridge {
  readonly protocol: string;
  readonly out: TruthAmount & { readonly tx: string; readonly from: string };
  readonly in: TruthAmount & { readonly tx: string; readonly to: string };
}

/** Where the thief left money; a mixer or a bridge is where a trace of one chain has to stop. */
export interface EvmTruthResting extends TruthAmount {
  readonly kind: 'mixer' | 'bridge' | 'exchange_deposit' | 'unspent' | 'coinjoin';
  readonly address: string;
  readonly service?: string;
  readonly tx: string;
  /** True: only behind the mixer, so that no trace of the chain alone comes here. */
  readonly mixed: boolean;
}

/** A file of one chain. */
export interface TruthChain {
  readonly chain: string;
  readonly form: 'blocks' | 'flows';
  /** Relative to truth.json: a file of JSON lines, a CSV file, or a folder with blk*.dat. */
  readonly path: string;
  readonly transactions: number;
  readonly firstBlock: number;
  readonly blocks: number;
  readonly tipHash?: string;
}

/** What really happened: `truth.json` of an EVM case. */
export interface EvmTruth {
  readonly format: 'jejak-synthetic-evm-truth';
  readonly version: 1;
  readonly seed: number;
  readonly chains: readonly TruthChain[];
  readonly services: readonly {
    readonly name: string;
    readonly chain: string;
    readonly address: string;
    readonly kind: string;
  }[];
  readonly thefts: readonly EvmTruthTheft[];
  /** Addresses that the thief controls, in the order of their first use. */
  readonly thief: readonly { readonly chain: string; readonly address: string; readonly role: string }[];
  readonly steps: readonly TruthStep[];
  readonly swaps: readonly TruthSwap[];
  /** Notes of everybody; with more than 20,000, those of the thief and the first of the others. */
  readonly notes: readonly TruthNote[];
  readonly bridges: readonly TruthBridge[];
  readonly resting: readonly EvmTruthResting[];
}
