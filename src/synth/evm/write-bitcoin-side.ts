import { join } from 'node:path';
import { generateChain } from '../generate-chain.ts';
import type { EvmTruthLists, SynthTag } from './evm-scene.ts';
import type { TruthChain } from './evm-truth.ts';
import { bitcoinPart } from './story/bitcoin-part.ts';
import type { Crossed } from './story/crossed.ts';

const TRANSACTIONS = 1_500;
/** First height at which coins of the generator can be spent, with a margin for the purse to fill. */
const FIRST_HEIGHT = 120;
/** Blocks from the first payout to the last. */
const STRETCH = 16;

/** The Bitcoin chain (regtest) behind the bridge, in a folder `bitcoin`, and its part of the truth. */
export async function writeBitcoinSide(near: {
  readonly directory: string;
  readonly seed: number;
  readonly crossed: readonly Crossed[];
  readonly signal: AbortSignal | undefined;
}): Promise<{ chain: TruthChain; lists: Partial<EvmTruthLists>; tags: readonly SynthTag[] }> {
  const path = 'bitcoin';
  const crossed = near.crossed.filter(({ protocol }) => protocol === 'thorchain');
  const times = crossed.map(({ time }) => time);
  const first = Math.min(...times);
  const spacing = Math.max(600, Math.ceil((Math.max(...times) - first) / STRETCH));
  const firstTime = first + 600 - FIRST_HEIGHT * spacing;
  const part = bitcoinPart(crossed, (time) => Math.ceil((time + 600 - firstTime) / spacing));
  const { truth } = await generateChain({
    directory: join(near.directory, path),
    seed: near.seed,
    transactions: TRANSACTIONS,
    story: { firstTime, spacing, reserved: crossed.length, acts: part.acts },
    ...(near.signal && { signal: near.signal }),
  });
  const { transactions, blocks, tipHash } = truth;
  const chain: TruthChain = {
    chain: truth.chain,
    form: 'blocks',
    path,
    transactions,
    firstBlock: 0,
    blocks,
    tipHash,
  };
  return { chain, lists: part.lists, tags: part.tags };
}
