import type { EvmChain } from '../../primitives/evm-chain.ts';
import type { LedgerBlock } from './ledger-block.ts';

export interface LedgerNote {
  readonly kind:
    | 'gap'
    | 'bad-row'
    | 'no-traces'
    | 'no-receipts'
    | 'undecoded'
    | 'implied'
    | 'unverified'
    | 'senders';
  readonly count: number;
  /** The first place, and why. */
  readonly first: string;
}

/** Tells whether a lake holds the begin of a table. */
export interface LedgerSums {
  readonly transfers: number;
  /** Base units of all assets together. */
  readonly value: bigint;
  /** Block numbers of all transfers together. */
  readonly numbers: bigint;
}

/** Blocks or rows of one account chain, in ascending order of number. */
export interface LedgerSource {
  readonly name: string;
  readonly chain: EvmChain;
  /** Lowest and highest number that it has; -1 when it has none. */
  readonly firstNumber: number;
  readonly tipNumber: number;
  /** True: reading a block again costs nothing (a file). */
  readonly cheapToReread: boolean;
  /** True where a tip may be replaced by another branch (a node). False: the source is one table, read as a whole. */
  readonly follows: boolean;
  hashAt(number: number): Promise<string | undefined>;
  blocks(from: number): AsyncIterable<LedgerBlock>;
  /** What stands in it up to a number, that one included, where the source is one table. */
  sumsThrough?(number: number): Promise<LedgerSums>;
  /** Filled while blocks are read. */
  readonly notes: readonly LedgerNote[];
  close(): void;
}
