import type { Chain } from '../../primitives/chain.ts';
import type { BlockPlace } from '../segment/segment.ts';

/** A serialised block: `bytes[from, to)`. The bytes are valid until the next block is asked for. */
export interface SourceBlock {
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly place: BlockPlace;
}

/** Something left out or noticed that the user should know. */
export interface SourceNote {
  readonly kind: 'stale' | 'unfinished' | 'unconnected' | 'duplicate';
  readonly count: number;
  readonly first: BlockPlace;
}

/** Where blocks come from. Nothing of it is believed: every block is verified after it is read. */
export interface BlockSource {
  readonly name: string;
  readonly chain: Chain;
  /** True when reading old blocks again costs little: then an unfinished last segment is made anew instead of added to. */
  readonly cheapToReread: boolean;
  /** True for a node, whose chain may turn while it is read. */
  readonly follows: boolean;
  /** Height of the best chain's last block, -1 for none. */
  readonly tipHeight: number;
  /** Lowest height that the source can deliver. */
  readonly firstHeight: number;
  /** What was left out, and why. */
  readonly notes: readonly SourceNote[];
  /** Hash (as displayed) and compact target of the best chain's block at a height; undefined where it has none. */
  headerAt(height: number): Promise<{ hash: string; bits: number } | undefined>;
  /** Blocks of the best chain from `height` on, in order. */
  blocks(height: number): AsyncGenerator<SourceBlock>;
  close(): void;
}
