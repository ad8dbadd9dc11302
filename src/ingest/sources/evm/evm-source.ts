import type { EvmBlock, EvmHex } from '../../../chains/evm/block/evm-block.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';

/** Something left out or noticed that the user should know. */
export interface EvmSourceNote {
  /**
   * gap: blocks are missing between those that are there; bad-row: rows left out because they are damaged; incomplete:
   * blocks whose rows do not give what their header says (only when asked to be lenient); no-traces, no-receipts: the
   * source has none, internal calls or logs and fees are missing.
   */
  readonly kind: 'gap' | 'bad-row' | 'incomplete' | 'no-traces' | 'no-receipts';
  readonly count: number;
  /** Place of the first of them. */
  readonly first: string;
}

/** Where blocks of an EVM chain come from. Blocks come verified: `checks` of each says by what. */
export interface EvmSource {
  readonly name: string;
  readonly chain: EvmChain;
  /** Number of the last block, -1 for none. */
  readonly tipHeight: number;
  /** Number of the first block that the source can deliver. */
  readonly firstHeight: number;
  /** What was left out, and why; grows while blocks are read. */
  readonly notes: readonly EvmSourceNote[];
  /** Hash of the source's block of that number; undefined where it has none. */
  hashAt(number: number): Promise<EvmHex | undefined>;
  /** Blocks from `from` on, in order, each checked to follow on the one before it where numbers follow. */
  blocks(from: number): AsyncGenerator<EvmBlock>;
  close(): void;
}
