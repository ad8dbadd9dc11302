import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerHash } from '../chains/bitcoin/wire/header-hash.ts';
import { writeFileAtomic } from '../lake/files/write-file-atomic.ts';
import { CHAINS } from '../primitives/chain.ts';
import { displayHash } from '../primitives/display-hash.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { createAddressBook } from './address-book.ts';
import type { BitcoinStory } from './bitcoin-story.ts';
import { createBlockAssembler } from './block-assembler.ts';
import { createBlockSink } from './block-sink.ts';
import type { Coin } from './coin.ts';
import { createExchange } from './exchange.ts';
import { createRandom } from './random.ts';
import { campaign } from './scenario/campaign.ts';
import type { Act, Scenario, TruthLists } from './scenario/scenario.ts';
import type { Truth } from './truth.ts';
import { createWallets } from './wallets.ts';
import {
  FIRST_WALLET,
  type NamedOwner,
  OWNERS,
  ownerName,
  ownerNumber,
  usualKind,
  type World,
} from './world.ts';
import { writeWhole } from './write-whole.ts';

const WARM_UP = 110;
/** As block 0 of regtest has it. */
const FIRST_TIME = 1_296_688_602;
const BLOCK_SECONDS = 600;
const ALL_OWNERS = 1_000_000;
/** Satoshi that one campaign's thefts and the strangers in its mixes need. */
const CAMPAIGN_COST = 11_000_000_000;

export interface SynthOptions {
  /** Folder for blk*.dat, truth.json, owners.csv and tags.csv; must not hold block files. */
  readonly directory: string;
  readonly seed: number;
  /** At least so many, coinbases counted; 1,000 to 100,000,000. */
  readonly transactions: number;
  readonly txPerBlock?: number;
  /** Default 128 MiB, as Bitcoin Core. */
  readonly maxFileBytes?: number;
  /** Obfuscate the files and write xor.dat, as Bitcoin Core 28. */
  readonly xor?: boolean;
  /** Neighbouring blocks change places in the files, and one stale block is added. */
  readonly shuffle?: boolean;
  /** Instead of the thefts that the chain has by itself. */
  readonly story?: BitcoinStory;
  readonly signal?: AbortSignal;
  readonly onProgress?: (transactions: number) => void;
}

export interface SynthSummary {
  readonly truth: Truth;
  readonly bytes: number;
  readonly files: number;
}

/**
 * Makes a regtest chain with wallets, exchanges, a mixer, CoinJoins of each kind and thefts, and writes it as block
 * files with the truth beside it. The same options give the same bytes. Memory does not depend on the length.
 * Errors: SYNTH_SIZE, FILE_EXISTS, CANCELLED.
 */
export async function generateChain(options: SynthOptions): Promise<SynthSummary> {
  const { directory, transactions } = options;
  if (transactions < 1_000 || transactions > 100_000_000)
    throw new JejakError('SYNTH_SIZE', { meta: { transactions } });
  mkdirSync(directory, { recursive: true });
  const refuse = () => {
    const found = readdirSync(directory).find((name) => name.startsWith('blk'));
    if (found) throw new JejakError('FILE_EXISTS', { meta: { file: join(directory, found) } });
  };
  return writeWhole(directory, refuse, (folder) => makeChain({ ...options, directory: folder }));
}

async function makeChain(options: SynthOptions): Promise<SynthSummary> {
  const { directory, seed, transactions } = options;
  const chain = CHAINS['bitcoin-regtest'];
  const txPerBlock = options.txPerBlock ?? Math.max(12, Math.min(2_000, Math.floor(transactions / 60)));
  const random = createRandom(seed);
  const xor = options.xor ? Uint8Array.from({ length: 8 }, () => random.u32() & 255) : undefined;
  if (xor) writeFileSync(join(directory, 'xor.dat'), xor);
  const book = createAddressBook({
    chain,
    seed,
    path: join(directory, 'owners.csv'),
    alwaysBelow: FIRST_WALLET,
    sample: transactions <= ALL_OWNERS ? Number.POSITIVE_INFINITY : ALL_OWNERS,
    nameOf: ownerName,
  });
  const { story } = options;
  const { firstTime, spacing } = story ?? { firstTime: FIRST_TIME, spacing: BLOCK_SECONDS };
  const blocks = createBlockAssembler({ chain, book, random, firstTime, spacing });
  const reserved = Array.from({ length: story?.reserved ?? 0 }, () =>
    book.create(ownerNumber('actor-1'), 'p2wpkh', true),
  );
  const world: World = { random, book, blocks };
  const sink = createBlockSink({
    directory,
    magic: chain.magic,
    maxFileBytes: options.maxFileBytes ?? 128 * 1024 * 1024,
    ...(xor ? { xor } : {}),
  });
  const scenario = setUp(world, transactions);
  const write = orderedWriter(sink, options.shuffle ? random : undefined);
  sink.write(blocks.genesis());
  const miner = () => book.create(ownerNumber('miner'), usualKind(random), true);
  let tip: Uint8Array = blocks.genesis();
  const schedule = story ? story.acts(reserved) : planActs(transactions, txPerBlock);
  // The open block counts its coinbase already.
  while (blocks.transactions - 1 < transactions || schedule.length > 0) {
    if (options.signal?.aborted) throw new JejakError('CANCELLED');
    fillBlock(scenario, schedule, Math.min(txPerBlock, Math.max(2, transactions - blocks.transactions + 1)));
    tip = blocks.close(miner());
    write(tip);
    if (options.shuffle && blocks.height === WARM_UP) write(blocks.rival(miner()));
    if (blocks.height % 64 === 0) {
      options.onProgress?.(blocks.transactions);
      await new Promise((resume) => setImmediate(resume));
    }
  }
  write(undefined);
  const { bytes, files } = sink.finish();
  book.finish();
  writeTags(directory, scenario);
  const truth: Truth = {
    format: 'jejak-synthetic-truth',
    version: 1,
    chain: 'bitcoin-regtest',
    seed,
    // The open block has nothing but the coinbase that it would get.
    transactions: blocks.transactions - 1,
    blocks: blocks.height,
    tipHash: displayHash(headerHash(tip, 0)),
    owners: { recorded: book.recorded(), of: book.created() },
    ...scenario.truth,
  };
  writeFileAtomic(join(directory, 'truth.json'), `${JSON.stringify(truth, undefined, 1)}\n`);
  return { truth, bytes, files };
}

function setUp(world: World, transactions: number): Scenario {
  const { book, blocks } = world;
  const wallets = createWallets(world, Math.max(40, Math.min(50_000, Math.floor(transactions / 20))));
  const exchangeA = createExchange(world, 'exchange-a');
  const exchangeB = createExchange(world, 'exchange-b');
  const truth: TruthLists = {
    thefts: [],
    resting: [],
    peels: [],
    consolidations: [],
    mixes: [],
    chips: [],
    services: [],
  };
  const services: [string, Scenario['exchangeA']][] = [
    ['Exchange A hot wallet', exchangeA],
    ['Exchange B hot wallet', exchangeB],
  ];
  const tags = services.map(([label, exchange]) => ({
    address: book.text(exchange.hot),
    label,
    category: 'exchange',
    confidence: 'service_data',
  }));
  for (const tag of tags) truth.services.push({ name: tag.label, address: tag.address, kind: tag.category });
  const purse: Coin[] = [];
  const reserve = campaignsOf(transactions) * CAMPAIGN_COST;

  /** Mined coins pay for everything that the story needs; what is left over stays in the purse. */
  function grant(
    owner: NamedOwner | number,
    amounts: readonly number[],
    kind: Coin['address']['kind'] = 'p2wpkh',
  ): Coin[] {
    const number = typeof owner === 'number' ? owner : OWNERS.indexOf(owner);
    const needed = amounts.reduce((sum, amount) => sum + Math.round(amount), 0) + 20_000;
    const inputs: Coin[] = [];
    let have = 0;
    while (have < needed) {
      const coin = purse.pop() ?? blocks.takeMature();
      if (!coin) throw new RangeError('the purse of the scenario is empty');
      inputs.push(coin);
      have += coin.value;
    }
    const outputs = amounts.map((amount) => ({
      address: book.create(number, kind, true),
      value: Math.round(amount),
    }));
    outputs.push({
      address: book.create(ownerNumber('miner'), 'p2wpkh', true),
      value: have - needed + 18_000,
    });
    const made = blocks.add({ inputs, outputs }).coins;
    purse.push(made[made.length - 1]!);
    return made.slice(0, -1);
  }
  function save(): boolean {
    if (purse.reduce((sum, coin) => sum + coin.value, 0) >= reserve) return false;
    const coin = blocks.takeMature();
    if (coin) purse.push(coin);
    return coin !== undefined;
  }
  return { ...world, save, wallets, exchangeA, exchangeB, truth, tags, grant };
}

/** Heights of the acts: campaigns one after the other, spread over the middle of the chain. */
function planActs(transactions: number, txPerBlock: number): { height: number; act: Act }[] {
  const acts = Array.from({ length: campaignsOf(transactions) }, (_, i) => campaign(i)).flat();
  const active = Math.max(acts.length, Math.floor((transactions - WARM_UP) / txPerBlock));
  // Early enough that subsidies, which halve every 150 blocks, can still pay for the story.
  const stride = Math.max(1, Math.min(6, Math.floor((active * 0.6) / acts.length)));
  return acts.map((act, i) => ({ height: WARM_UP + 4 + i * stride, act }));
}

function campaignsOf(transactions: number): number {
  return Math.max(1, Math.min(10, Math.floor(transactions / 200_000)));
}

function fillBlock(scenario: Scenario, schedule: { height: number; act: Act }[], wanted: number): void {
  const { blocks, wallets, random, exchangeA, exchangeB } = scenario;
  if (blocks.height <= WARM_UP) return;
  const saved = blocks.height % 3 !== 0 && scenario.save();
  if (!saved && wallets.coins() < wallets.count * 3) endow(scenario);
  while (schedule[0] && schedule[0].height <= blocks.height) schedule.shift()!.act(scenario);
  let idle = 0;
  while (blocks.open < wanted && !blocks.full() && idle < 200) {
    const draw = random.below(100);
    if (draw < 4) depositAtExchange(scenario, draw < 2 ? exchangeA : exchangeB);
    else if (draw < 6) (draw < 5 ? exchangeA : exchangeB).act(wallets.receiver, wallets.receive);
    idle = wallets.pay() ? 0 : idle + 1;
  }
}

/** New coins reach the crowd by a payout of the miner. */
function endow(scenario: Scenario): void {
  const { blocks, wallets, book } = scenario;
  const coin = blocks.takeMature();
  if (!coin || coin.value < 1_000_000) return;
  const count = Math.min(400, wallets.count);
  const share = Math.floor((coin.value * 0.5) / count);
  if (share < 20_000) return;
  const outputs = [];
  for (let i = 0; i < count; i++) {
    const address = wallets.receiver();
    if (address) outputs.push({ address, value: share });
  }
  if (outputs.length === 0) return;
  const change = coin.value - share * outputs.length - 30_000;
  outputs.push({ address: book.create(ownerNumber('exchange-a'), 'p2wsh', true), value: change });
  const made = blocks.add({ inputs: [coin], outputs }).coins;
  for (const got of made.slice(0, -1)) wallets.receive(got);
  scenario.exchangeA.fund(made[made.length - 1]!);
}

function depositAtExchange(scenario: Scenario, exchange: Scenario['exchangeA']): void {
  const paid = scenario.wallets.spendTo(exchange.depositAddress());
  if (paid) exchange.deposit(paid);
}

/** Writes blocks in order or, when shuffling, in pairs that changed places. */
function orderedWriter(sink: { write(block: Uint8Array): void }, random: World['random'] | undefined) {
  let waiting: Uint8Array | undefined;
  return (block: Uint8Array | undefined): void => {
    if (waiting && block && random?.chance(50)) {
      sink.write(block);
      return;
    }
    if (waiting) sink.write(waiting);
    waiting = undefined;
    if (!block) return;
    if (random) waiting = block;
    else sink.write(block);
  };
}

function writeTags(directory: string, scenario: Scenario): void {
  const rows = scenario.tags.map(
    (tag) => `${tag.address},${tag.label},${tag.category},${tag.confidence},synthetic truth`,
  );
  writeFileAtomic(
    join(directory, 'tags.csv'),
    `address,label,category,confidence,source\n${rows.join('\n')}\n`,
  );
}
