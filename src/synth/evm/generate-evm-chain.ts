import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { createRandom } from '../random.ts';
import { synthAddressText } from '../synth-address-text.ts';
import { writeWhole } from '../write-whole.ts';
import { createBlockFileSink } from './create-block-file-sink.ts';
import { createEvmScene } from './create-evm-scene.ts';
import { createFlowSink } from './create-flow-sink.ts';
import type { EvmTruthLists } from './evm-scene.ts';
import { type EvmStage, evmStage } from './evm-stage.ts';
import type { EvmTruth, TruthChain } from './evm-truth.ts';
import { playEvmScene } from './play-evm-scene.ts';
import type { Crossed } from './story/crossed.ts';
import { farStory } from './story/far-story.ts';
import { theftStory } from './story/theft-story.ts';
import { writeBitcoinSide } from './write-bitcoin-side.ts';

/** More are written as a table of flows: signing takes a millisecond a transaction. */
const MOST_IN_BLOCKS = 200_000;
const DAY = 86_400;
/** UTC seconds: 15 March 2021; the number is of that time on Ethereum and before London. */
const FIRST_TIME = 1_615_766_400;
const FIRST_BLOCK = 12_040_000;
const FAR_FIRST_BLOCK = 5_700_000;
const MOST_WALLETS = 100_000;
const PAYOUTS = 4;

export interface EvmSynthOptions {
  /** Folder for the files; must not hold a truth.json. */
  readonly directory: string;
  readonly seed: number;
  /** At least so many on Ethereum; 1,000 to 50,000,000. */
  readonly transactions: number;
  /** Whole blocks, or only a table of flows. Default: whole blocks up to 200,000 transactions. */
  readonly blockFiles?: boolean;
  readonly signal?: AbortSignal;
}

export interface EvmSynthSummary {
  readonly truth: EvmTruth;
  /** Of Ethereum's file. */
  readonly bytes: number;
}

/**
 * Makes a case on synthetic chains: Ethereum with ordinary traffic, an exchange, pools, a mixer and a theft, and, where
 * whole blocks are written, the other chains to which bridges took what was stolen: BNB Chain and Bitcoin (regtest).
 * Beside them truth.json and tags.csv. The same options give the same bytes; memory does not depend on the length.
 * Errors: SYNTH_SIZE, FILE_EXISTS, CANCELLED.
 */
export async function generateEvmChain(options: EvmSynthOptions): Promise<EvmSynthSummary> {
  const { directory, transactions } = options;
  if (!Number.isInteger(transactions) || transactions < 1_000 || transactions > 50_000_000)
    throw new JejakError('SYNTH_SIZE', { meta: { transactions } });
  const truthFile = join(directory, 'truth.json');
  const refuse = () => {
    if (existsSync(truthFile)) throw new JejakError('FILE_EXISTS', { meta: { file: truthFile } });
  };
  return writeWhole(directory, refuse, (folder) => makeChain({ ...options, directory: folder }));
}

async function makeChain(options: EvmSynthOptions): Promise<EvmSynthSummary> {
  const { directory, seed, transactions, signal } = options;
  const whole = options.blockFiles ?? transactions <= MOST_IN_BLOCKS;
  const random = createRandom(seed);
  const perBlock = Math.max(8, Math.min(200, Math.floor(transactions / 500)));
  const spacing = Math.max(13, Math.floor((30 * DAY) / (transactions / perBlock)));
  const stage = evmStage({
    chain: 'ethereum',
    tokens: ['WETH', 'USDT', 'USDC', 'DAI', 'LINK'],
    firstBlock: FIRST_BLOCK,
    firstTime: FIRST_TIME,
    spacing,
  });
  const path = whole ? 'ethereum.jsonl' : 'ethereum.csv';
  const sink = whole
    ? await createBlockFileSink(join(directory, path), { chain: stage.chain, random })
    : createFlowSink(join(directory, path), random);
  const wallets = Math.max(60, Math.min(MOST_WALLETS, Math.floor(transactions / 10)));
  const scene = createEvmScene({ stage, sink, random, wallets });
  const crossed: Crossed[] = [];
  const bitcoin = Array.from({ length: PAYOUTS }, (_, i) => synthAddressText(seed, i));
  const acts = theftStory(scene, { bitcoin, crossed });
  await playEvmScene(scene, { transactions, perBlock, acts, signal });
  const { bytes, tipHash } = sink.finish();
  const chains: TruthChain[] = [
    {
      chain: stage.chain.id,
      form: whole ? 'blocks' : 'flows',
      path,
      transactions: scene.world.transactions,
      firstBlock: stage.firstBlock,
      blocks: scene.world.blocks,
      ...(tipHash && { tipHash }),
    },
  ];
  const lists = scene.truth;
  const tags = [...scene.tags];
  if (whole) {
    const near = { directory, seed, stage, crossed, signal };
    const far = await writeFarSide(near);
    const side = await writeBitcoinSide(near);
    chains.push(far.chain, side.chain);
    for (const part of [far.lists, side.lists])
      for (const [name, rows] of Object.entries(part))
        (lists[name as keyof EvmTruthLists] as unknown[]).push(...rows);
    tags.push(...far.tags, ...side.tags);
  }
  const truth: EvmTruth = { format: 'jejak-synthetic-evm-truth', version: 1, seed, chains, ...lists };
  const rows = tags.map(
    ({ address, label, category }) => `${address},${label},${category},service_data,synthetic truth\n`,
  );
  writeFileAtomic(join(directory, 'tags.csv'), `address,label,category,confidence,source\n${rows.join('')}`);
  writeFileAtomic(join(directory, 'truth.json'), `${JSON.stringify(truth, undefined, 1)}\n`);
  return { truth, bytes };
}

/** The chain behind the bridge with an id: it begins a while before the payout and ends after it. */
async function writeFarSide(near: {
  readonly directory: string;
  readonly seed: number;
  readonly stage: EvmStage;
  readonly crossed: readonly Crossed[];
  readonly signal: AbortSignal | undefined;
}) {
  const crossed = near.crossed.find(({ protocol }) => protocol === 'cbridge')!;
  const [transactions, perBlock, spacing] = [400, 8, 300];
  const random = createRandom(near.seed ^ 0x626e62);
  // The first act is played when three tenths of the transactions are there.
  const lead = Math.ceil((transactions * 0.3) / perBlock) * spacing;
  const stage = evmStage({
    chain: 'bnb',
    tokens: ['WBNB', 'USDC', 'USDT', 'BUSD'],
    firstBlock: FAR_FIRST_BLOCK,
    firstTime: crossed.time - lead + 2 * spacing,
    spacing,
  });
  const path = 'bnb.jsonl';
  const sink = await createBlockFileSink(join(near.directory, path), { chain: stage.chain, random });
  const scene = createEvmScene({ stage, sink, random, wallets: 60 });
  const usdc = near.stage.assets.find(({ symbol }) => symbol === 'USDC')!;
  const acts = farStory(scene, { crossed, fromChain: near.stage.chain.id, ...usdc });
  await playEvmScene(scene, { transactions, perBlock, acts, signal: near.signal });
  const { tipHash } = sink.finish();
  const chain: TruthChain = {
    chain: stage.chain.id,
    form: 'blocks',
    path,
    transactions: scene.world.transactions,
    firstBlock: stage.firstBlock,
    blocks: scene.world.blocks,
    tipHash: tipHash!,
  };
  return { chain, lists: scene.truth, tags: scene.tags };
}
