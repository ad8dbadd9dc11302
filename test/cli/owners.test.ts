import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import type { Truth } from '../../src/synth/truth.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const tags = join(folder.path, 'blocks', 'tags.csv');
let truth: Truth;
/** Two addresses with two steps or more between them, one that is alone, and inputs of a mix. */
let pair: [string, string];
let txid: string;
let alone: string;
let mixed: [string, string];

beforeAll(async () => {
  truth = (await makeChain(folder.path, { transactions: 3_000 })).truth;
  await ingestFiles(join(folder.path, 'blocks'), data);
  const source = openGraphSource(data);
  const clusters = openClusters(data);
  const { addresses } = await source.coverage();
  const text = async (id: number) => (await source.addresses(Uint32Array.of(id)))[0]!;
  for (let id = 0; id < addresses && !(pair && alone); id++) {
    const cluster = clusters.of(id);
    if (cluster.size === 1) alone = await text(id);
    if (cluster.id !== id || cluster.size < 3) continue;
    const [a, ...others] = clusters.members(cluster, { offset: 0, limit: cluster.size });
    for (const b of others) {
      const path = clusters.path(a!, b)!;
      if (path.length < 2 || pair) continue;
      pair = [await text(a!), await text(b)];
      txid = (await source.txids(Float64Array.of(path[0]!.tx)))[0]!;
    }
  }
  const mix = truth.mixes.find(({ kind }) => kind === 'joinmarket')!;
  const batch = await source.transactions(Float64Array.of((await source.findTransaction(mix.txid))!));
  mixed = [await text(batch.inputAddress[0]!), await text(batch.inputAddress[1]!)];
  clusters.close();
  await source.close();
}, 60_000);
afterAll(() => folder.remove());

const json = async (words: readonly string[]) => {
  const { out, code, err } = await run([...words, '--data', data, '--format', 'json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};

describe('why', () => {
  it('gives every step with its rule, and what the weakest one is', async () => {
    const answer = await json(['why', ...pair]);
    expect(answer).toMatchObject({ together: true });
    expect(answer.steps.length).toBeGreaterThan(1);
    expect(answer.steps[0]).toMatchObject({ from: pair[0], rule: 'multi-input', confidence: 90, txid });
    expect(answer.steps[answer.steps.length - 1].to).toBe(pair[1]);
    const table = await run(['why', ...pair, '--data', data, '--lang', 'en']);
    expect(table.out).toContain('weakest step: confidence 90 of 100');
  });

  it('says what is left without a transaction, and without the rule', async () => {
    const { without } = await json(['why', ...pair, '--without-tx', txid]);
    expect(without.parts.reduce((sum: number, size: number) => sum + size, 0)).toBe(without.size);
    const rule = await json(['why', ...pair, '--without-rule', 'multi-input']);
    expect(rule.without).toMatchObject({ together: false });
    expect(new Set(rule.without.parts)).toEqual(new Set([1]));
  });

  it('says why two addresses are apart: alone, or inputs of one CoinJoin', async () => {
    expect(await json(['why', pair[0], alone])).toMatchObject({ together: false });
    const table = await run(['why', ...mixed, '--data', data, '--lang', 'en']);
    expect(table.out).toContain('both are inputs of');
    expect(table.out).toContain('JoinMarket');
    expect(table.out).toContain('That is no proof of different owners.');
    expect(table.out).toMatch(/Data: bitcoin-regtest to height \d+/);
  });
});

describe('a person decides', () => {
  it('two addresses stay apart, are one owner again, and a transaction is ignored; each with name and reason', async () => {
    const signed = ['--by', 'A. Analyst', '--because', 'seen in court'];
    await json(['decide', 'apart', ...pair, ...signed]);
    const apart = await json(['why', ...pair]);
    expect(apart.together).toBe(false);
    expect((await json(['held'])).held.map(({ reason }: { reason: string }) => reason)).toContain('decision');
    await json(['decide', 'merge', ...pair, ...signed]);
    expect((await json(['why', ...pair])).steps).toEqual([
      expect.objectContaining({ rule: 'decision', confidence: 100 }),
    ]);
    const { decision } = await json(['decide', 'ignore', txid, ...signed]);
    expect(decision).toEqual({ decision: 'ignore', txid, by: 'A. Analyst', reason: 'seen in court' });
    const cluster = await json(['cluster', pair[0]]);
    expect(cluster.rules.decisions).toBe(2);
  });
});

describe('the rules of the clusters', () => {
  it('can be chosen, are kept for the next ingest, and go back', async () => {
    const usual = await json(['recluster']);
    const held = await json(['recluster', '--hold-from', '2']);
    expect(held.holds).toBeGreaterThan(0);
    expect(held.merges).toBeLessThan(usual.merges);
    await ingestFiles(join(folder.path, 'blocks'), data);
    expect((await json(['cluster', pair[0]])).rules.holdFrom).toBe(2);
    const change = await json(['recluster', '--hold-from', '0', '--change', 'unique(one-time & optimal)']);
    expect(change.merges).toBeGreaterThan(usual.merges);
    // The answer names the rules that made it, and no rate of other rules.
    const said = await run(['cluster', pair[0], '--data', data, '--lang', 'en']);
    expect(said.out).toContain('change: unique(one-time & optimal);');
    expect(said.out).not.toContain('Measured on');
    expect(said.out).toContain('the rates of co-spending do not hold');
    const tagged = await json(['recluster', '--change', 'none', '--hold-from', '10000', '--tags', tags]);
    expect(tagged).toMatchObject({ holds: 0, ownersUnknown: expect.any(Number) });
    const every = await json(['recluster', '--leave-out', 'none']);
    expect(every.merges).toBeGreaterThan(usual.merges);
    await json([
      'recluster',
      '--leave-out',
      'generic,wasabi-1.0,wasabi-1.1,wasabi-2,whirlpool-mix,joinmarket',
    ]);
  });
});

describe('a transaction, a peel chain, a theft', () => {
  it('tx names the kind of every mix of the truth, with its evidence', async () => {
    const names: Record<string, string> = {
      joinmarket: 'joinmarket',
      wasabi1: 'wasabi-1.1',
      wasabi2: 'wasabi-2',
      whirlpool: 'whirlpool-mix',
      'whirlpool-tx0': 'whirlpool-tx0',
    };
    for (const mix of truth.mixes) {
      const { sightings, coinJoin } = await json(['tx', mix.txid]);
      const seen = sightings.find(({ kind }: { kind: string }) => kind === names[mix.kind]);
      expect(seen?.evidence.length, mix.kind).toBeGreaterThan(0);
      expect(coinJoin).toBe(mix.kind !== 'whirlpool-tx0');
      if (mix.kind === 'whirlpool')
        expect(seen.evidence).toContainEqual({ fact: 'from-tx0', value: expect.anything() });
    }
  });

  it('tx --links counts the ways to read it, or says that it cannot in time', async () => {
    const mix = truth.mixes.find(({ kind }) => kind === 'whirlpool')!;
    const answer = await json(['tx', mix.txid, '--links']);
    expect(BigInt(answer.links.interpretations)).toBeGreaterThan(1_000n);
    const large = truth.mixes.find(({ kind }) => kind === 'wasabi1')!;
    expect(await json(['tx', large.txid, '--links'])).toMatchObject({ links: 'undecided' });
  });

  it('peel follows a peel chain of the truth', async () => {
    const [first, second] = truth.peels[0]!.hops;
    const answer = await json(['peel', first!.outpoint, '--tags', tags]);
    expect(answer.hops[0].txid).toBe(second!.outpoint.slice(0, 64));
    expect(answer.stop).toMatch(/unspent|tag|shape|confidence|depth|no-unique-change|coinjoin/);
    expect((await json(['peel', first!.outpoint, '--depth', '1'])).stop).toBe('depth');
    const sure = await json(['peel', first!.outpoint, '--min-confidence', '99.5 %']);
    expect([sure.stop, sure.leastConfidence]).toEqual(['confidence', 0.995]);
    const all = await json(['peel', first!.outpoint, '--min-confidence', '0']);
    expect(all.hops.length).toBe(truth.peels[0]!.hops.length - 1);
  });

  it('same-source finds where the thief combines', async () => {
    const seeds = truth.thefts.flatMap(({ txid: theft }) => ['--from', theft]);
    const answer = await json([
      'same-source',
      ...seeds,
      '--tags',
      tags,
      '--policy',
      'fifo',
      '--max-outputs',
      '25',
    ]);
    const named = answer.consolidations.map((one: { txid: string }) => one.txid);
    for (const { txid: combined } of truth.consolidations) expect(named).toContain(combined);
    expect(answer.groups.length).toBeGreaterThan(0);
  });
});

describe('bad input', () => {
  const write = (name: string, text: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  it.each<[string, () => string[], string]>([
    [
      'an address that is not in the data',
      () => ['why', pair[0], 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202'],
      'ADDRESS_UNKNOWN',
    ],
    ['an address that is none', () => ['why', pair[0], 'nonsense'], 'ADDRESS_INVALID'],
    [
      'a doubt about a transaction that is not there',
      () => ['why', ...pair, '--without-tx', 'ab'.repeat(32)],
      'TX_UNKNOWN',
    ],
    [
      'a doubt about a rule that is not there',
      () => ['why', ...pair, '--without-rule', 'guess'],
      'OPTION_INVALID',
    ],
    ['a decision without a reason', () => ['decide', 'apart', ...pair, '--by', 'me'], 'OPTION_MISSING'],
    [
      'a decision about one address',
      () => ['decide', 'merge', pair[0], '--by', 'me', '--because', 'x'],
      'OPTION_INVALID',
    ],
    [
      'another decision',
      () => ['decide', 'perhaps', ...pair, '--by', 'me', '--because', 'x'],
      'OPTION_INVALID',
    ],
    ['a kind that is not there', () => ['recluster', '--leave-out', 'wasabi-9'], 'OPTION_INVALID'],
    [
      'an expression that is none',
      () => ['recluster', '--change', 'optimal & & direct'],
      'CHANGE_EXPRESSION_INVALID',
    ],
    ['tags that are none', () => ['recluster', '--tags', write('bad.csv', 'a,b\n1,2\n')], 'TAGS_INVALID'],
    ['a peel without an output', () => ['peel', txid], 'OUTPOINT_INVALID'],
    [
      'a peel down to odds that are none',
      () => ['peel', `${txid}:0`, '--min-confidence', '101'],
      'OPTION_INVALID',
    ],
    ['a peel down to a word', () => ['peel', `${txid}:0`, '--min-confidence', 'low'], 'OPTION_INVALID'],
    ['a peel from an output that is not there', () => ['peel', `${txid}:99`], 'VOUT_UNKNOWN'],
  ])('%s', async (_, words, code) => {
    const before = (await json(['recluster'])).settings;
    const result = await run([...words(), '--data', data]);
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.err).toContain(code);
    expect((await json(['recluster'])).settings).toBe(before);
  });

  it('settings that somebody broke are named with their file, and nothing is changed', async () => {
    const path = join(data, 'clusters', 'settings.json');
    for (const text of ['{', '{"leaveOut":["nonsense"]}', '{"holdFrom":-1}']) {
      writeFileSync(path, text);
      const result = await run(['recluster', '--data', data]);
      expect([
        result.code,
        result.err.includes('CLUSTER_SETTINGS_INVALID'),
        result.err.includes(path),
      ]).toEqual([1, true, true]);
    }
  });
});
