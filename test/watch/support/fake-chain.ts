import { createHash } from 'node:crypto';
import type { Movement } from '../../../src/watch/alert.ts';
import type { WatchChain } from '../../../src/watch/chain/watch-chain.ts';

export interface FakeBlock {
  readonly hash: string;
  /** Transactions with the entry (by address) that each moves. */
  readonly txs: readonly { readonly tx: string; readonly address: string }[];
}

/** A chain that is a list of blocks; height is the position. */
export function fakeChain(blocks: readonly FakeBlock[]): WatchChain {
  return {
    chain: 'bitcoin-regtest',
    manifest: createHash('sha256')
      .update(blocks.map(({ hash }) => hash).join())
      .digest('hex'),
    firstHeight: 0,
    tipHeight: blocks.length - 1,
    hashAt: (height) => blocks[height]?.hash,
    holds: async (tx) => blocks.some(({ txs }) => txs.some((other) => other.tx === tx)),
    hasAddress: async (address) => blocks.some(({ txs }) => txs.some((other) => other.address === address)),
    unchanged: () => true,
    async *movements(entries, from, to) {
      for (let height = Math.max(0, from); height <= to; height++)
        for (const { tx, address } of blocks[height]!.txs)
          for (const [entry, about] of entries.entries())
            if (about.kind === 'address' && about.address === address)
              yield { entry, movement: movementOf(tx, { height, block: blocks[height]!.hash, address }) };
    },
    close: async () => undefined,
  };
}

function movementOf(tx: string, at: { height: number; block: string; address: string }): Movement {
  const { height, block, address } = at;
  return {
    rule: 'spent',
    grade: 'verified',
    tx,
    height,
    time: 1_600_000_000 + height * 600,
    block,
    watched: [address],
    amounts: [{ asset: 'BTC', decimals: 8, out: '100' }],
    parties: [],
    partiesTotal: 0,
  };
}
