import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import type { Truth } from '../../src/synth/truth.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

interface Terminal {
  readonly txid: string;
  readonly vout: number;
  readonly address: string;
  readonly reason: string;
  readonly tag?: { label: string; category: string; passes?: true; inherited?: true };
  readonly amounts: Record<string, string>;
}

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const file = join(folder.path, 'blocks', 'tags.csv');
let truth: Truth;
let made = 0;

/** A folder into which a file of tags was imported. */
async function labels(path: string): Promise<string> {
  const place = join(folder.path, `labels-${made++}`);
  const { code, err } = await run([
    'tags',
    'import',
    path,
    '--set',
    'network=bitcoin-regtest',
    '--data',
    place,
  ]);
  expect([code, err]).toEqual([0, '']);
  return place;
}

function write(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

async function trace(...words: string[]) {
  const from = truth.thefts.flatMap(({ txid }) => ['--from', txid]);
  const { out, err, code } = await run([
    ...['trace', ...from, '--min-value', '0.01', '--policy', 'haircut,fifo', '--data', data],
    ...['--format', 'json', ...words],
  ]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as { parameters: Record<string, unknown>; terminals: Terminal[] };
}

const ends = (terminals: readonly Terminal[]) =>
  terminals.map(({ txid, vout, reason, amounts }) => ({ txid, vout, reason, amounts }));

beforeAll(async () => {
  truth = (await makeChain(folder.path, { transactions: 3_000 })).truth;
  await ingestFiles(join(folder.path, 'blocks'), data);
}, 60_000);
afterAll(() => folder.remove());

describe('names of a trace out of imported labels', () => {
  it('end it where a file of the same tags ends it, and say where they are from', async () => {
    const place = await labels(file);
    const imported = await trace('--labels', place);
    const named = await trace('--tags', file);
    expect(imported.terminals).toEqual(named.terminals);
    expect(named.terminals.some(({ reason }) => reason === 'tag')).toBe(true);
    expect(named.parameters.labels).toBeUndefined();
    expect(imported.parameters.labels).toMatchObject({
      on: '2026-01-01',
      tags: expect.stringMatching(/^[0-9a-f]{64}$/),
      sanctions: '',
    });
  });

  it('do not end it at whoever is no service: the money goes on from there', async () => {
    const plain = await trace();
    const others = plain.terminals.filter(({ reason }) => reason === 'unspent');
    expect(others.length).toBeGreaterThan(0);
    const path = write(
      'thieves.csv',
      `address,label,category,confidence,source\n${others
        .map(({ address }) => `${address},the thief,service_hack,forensic,case 1`)
        .join('\n')}\n`,
    );
    const found = await trace('--labels', await labels(path));
    expect(ends(found.terminals)).toEqual(ends(plain.terminals));
    // A seed that was never spent was named by whoever asked, not by the label.
    const named = found.terminals.filter(({ tag }) => tag);
    expect(named.length).toBeGreaterThan(0);
    for (const { tag, reason } of named) {
      expect(reason).not.toBe('tag');
      expect(tag).toEqual({ label: 'the thief', category: 'service_hack', passes: true });
    }
    // A file that the user names for this question stops, as ever.
    const stopped = await trace('--tags', path);
    expect(stopped.terminals.filter(({ reason }) => reason === 'tag').length).toBeGreaterThan(0);
  });

  it('are inherited from the cluster where their maker says that they define it, and say so', async () => {
    // One deposit address of an exchange; its others are in one cluster with it, because the exchange spends them together.
    const { address: known } = truth.resting.find(({ kind }) => kind === 'exchange_deposit')!;
    const pack = (definer: string) =>
      write(
        `pack-${definer}.yaml`,
        `title: T\ncreator: me\ntags:\n- address: ${known}\n  label: Exchange\n  source: https://exchange.example\n  currency: BTC\n  network: bitcoin-regtest\n  confidence: ownership\n  category: exchange\n  is_cluster_definer: ${definer}\n`,
      );
    const found = await trace('--labels', await labels(pack('true')));
    const inherited = found.terminals.filter(({ tag }) => tag?.inherited);
    expect(inherited.length).toBeGreaterThan(0);
    const source = openGraphSource(data);
    const clusters = openClusters(data);
    const rootOf = async (address: string) => clusters.of((await source.findAddress(address))!).id;
    for (const { address, tag, reason } of inherited) {
      expect([reason, tag]).toEqual(['tag', { label: 'Exchange', category: 'exchange', inherited: true }]);
      expect(address).not.toBe(known);
      expect(await rootOf(address)).toBe(await rootOf(known));
    }
    const cluster = clusters.of((await source.findAddress(known))!);
    const members = await source.addresses(clusters.members(cluster, { offset: 0, limit: 100 }));
    clusters.close();
    await source.close();
    // Another maker calls another address of the cluster otherwise: neither name is hidden.
    const reached = new Set(inherited.map(({ address }) => address));
    const other = members.find((address) => address !== known && !reached.has(address))!;
    const twice = await labels(pack('true'));
    const second = write(
      'other.yaml',
      `title: O\ncreator: you\ntags:\n- address: ${other}\n  label: Thief\n  source: y\n  currency: BTC\n  network: bitcoin-regtest\n  confidence: forensic\n  category: service_hack\n  is_cluster_definer: true\n`,
    );
    await run(['tags', 'import', second, '--data', twice]);
    const both = (await trace('--labels', twice)).terminals.filter(({ tag }) => tag?.inherited);
    expect(both.length).toBe(inherited.length);
    for (const { tag, reason } of both) {
      expect(reason).toBe('tag');
      expect(tag!.label.split(' / ').sort()).toEqual(['Exchange', 'Thief']);
      expect(tag!.category).toBe('exchange');
    }
    const alone = await trace('--labels', await labels(pack('false')));
    expect(alone.terminals.some(({ tag }) => tag?.inherited)).toBe(false);
  });

  it('count for a day', async () => {
    const isSeed = ({ txid }: Terminal) => truth.thefts.some((theft) => theft.txid === txid);
    const { address } = (await trace()).terminals.find((terminal) => !isSeed(terminal))!;
    const path = write(
      'dated.yaml',
      `title: T\ncreator: me\ntags:\n- address: ${address}\n  label: Exchange\n  source: x\n  currency: BTC\n  network: bitcoin-regtest\n  confidence: ownership\n  category: exchange\n  valid_to: 2024-12-31\n`,
    );
    const place = await labels(path);
    const tagged = async (...words: string[]) =>
      (await trace('--labels', place, ...words)).terminals.filter(({ tag }) => tag).length;
    expect(await tagged()).toBe(0);
    expect(await tagged('--on', '2024-12-31')).toBeGreaterThan(0);
  });

  it('stand in the report, which names its day', async () => {
    const place = await labels(file);
    const out = join(folder.path, 'report.html');
    const words = [
      'report',
      '--from',
      truth.thefts[0]!.txid,
      '--labels',
      place,
      '--data',
      data,
      '--out',
      out,
    ];
    expect((await run([...words, '--lang', 'en'])).code).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page).toMatch(/Imported labels of 2026-01-01: tags SHA-256 [0-9a-f]{64}, sanctions lists –\./);
    expect(page).toContain('--on 2026-01-01');
    expect((await run([...words, '--lang', 'id'])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('Label yang diimpor, per 2026-01-01');
  });
});
