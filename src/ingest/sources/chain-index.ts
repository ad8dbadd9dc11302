import { blockWork, meetsTarget } from '../../chains/bitcoin/verify/proof-of-work.ts';
import { decodeHeader } from '../../chains/bitcoin/wire/decode-header.ts';
import { headerHash } from '../../chains/bitcoin/wire/header-hash.ts';
import { createKeyTable } from '../../graph/index/key-table.ts';
import type { Chain } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { BlockPlace } from '../segment/segment.ts';

/** A block found in a file: where, and what its header says. */
export interface FoundBlock {
  readonly place: BlockPlace;
  readonly file: number;
  readonly size: number;
  readonly bits: number;
  readonly previous: Uint8Array;
}

export interface BestChain {
  readonly firstHeight: number;
  /** Numbers of the blocks from `firstHeight` on. */
  readonly blocks: readonly number[];
  /** Blocks that connect, but not into the best chain. */
  readonly stale: readonly number[];
  /** Blocks whose ancestors are missing. */
  readonly unconnected: readonly number[];
}

/** Headers of all blocks in the files, whatever their order. About 200 bytes a block. */
export interface ChainIndex {
  /** Returns false when the block was there already. Errors: BLOCK_POW. */
  add(header: Uint8Array, found: Omit<FoundBlock, 'bits' | 'previous'>): boolean;
  block(index: number): FoundBlock;
  hash(index: number): string;
  /**
   * The chain with the most work, built on the genesis block or on a block that `known` gives a height for (what the
   * lake already has). Equal work: the first that was found, as a node decides.
   */
  best(known: (hash: Uint8Array) => { height: number; work: bigint } | undefined): BestChain | undefined;
}

export function createChainIndex(chain: Chain): ChainIndex {
  const table = createKeyTable(32, 8_192);
  const blocks: FoundBlock[] = [];

  function hashBytes(index: number): Uint8Array {
    return table.keys().subarray(index * 32, index * 32 + 32);
  }

  return {
    add(header, found) {
      const hash = headerHash(header, 0);
      const { bits, previous } = decodeHeader(header, 0);
      if (!meetsTarget(hash, bits, chain.powLimitBits)) {
        const place = ` (${found.place.file}, byte ${found.place.byte})`;
        throw new JejakError('BLOCK_POW', { meta: { hash: displayHash(hash), ...found.place, place } });
      }
      const before = table.size;
      if (table.insert(hash, 0) < before) return false;
      blocks.push({ ...found, bits, previous });
      return true;
    },
    block: (index) => blocks[index]!,
    hash: (index) => displayHash(hashBytes(index)),
    best(known) {
      const height = new Int32Array(blocks.length).fill(-2);
      const work: bigint[] = new Array<bigint>(blocks.length).fill(0n);
      const parent = blocks.map((block) => table.find(block.previous, 0));
      for (let start = 0; start < blocks.length; start++) settle(start);
      let top = -1;
      for (let i = 0; i < blocks.length; i++)
        if (height[i]! >= 0 && (top < 0 || work[i]! > work[top]!)) top = i;
      const unconnected = blocks.flatMap((_, i) => (height[i] === -1 ? [i] : []));
      if (top < 0)
        return unconnected.length === 0 ? undefined : { firstHeight: 0, blocks: [], stale: [], unconnected };
      const path: number[] = [];
      for (let i = top; i >= 0; i = parent[i]!) path.push(i);
      path.reverse();
      const main = new Set(path);
      const stale = blocks.flatMap((_, i) => (height[i]! >= 0 && !main.has(i) ? [i] : []));
      return { firstHeight: height[path[0]!]!, blocks: path, stale, unconnected };

      /** Heights and work of a block and all its ancestors; -1 is "not connected". */
      function settle(start: number): void {
        const trail: number[] = [];
        let at = start;
        while (at >= 0 && height[at] === -2) {
          trail.push(at);
          at = parent[at]!;
        }
        for (const index of trail.reverse()) {
          const block = blocks[index]!;
          const above = parent[index]!;
          const root = above >= 0 ? { height: height[above]!, work: work[above]! } : rootOf(index, block);
          height[index] =
            root === undefined || root.height === -1 ? -1 : root.height === -3 ? 0 : root.height + 1;
          work[index] = (root?.work ?? 0n) + blockWork(block.bits);
        }
      }

      function rootOf(index: number, block: FoundBlock): { height: number; work: bigint } | undefined {
        if (displayHash(hashBytes(index)) === chain.genesis) return { height: -3, work: 0n };
        return known(block.previous);
      }
    },
  };
}
