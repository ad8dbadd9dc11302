import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCRIPT_KINDS } from '../../src/chains/bitcoin/script-kind.ts';
import { SHARED_MIX_BITS } from '../../src/clustering/coinjoin/mix-bits.ts';
import {
  FLAG_COINBASE,
  FLAG_COINJOIN,
  type FlowMemo,
  type FlowSource,
  type MemoWish,
  NO_ADDRESS,
  NONE,
} from '../../src/graph/flow-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { openLakeSource } from '../../src/graph/open-lake-source.ts';
import { displayHash } from '../../src/primitives/display-hash.ts';
import type { SynthAddress } from '../../src/synth/coin.ts';
import { generateChain } from '../../src/synth/generate-chain.ts';
import type { Scenario } from '../../src/synth/scenario/scenario.ts';
import type { Truth } from '../../src/synth/truth.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
let truth: Truth;

beforeAll(async () => {
  truth = (await makeChain(folder.path)).truth;
  await ingestFiles(join(folder.path, 'blocks'), data);
});
afterAll(() => folder.remove());

const implementations: [string, () => Promise<FlowSource>][] = [
  ['graph files', async () => openGraphSource(data)],
  ['lake on DuckDB', () => openLakeSource(data)],
];

describe.each(implementations)('FlowSource: %s', (kind, open) => {
  let source: FlowSource;
  beforeAll(async () => {
    source = await open();
  });
  afterAll(() => source.close());
  const all = async () => source.transactions(Float64Array.from({ length: truth.transactions }, (_, i) => i));

  it('names itself and says what it covers', async () => {
    expect(source.kind).toBe(kind);
    const coverage = await source.coverage();
    expect(coverage).toMatchObject({
      chain: 'bitcoin-regtest',
      tipHeight: truth.blocks - 1,
      transactions: truth.transactions,
    });
    expect(coverage.manifestHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives every transaction with inputs and outputs that fit together', async () => {
    const batch = await all();
    expect(batch.count).toBe(truth.transactions);
    const amountOf = new Map<number, bigint>();
    const spenderOf = new Map<number, number>();
    for (let i = 0; i < batch.count; i++) {
      const coinbase = (batch.flags[i]! & FLAG_COINBASE) !== 0;
      let balance = 0n;
      for (let k = batch.inputStart[i]!; k < batch.inputStart[i + 1]!; k++) {
        const output = batch.inputOutput[k]!;
        expect(output === NONE).toBe(coinbase);
        if (coinbase) continue;
        expect(batch.inputValue[k]).toBe(amountOf.get(output));
        expect(spenderOf.get(output)).toBe(batch.tx[i]);
        expect(batch.inputTx[k]).toBeLessThan(batch.tx[i]!);
        balance += batch.inputValue[k]!;
      }
      for (let k = batch.outputStart[i]!; k < batch.outputStart[i + 1]!; k++) {
        const output = batch.outputFirst[i]! + k - batch.outputStart[i]!;
        amountOf.set(output, batch.outputValue[k]!);
        if (batch.outputSpender[k] !== NONE) spenderOf.set(output, batch.outputSpender[k]!);
        balance -= batch.outputValue[k]!;
      }
      if (!coinbase) expect(balance).toBeGreaterThanOrEqual(0n);
    }
    expect(amountOf.size).toBe((await source.coverage()).outputs);
  });

  it('gives what the wallet shows, and what the detectors saw', async () => {
    const batch = await all();
    let mixes = 0;
    for (let i = 0; i < batch.count; i++) {
      const shared = (batch.mixes[i]! & SHARED_MIX_BITS) !== 0;
      expect((batch.flags[i]! & FLAG_COINJOIN) !== 0).toBe(shared);
      if (shared) mixes += 1;
      const size =
        batch.inputStart[i + 1]! - batch.inputStart[i]! + batch.outputStart[i + 1]! - batch.outputStart[i]!;
      expect(batch.weight[i]).toBeGreaterThan(size * 120);
    }
    expect(mixes).toBeGreaterThan(0);
    const other = await implementations.find(([name]) => name !== kind)![1]();
    const there = await other.transactions(batch.tx);
    for (const column of ['mixes', 'print', 'locktime', 'weight'] as const)
      expect([...batch[column]]).toEqual([...there[column]]);
    const ids = Uint32Array.from({ length: (await source.coverage()).addresses }, (_, i) => i);
    const kinds = await source.scriptKinds(ids);
    expect(kinds).toEqual(await other.scriptKinds(ids));
    for (const [i, text] of (await source.addresses(ids)).entries())
      if (text.startsWith('bcrt1q')) expect(SCRIPT_KINDS[kinds[i]!]).toMatch(/^p2w/);
    await other.close();
  });

  it('answers in the order asked, also for few ids far apart', async () => {
    const ids = Float64Array.of(0, 3, 700, truth.transactions - 1);
    const [few, batch] = [await source.transactions(ids), await all()];
    expect(Array.from(few.tx)).toEqual(Array.from(ids));
    ids.forEach((id, i) => {
      expect(few.height[i]).toBe(batch.height[id]);
      expect(few.outputFirst[i]).toBe(batch.outputFirst[id]);
      const slice = (b: typeof few, at: number) =>
        Array.from(b.outputValue.slice(b.outputStart[at], b.outputStart[at + 1]));
      expect(slice(few, i)).toEqual(slice(batch, id));
    });
    expect((await source.transactions(new Float64Array(0))).count).toBe(0);
  });

  it('refuses ids that do not exist', async () => {
    await expect(source.transactions(Float64Array.of(truth.transactions))).rejects.toMatchObject({
      code: 'TX_UNKNOWN',
    });
  });

  it('finds transactions by txid and back, and says so when there is none', async () => {
    for (const theft of truth.thefts) {
      const id = await source.findTransaction(theft.txid);
      expect(id).toBeDefined();
      expect(await source.txids(Float64Array.of(id!))).toEqual([theft.txid]);
      expect((await source.transactions(Float64Array.of(id!))).height[0]).toBe(theft.height);
    }
    expect(await source.findTransaction('ab'.repeat(32))).toBeUndefined();
    await expect(source.findTransaction('ab')).rejects.toMatchObject({ code: 'TXID_INVALID' });
  });

  it('finds addresses by text and back', async () => {
    for (const place of truth.resting.slice(0, 8)) {
      const id = await source.findAddress(place.address);
      expect(id).toBeDefined();
      expect(await source.addresses(Uint32Array.of(id!))).toEqual([place.address]);
    }
    const texts = [
      truth.resting[0]!.address,
      'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202',
      truth.resting[1]!.address,
    ];
    const ids = [await source.findAddress(texts[0]!), undefined, await source.findAddress(texts[2]!)];
    expect(await source.findAddresses(texts)).toEqual(ids);
    expect(await source.findAddresses([])).toEqual([]);
    expect(await source.findAddress('bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202')).toBeUndefined();
    await expect(source.findAddress('nonsense')).rejects.toMatchObject({ code: 'ADDRESS_INVALID' });
  });

  it('knows who made an output', async () => {
    const batch = await all();
    const outputs = Float64Array.from({ length: 60 }, (_, i) => (i * 37) % batch.outputValue.length);
    const makers = await source.producers(outputs);
    outputs.forEach((output, i) => {
      const maker = makers[i]!;
      expect(output).toBeGreaterThanOrEqual(batch.outputFirst[maker]!);
      expect(output - batch.outputFirst[maker]!).toBeLessThan(
        batch.outputStart[maker + 1]! - batch.outputStart[maker]!,
      );
    });
  });

  it('tells of outputs alone what their transactions tell', async () => {
    const batch = await all();
    const ids = Float64Array.from({ length: 60 }, (_, i) => (i * 37) % batch.outputValue.length).sort();
    const { value, maker, spender } = await source.outputs(ids);
    expect(maker).toEqual(await source.producers(ids));
    ids.forEach((output, i) => {
      const at = batch.outputStart[maker[i]!]! + output - batch.outputFirst[maker[i]!]!;
      expect([value[i], spender[i]]).toEqual([batch.outputValue[at], batch.outputSpender[at]]);
    });
  });

  it('lists the outputs of an address, newest first, page by page, none twice', async () => {
    const batch = await all();
    const byAddress = new Map<number, number[]>();
    for (let i = 0; i < batch.count; i++) {
      for (let k = batch.outputStart[i]!; k < batch.outputStart[i + 1]!; k++) {
        const address = batch.outputAddress[k]!;
        if (address === NO_ADDRESS) continue;
        byAddress.set(address, [
          batch.outputFirst[i]! + k - batch.outputStart[i]!,
          ...(byAddress.get(address) ?? []),
        ]);
      }
    }
    const busiest = [...byAddress].sort((a, b) => b[1].length - a[1].length).slice(0, 3);
    expect(busiest[0]![1].length).toBeGreaterThan(5);
    for (const [address, expected] of busiest) {
      const found: number[] = [];
      let before: number | undefined;
      for (let page = 0; page < 1_000; page++) {
        const ids = await source.outputsOfAddress(address, {
          ...(before === undefined ? {} : { before }),
          limit: 4,
        });
        if (ids.length === 0) break;
        found.push(...ids);
        before = ids[ids.length - 1]!;
      }
      expect(found).toEqual(expected);
    }
  });

  it('gives blocks with time and transactions', async () => {
    const heights = Uint32Array.of(0, 5, truth.blocks - 1);
    const blocks = await source.blocks(heights);
    expect(Array.from(blocks.time)).toEqual([
      1_296_688_602,
      1_296_688_602 + 5 * 600,
      1_296_688_602 + (truth.blocks - 1) * 600,
    ]);
    expect(blocks.firstTx[0]).toBe(0);
    expect(blocks.firstTx[2]! + blocks.txCount[2]!).toBe(truth.transactions);
  });

  it('marks CoinJoins by the generic rule', async () => {
    for (const mix of truth.mixes) {
      const id = await source.findTransaction(mix.txid);
      const flags = (await source.transactions(Float64Array.of(id!))).flags[0]!;
      // The rule knows the shape of JoinMarket; Wasabi and Whirlpool have shapes of their own.
      if (mix.kind === 'joinmarket') expect(flags & FLAG_COINJOIN).toBe(FLAG_COINJOIN);
      if (mix.kind === 'whirlpool-tx0') expect(flags & FLAG_COINJOIN).toBe(0);
    }
  });
});

describe('memos', () => {
  const FIRST = 1_600_000_000;
  /** Headers stand 600 seconds apart. */
  const timeOf = (height: number) => FIRST + height * 600;
  const directory = join(folder.path, 'memos');

  beforeAll(async () => {
    const blocks = join(folder.path, 'memo-blocks');
    const act = (texts: readonly string[]) => (scenario: Scenario, to: SynthAddress) => {
      for (const text of texts) {
        const inputs = scenario.grant('victim-exchange', [100_000]);
        const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - 2_000;
        const note = new Uint8Array(Buffer.from(text, 'latin1'));
        const { coins } = scenario.blocks.add({ inputs, outputs: [{ address: to, value }], note });
        names.push([text, displayHash(coins[0]!.txid)]);
      }
    };
    await generateChain({
      directory: blocks,
      seed: 3,
      transactions: 1_500,
      story: {
        firstTime: FIRST,
        spacing: 600,
        reserved: 1,
        acts: ([to]) =>
          Object.entries(TEXTS).map(([height, texts]) => ({
            height: Number(height),
            act: (scenario: Scenario) => act(texts)(scenario, to!),
          })),
      },
    });
    await ingestFiles(blocks, directory);
  });
  const TEXTS: Readonly<Record<number, readonly string[]>> = {
    120: ['=:ETH.ETH:0x1', 'two'],
    124: ['not \u0001 text', 'OUT:AB'],
    126: ['last'],
  };
  const names: [string, string][] = [];
  const open: [string, () => Promise<FlowSource>][] = [
    ['graph files', async () => openGraphSource(directory)],
    ['lake on DuckDB', () => openLakeSource(directory)],
  ];

  it.each(open)(
    'of the %s: printable text in the order of the chain, by transactions and by time',
    async (_, openIt) => {
      const source = await openIt();
      const ask = async (wish: MemoWish) => {
        const found: FlowMemo[] = [];
        for await (const page of source.memos(wish)) {
          expect(page.length).toBeGreaterThan(0);
          found.push(...page);
        }
        return found;
      };
      const texts = async (wish: MemoWish) => (await ask(wish)).map(({ text }) => text);
      const idOf = new Map<string, number>();
      for (const [text, txid] of names) idOf.set(text, (await source.findTransaction(txid))!);
      const of = (...all: string[]) => Float64Array.from(all, (text) => idOf.get(text)!).sort();
      const all = ['=:ETH.ETH:0x1', 'two', 'OUT:AB', 'last'];
      expect(await ask({})).toEqual(
        all.map((text, i) => ({ tx: idOf.get(text), time: timeOf([120, 120, 124, 126][i]!), text })),
      );
      expect(await texts({ transactions: of('two', 'not \u0001 text', 'last') })).toEqual(['two', 'last']);
      expect(await texts({ transactions: Float64Array.of(0, 1) })).toEqual([]);
      expect(await texts({ transactions: Float64Array.of() })).toEqual([]);
      expect(await texts({ from: timeOf(124) })).toEqual(['OUT:AB', 'last']);
      expect(await texts({ from: timeOf(120), to: timeOf(124) })).toEqual(all.slice(0, 3));
      expect(await texts({ from: timeOf(120) + 1, to: timeOf(124) - 1 })).toEqual([]);
      expect(await texts({ to: FIRST - 1 })).toEqual([]);
      expect(await texts({ to: timeOf(123), transactions: of('two', 'last') })).toEqual(['two']);
      await source.close();
    },
  );
});

it('both implementations give the same answers', async () => {
  const [graph, lake] = [openGraphSource(data), await openLakeSource(data)];
  const ids = Float64Array.from({ length: truth.transactions }, (_, i) => i);
  expect(await graph.transactions(ids)).toEqual(await lake.transactions(ids));
  expect(await graph.coverage()).toEqual(await lake.coverage());
  const addresses = Uint32Array.from({ length: (await graph.coverage()).addresses }, (_, i) => i);
  expect(await graph.addresses(addresses)).toEqual(await lake.addresses(addresses));
  expect(await graph.txids(ids)).toEqual(await lake.txids(ids));
  await graph.close();
  await lake.close();
});

it('owners.csv names the owner of every address in the truth', () => {
  const owners = readFileSync(join(folder.path, 'blocks', 'owners.csv'), 'utf8');
  for (const theft of truth.thefts)
    for (const output of theft.stolen) expect(owners).toContain(`${output.address},${theft.actor},`);
});
