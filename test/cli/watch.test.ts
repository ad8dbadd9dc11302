import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { FLAG_COINJOIN } from '../../src/graph/flow-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { lockLake } from '../../src/ingest/lock.ts';
import { seal } from '../../src/lake/pages/seal.ts';
import type { Truth } from '../../src/synth/truth.ts';
import type { Alert } from '../../src/watch/alert.ts';
import { readFrames, writeFrames } from '../support/branch-files.ts';
import { emptyBranch, frameHash } from '../support/empty-branch.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { readWorld, type WorldTransaction } from '../synth/read-world.ts';
import { type ChainMove, chainMoves } from '../watch/support/chain-moves.ts';
import { run } from './support.ts';

// A chain is read up to a block, addresses are watched, the rest is read: what is told is compared with the tables.
const PART = 135;
const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const [part, whole] = [at('part'), at('whole')];
let truth: Truth;
let frames: Uint8Array[];
let world: WorldTransaction[];
/** The busiest address on both sides of the cut, one that comes only after it, and one in a cluster of several. */
let busy: string;
let late: string;
let clustered: string;
let members: number[];
const ids = new Map<string, number>();

beforeAll(async () => {
  truth = (await makeChain(folder.path, { transactions: 3_000 })).truth;
  frames = readFrames(at('blocks'));
  await ingestFiles(writeFrames(at('part-blocks'), frames.slice(0, PART + 1)), part);
  await ingestFiles(at('blocks'), whole);
  const source = openGraphSource(whole);
  world = await readWorld(source);
  const { addresses } = await source.coverage();
  const names = await source.addresses(Uint32Array.from({ length: addresses }, (_, i) => i));
  for (const [i, name] of names.entries()) ids.set(name, i);
  await source.close();
  const heights = new Map<string, number[]>();
  for (const { inputs, outputs, height } of world)
    for (const address of new Set([...inputs, ...outputs].map((side) => side.address)))
      if (!address.startsWith('script:') && address !== '')
        heights.set(address, [...(heights.get(address) ?? []), height]);
  const sides = (list: number[]) =>
    Math.min(list.filter((h) => h <= PART).length, list.filter((h) => h > PART).length);
  const byBusy = [...heights].sort((a, b) => sides(b[1]) - sides(a[1]));
  busy = byBusy[0]![0];
  late = [...heights].filter(([, list]) => list[0]! > PART).sort((a, b) => b[1].length - a[1].length)[0]![0];
  const clusters = openClusters(whole);
  clustered = byBusy.find(([address]) => address !== busy && clusters.of(ids.get(address)!).size > 4)![0];
  const cluster = clusters.of(ids.get(clustered)!);
  members = [...clusters.members(cluster, { offset: 0, limit: cluster.size })];
  clusters.close();
}, 60_000);
afterAll(() => folder.remove());

let copies = 0;
/** A lake of its own, as a test found it: the part of the chain. */
function lake(from = part): string {
  const data = at(`lake-${copies++}`);
  cpSync(from, data, { recursive: true });
  return data;
}
const grow = (data: string, list = frames) => ingestFiles(writeFrames(`${data}-blocks`, list), data);
const watch = (data: string, ...words: string[]) => run(['watch', ...words, '--data', data, '--lang', 'en']);

async function alerts(data: string, entry?: string): Promise<Alert[]> {
  const { out, code } = await watch(data, 'alerts', '--format', 'json');
  expect(code).toBe(0);
  const all = out.split('\n').filter(Boolean);
  return all.map((line) => JSON.parse(line) as Alert).filter((alert) => !entry || alert.entry === entry);
}

const movesOf = (list: readonly Alert[]) =>
  list.map(
    ({ tx, height, rule, amounts: [amount] }) =>
      ({
        tx,
        height,
        rule,
        ...(amount?.in === undefined ? {} : { in: amount.in }),
        ...(amount?.out === undefined ? {} : { out: amount.out }),
      }) as ChainMove,
  );
const between = (list: readonly ChainMove[], from: number, to: number) =>
  list.filter(({ height }) => height > from && height <= to);

describe('jejak watch on a chain of outputs', () => {
  it('tells what the chain says of an address, a cluster and an address that comes later, once', async () => {
    const data = lake();
    const added = await watch(data, 'add', busy, '--id', 'busy', '--note', 'case 17');
    expect([added.code, added.out]).toEqual([0, `Watched from block ${PART} on: busy.\n`]);
    expect((await watch(data, 'add', late, '--id', 'late')).out).toContain(
      `${late} does not occur in the data yet`,
    );
    expect((await watch(data, 'add', clustered, '--whole-cluster', '--id', 'gang')).out).not.toContain(
      'not occur',
    );
    const first = await watch(data, 'run');
    expect([first.code, await alerts(data)]).toEqual([0, []]);
    expect(first.out).toContain(`No new block since ${PART}`);
    await grow(data);
    expect((await watch(data, 'run')).code).toBe(0);
    const tip = frames.length - 1;
    for (const [entry, addresses] of [
      ['busy', [ids.get(busy)!]],
      ['late', [ids.get(late)!]],
      ['gang', members],
    ] as const) {
      const expected = between(await chainMoves(whole, addresses), PART, tip);
      expect(expected.length, entry).toBeGreaterThan(0);
      expect(movesOf(await alerts(data, entry)), entry).toEqual(expected);
    }
    const all = await alerts(data);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
    expect(all.find(({ entry }) => entry === 'busy')).toMatchObject({
      note: 'case 17',
      chain: 'bitcoin-regtest',
      watched: [busy],
      block: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const again = await watch(data, 'run');
    expect(again.out).toContain(`No new block since ${tip}`);
    expect(await alerts(data)).toEqual(all);
    expect((await watch(data, 'list')).out).toContain(`looked at to block ${tip}; ${all.length} lines`);
    // From a number on, and for a reader in both languages.
    const rest = await watch(data, 'alerts', '--offset', `${all.length - 1}`, '--format', 'json');
    expect(rest.out.trimEnd().split('\n')).toHaveLength(1);
    expect((await watch(data, 'alerts')).out).toMatch(/#1 .*: (spent|received), [-+]\d/);
    const { out } = await run(['watch', 'alerts', '--data', data, '--lang', 'id']);
    expect(out).toMatch(/#1 .*: (membayar|menerima), [-+]\d/);
    expect(out).toContain('catatan: case 17');
  });

  it('names who else took part, with amounts that add up', async () => {
    const data = lake(whole);
    await watch(data, 'add', busy, '--id', 'busy', '--after', '0');
    await watch(data, 'run');
    const byTx = new Map(world.map((tx) => [tx.txid, tx]));
    for (const { tx, rule, parties, partiesTotal } of await alerts(data)) {
      const { inputs, outputs } = byTx.get(tx)!;
      const sums = new Map<string, bigint>();
      for (const { address, value } of rule === 'spent' ? outputs : inputs)
        if (address !== busy && address !== '') sums.set(address, (sums.get(address) ?? 0n) + value);
      expect(partiesTotal).toBe(sums.size);
      for (const { address, amount } of parties) expect(`${sums.get(address)}`, tx).toBe(amount);
      expect(parties).toHaveLength(Math.min(20, sums.size));
    }
  });

  it('stays behind the tip by the confirmations that are asked for, and catches up', async () => {
    const data = lake();
    await watch(data, 'add', busy, '--id', 'busy');
    await grow(data);
    const tip = frames.length - 1;
    const expected = await chainMoves(whole, [ids.get(busy)!]);
    for (const confirmations of [20, 25, 3, 0]) {
      await watch(data, 'run', '--confirmations', `${confirmations}`);
      const deepest = confirmations === 25 ? tip - 20 : tip - confirmations;
      expect(movesOf(await alerts(data))).toEqual(between(expected, PART, deepest));
    }
  });

  it('looks back for an entry that is added late, without telling others again', async () => {
    const data = lake();
    await watch(data, 'add', busy, '--id', 'busy');
    await grow(data);
    await watch(data, 'run');
    const before = await alerts(data);
    await watch(data, 'add', clustered, '--id', 'older', '--after', '20');
    const { out } = await watch(data, 'run');
    expect(out).toContain('No new block');
    const tip = frames.length - 1;
    expect(movesOf(await alerts(data, 'older'))).toEqual(
      between(await chainMoves(whole, [ids.get(clustered)!]), 20, tip),
    );
    expect(await alerts(data, 'busy')).toEqual(before);
    // The same name for something else: its blocks are looked at as well.
    await watch(data, 'remove', 'older');
    await watch(data, 'add', late, '--id', 'older', '--after', '0');
    await watch(data, 'run');
    expect(movesOf(await alerts(data, 'older')).slice(-1)).toEqual(
      (await chainMoves(whole, [ids.get(late)!])).slice(-1),
    );
  });

  it('follows the coins of a theft: every transaction that the taint passes', async () => {
    const theft = [...truth.thefts].sort((a, b) => b.height - a.height)[0]!;
    const data = lake(whole);
    const seeds = theft.stolen.flatMap(({ outpoint }) => ['--trace', outpoint]);
    const DEPTH = 5;
    const add = await watch(
      data,
      'add',
      ...seeds,
      '--policy',
      'poison',
      '--depth',
      `${DEPTH}`,
      '--after',
      '0',
      '--id',
      'coins',
    );
    expect(add.err).toBe('');
    await watch(data, 'run');
    // Poison by hand: all that a tainted output pays for is tainted. A CoinJoin is told and not passed.
    const byId = new Map(world.map((tx) => [tx.id, tx]));
    const byTxid = new Map(world.map((tx) => [tx.txid, tx]));
    let frontier = new Set(
      theft.stolen.map(({ outpoint }) => {
        const [txid, vout] = outpoint.split(':');
        return byTxid.get(txid!)!.outputs[Number(vout)]!.spender;
      }),
    );
    const steps = new Set<number>();
    for (let depth = 0; depth < DEPTH; depth++) {
      const next = new Set<number>();
      for (const tx of frontier) {
        if (tx < 0 || steps.has(tx)) continue;
        steps.add(tx);
        const { outputs, flags } = byId.get(tx)!;
        if ((flags & FLAG_COINJOIN) === 0) for (const { spender } of outputs) next.add(spender);
      }
      frontier = next;
    }
    const told = await alerts(data, 'coins');
    expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(['trace-step']));
    expect(told.map(({ tx }) => tx).sort()).toEqual([...steps].map((id) => byId.get(id)!.txid).sort());
    for (const { tx, height } of told) expect(height).toBe(byTxid.get(tx)!.height);
    expect(steps.size).toBeGreaterThan(3);
  });

  it('follows a trace through an address that is called a thief, and no further than a service', async () => {
    const { txid, stolen } = [...truth.thefts].sort((a, b) => b.height - a.height)[0]!;
    const watchWith = async (category: string | undefined) => {
      const data = lake(whole);
      if (category) {
        const csv = at(`${category}.csv`);
        // The addresses to which the thief's own went on.
        const first = world.find((tx) => tx.txid === txid)!;
        const next = stolen.map(({ outpoint }) => first.outputs[Number(outpoint.split(':')[1])]!.spender);
        const there = world.filter(({ id }) => next.includes(id)).flatMap(({ outputs }) => outputs);
        const rows = [...new Set(there.map(({ address }) => address))].filter((text) =>
          text.startsWith('bcrt1'),
        );
        expect(rows.length).toBeGreaterThan(0);
        writeFileSync(
          csv,
          `address,label,category,confidence\n${rows.map((row) => `${row},x,${category},forensic\n`).join('')}`,
        );
        await run([
          'tags',
          'import',
          csv,
          '--set',
          'network=bitcoin-regtest',
          '--set',
          'source=s',
          '--data',
          data,
        ]);
      }
      await watch(
        data,
        'add',
        '--trace',
        txid,
        '--policy',
        'fifo',
        '--id',
        'coins',
        '--after',
        '0',
        '--min-value',
        '0.01',
      );
      await watch(data, 'run');
      return (await alerts(data)).map(({ tx }) => tx);
    };
    const plain = await watchWith(undefined);
    expect(await watchWith('service_hack')).toEqual(plain);
    const ended = await watchWith('exchange');
    expect(ended.length).toBeLessThan(plain.length);
    expect(plain).toEqual(expect.arrayContaining(ended));
  });

  it('says when a party carries a tag', async () => {
    const data = lake(whole);
    await watch(data, 'add', busy, '--id', 'busy', '--after', '0');
    const isOther = ({ address }: { address: string }) =>
      ![busy, ''].includes(address) && !address.startsWith('script:');
    const spends = world.filter(({ inputs }) => inputs.some(({ address }) => address === busy));
    const other = spends.flatMap(({ outputs }) => outputs).find(isOther)!.address;
    const csv = at('claims.csv');
    writeFileSync(
      csv,
      `address,label,category,confidence,source\n${other},Some Mixer,mixing_service,forensic,test\n`,
    );
    const taken = await run(['tags', 'import', csv, '--set', 'network=bitcoin-regtest', '--data', data]);
    expect(taken.code).toBe(0);
    await watch(data, 'run');
    const parties = (await alerts(data)).flatMap((alert) => alert.parties);
    const named = parties.filter(({ address }) => address === other);
    expect(named.length).toBeGreaterThan(0);
    for (const { label } of named) expect(label).toBe('Some Mixer');
    expect(parties.filter(({ address, label }) => address !== other && label !== undefined)).toEqual([]);
    expect((await watch(data, 'alerts')).out).toContain(`${other} (Some Mixer): `);
  });
});

describe('a reorganisation of the lake', () => {
  it('takes back what is in no block any more, and tells it again when it comes back', async () => {
    const data = lake();
    await watch(data, 'add', busy, '--id', 'busy');
    await grow(data);
    await watch(data, 'run');
    const first = await alerts(data);
    expect(first.length).toBeGreaterThan(2);
    // A longer branch from a block in the middle, with nothing in it.
    const fork = first[Math.floor(first.length / 2)]!.height;
    const count = frames.length - fork + 5;
    const empty = emptyBranch(frameHash(frames[fork - 1]!), { height: fork, count });
    await grow(data, [...frames, ...empty]);
    const { out } = await watch(data, 'run');
    const lost = first.filter(({ height }) => height >= fork);
    expect(out).toContain(`reorganised above block ${fork - 1}: ${lost.length} alert(s) withdrawn`);
    const withdrawn = (await alerts(data)).slice(first.length);
    expect(withdrawn.map(({ kind, of }) => [kind, of])).toEqual(lost.map(({ id }) => ['withdrawn', id]));
    expect((await watch(data, 'run')).out).toContain('No new block');
    // The first branch wins after all.
    const more = emptyBranch(frameHash(frames[frames.length - 1]!), { height: frames.length, count: 10 });
    await grow(data, [...frames, ...empty, ...more]);
    await watch(data, 'run');
    const again = (await alerts(data)).slice(first.length + withdrawn.length);
    expect(movesOf(again)).toEqual(movesOf(lost));
    const ids = (await alerts(data)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('while the data are shorter than before nothing is said', async () => {
    const data = lake(whole);
    await watch(data, 'add', busy, '--id', 'busy', '--after', '0');
    await watch(data, 'run');
    const before = await alerts(data);
    const short = lake();
    rmSync(join(short, 'watch'), { recursive: true, force: true });
    cpSync(join(data, 'watch'), join(short, 'watch'), { recursive: true });
    const { code, err } = await watch(short, 'run');
    expect([code, err]).toEqual([75, expect.stringContaining(`WATCH_BEHIND: The data end at block ${PART}`)]);
    expect(await alerts(short)).toEqual(before);
    await grow(short);
    expect((await watch(short, 'run')).code).toBe(0);
    expect(await alerts(short)).toEqual(before);
  });
});

describe('what is wrong is told, and changes nothing', () => {
  it.each([
    [
      'an address with a slip',
      ['add', 'bcrt1qwyf5jls27eh8507h8fhyq8flja3050sddyceyd'],
      /SCREEN_SUBJECT.*checksum/is,
    ],
    ['an address of another chain', ['add', '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'], /SCREEN_SUBJECT/],
    ['nothing to add', ['add'], /OPTION_INVALID/],
    ['a name that is none', ['add', 'LATE', '--id', 'The Thief'], /OPTION_INVALID.*The Thief/s],
    ['a name for two', ['add', 'LATE', 'GANG', '--id', 'x'], /OPTION_INVALID/],
    ['one address twice', ['add', 'LATE', 'LATE'], /WATCH_ENTRY.*this already/s],
    ['what is watched already', ['add', 'LATE', 'BUSY'], /WATCH_ENTRY.*this already: busy/s],
    ['a name that is taken', ['add', 'LATE', '--id', 'busy'], /WATCH_ENTRY.*busy/s],
    ['several policies', ['add', '--trace', 'TXID', '--policy', 'fifo,poison'], /OPTION_INVALID/],
    ['a trace from nowhere', ['add', '--trace', 'ab'.repeat(32)], /TX_UNKNOWN/],
    ['a seed that is none', ['add', '--trace', 'hello'], /OUTPOINT_INVALID|TXID_INVALID/],
    ['an entry that is not there', ['remove', 'busy', 'nobody'], /WATCH_ENTRY.*nobody/s],
    ['words where none belong', ['run', 'now'], /OPTION_INVALID/],
  ])('%s', async (_, words, message) => {
    const data = lake();
    await watch(data, 'add', busy, '--id', 'busy');
    const file = join(data, 'watch', 'list.yaml');
    const before = readFileSync(file, 'utf8');
    const named = words.map(
      (word) => ({ BUSY: busy, LATE: late, GANG: clustered, TXID: truth.thefts[0]!.txid })[word] ?? word,
    );
    const { code, err, out } = await watch(data, ...named);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('a cluster is not looked at without its members: the others would be lost', async () => {
    const data = lake(whole);
    await watch(data, 'add', clustered, '--whole-cluster', '--id', 'gang', '--after', '0');
    rmSync(join(data, 'clusters'), { recursive: true });
    expect(await watch(data, 'run')).toMatchObject({
      code: 1,
      err: expect.stringContaining('CLUSTERS_MISSING'),
    });
    // An ingest writes them last; until then there is only patience.
    const release = await lockLake(data);
    expect(await watch(data, 'run')).toMatchObject({
      code: 75,
      err: expect.stringContaining('WATCH_LAKE_CHANGED'),
    });
    release();
    await grow(data);
    expect((await watch(data, 'run')).code).toBe(0);
    expect(movesOf(await alerts(data))).toEqual(between(await chainMoves(whole, members), 0, frames.length));
  });

  it('an address and its cluster are two entries with two names', async () => {
    const data = lake();
    await watch(data, 'add', busy);
    await watch(data, 'add', busy, '--whole-cluster');
    const { out } = await watch(data, 'list', '--format', 'json');
    const names = JSON.parse(out).entries.map(({ id }: { id: string }) => id);
    const plain = busy.toLowerCase();
    expect(names).toEqual([plain, `${plain}-2`]);
  });

  it.each([
    [
      'list.yaml',
      'entries:\n  - id: x\n    kind: address\n    address: nonsense\n    after: 0\n',
      /WATCH_LIST.*line 2/s,
    ],
    ['state.json', '{', /WATCH_STATE.*no JSON/s],
    ['state.json', '{"version":1}', /WATCH_STATE.*version 1 instead of 2/s],
    ['state.json', '{"version":2}', /WATCH_STATE.*no digest/s],
    ['state.json', seal({ version: 2 }), /WATCH_STATE.*fields/s],
    ['alerts.jsonl', '', /WATCH_JOURNAL.*ends at number 0/s],
    ['alerts.jsonl', 'x\n', /WATCH_JOURNAL/],
    ['sinks.yaml', 'sinks:\n  - id: x\n', /SINKS_IN_LAKE.*sinks\.yaml/s],
  ])('a damaged %s is an error with its place: %s', async (name, content, message) => {
    const data = lake(whole);
    await watch(data, 'add', busy, '--id', 'busy', '--after', '0');
    await watch(data, 'run');
    writeFileSync(join(data, 'watch', name), content);
    const { code, err } = await watch(data, 'run');
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toContain('    at ');
  });
});
