import type { Party } from './party.ts';

export interface SynthLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

export interface SynthCall {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
}

/** A movement as a table of flows has it. */
export interface SynthMove {
  readonly from: string;
  readonly to: string;
  readonly symbol: string;
  /** Undefined for the chain's coin. */
  readonly contract: string | undefined;
  readonly decimals: number;
  readonly value: bigint;
}

/** A finished transaction of the synthetic world. */
export interface MadeEvmTransaction {
  readonly from: Party;
  readonly nonce: bigint;
  readonly to: string;
  readonly value: bigint;
  readonly input: string;
  readonly failed: boolean;
  readonly gasUsed: bigint;
  readonly gasPrice: bigint;
  readonly calls: readonly SynthCall[];
  readonly logs: readonly SynthLog[];
  readonly moves: readonly SynthMove[];
}

export interface BlockPlace {
  readonly number: number;
  /** UTC seconds. */
  readonly time: number;
  readonly miner: string;
}

/** Where the blocks of a synthetic EVM chain are written. */
export interface EvmSink {
  /** File that is written. */
  readonly file: string;
  /** True: logs and calls are written; false: only movements. */
  readonly whole: boolean;
  /** Address and, where transactions are signed, the key of somebody new. */
  identity(): { readonly address: string; readonly key?: Uint8Array };
  /** Adds to the open block; the transaction's hash. */
  add(made: MadeEvmTransaction): string;
  /** Writes the open block. */
  close(place: BlockPlace): void;
  /** Finishes the file. The hash is the last block's, undefined where blocks have none. */
  finish(): { readonly bytes: number; readonly tipHash: string | undefined };
}
