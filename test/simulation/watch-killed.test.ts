import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { unseal } from '../../src/lake/pages/seal.ts';
import { createRandom } from '../../src/synth/random.ts';
import type { Alert } from '../../src/watch/alert.ts';
import { run } from '../cli/support.ts';
import { readFrames, writeFrames } from '../support/branch-files.ts';
import { emptyBranch, frameHash } from '../support/empty-branch.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { readWorld } from '../synth/read-world.ts';
import { chainMoves } from '../watch/support/chain-moves.ts';

/** Kills in the short form; JEJAK_LONG=1 makes it ten times as many. */
const KILLS = process.env.JEJAK_LONG ? 160 : 16;
const SEED = Number(process.env.JEJAK_SEED ?? 20_260_301);
const WATCHED = 3;

const folder = temporaryFolder();
let data = join(folder.path, 'lake');
let out = join(folder.path, 'out.jsonl');
let frames: Uint8Array[];
const watched: { address: string; id: number }[] = [];

beforeAll(async () => {
  await makeChain(folder.path, { transactions: 1_600 });
  frames = readFrames(join(folder.path, 'blocks'));
  await ingestFiles(join(folder.path, 'blocks'), data);
  const source = openGraphSource(data);
  const count = new Map<string, number>();
  for (const { inputs, outputs } of await readWorld(source))
    for (const address of new Set([...inputs, ...outputs].map((side) => side.address)))
      if (address && !address.startsWith('script:')) count.set(address, (count.get(address) ?? 0) + 1);
  for (const [address, n] of count) {
    // Some that move often, but not the one miner whose alerts would be most of the time.
    if (watched.length < WATCHED && n >= 8 && n <= 30)
      watched.push({ address, id: (await source.findAddress(address))! });
  }
  await source.close();
  await watchAll();
}, 60_000);
afterAll(() => folder.remove());

async function watchAll(): Promise<void> {
  const words = watched.map(({ address }) => address);
  expect((await run(['watch', 'add', ...words, '--after', '0', '--data', data])).code).toBe(0);
  const sinks = `sinks:\n  - id: file\n    kind: jsonl\n    data: ${data}\n    path: ${out}\n`;
  mkdirSync(join(folder.path, 'jejak'), { recursive: true });
  writeFileSync(join(folder.path, 'jejak', 'sinks.yaml'), sinks);
}

/** `jejak watch run` in a process of its own; killed at its n-th call that changes a file, or after some milliseconds. */
async function runProcess(kill?: { readonly call?: number; readonly after?: number }) {
  const words = ['watch', 'run', '--data', data];
  const script =
    kill?.call === undefined ? ['dist/cli/main.js'] : ['test/support/kill-at-call.mjs', `${kill.call}`];
  const child = spawn(process.execPath, [...script, ...words], {
    stdio: 'ignore',
    env: { ...process.env, XDG_CONFIG_HOME: folder.path },
  });
  const exit = once(child, 'exit');
  const timer = kill?.after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill.after);
  const [code, signal] = (await exit) as [number | null, string | null];
  clearTimeout(timer);
  return signal === 'SIGKILL' ? 'killed' : code;
}

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** What a reader of the sink believes: entries and transactions that were told and not taken back. */
function believed(): string[] {
  const standing = new Map<string, string>();
  for (const line of linesOf(out)) {
    const alert = JSON.parse(line) as Alert;
    if (alert.kind === 'withdrawn') standing.delete(alert.of!);
    else standing.set(alert.id, `${alert.entry} ${alert.rule} ${alert.tx}`);
  }
  return [...standing.values()].sort();
}

async function truth(): Promise<string[]> {
  const all: string[] = [];
  for (const { address, id } of watched)
    for (const { tx, rule } of await chainMoves(data, [id]))
      all.push(`${address.toLowerCase()} ${rule} ${tx}`);
  return all.sort();
}

describe(`a watch that is killed anywhere (repeat: JEJAK_SEED=${SEED} npx vitest run test/simulation)`, () => {
  it('gives the sink every alert once, also over a reorganisation', async () => {
    const random = createRandom(SEED);
    const fork = Math.floor(frames.length * 0.93);
    const count = frames.length - fork + 5;
    const empty = emptyBranch(frameHash(frames[fork - 1]!), { height: fork, count });
    let kills = 0;
    for (const blocks of [frames, [...frames, ...empty]]) {
      await ingestFiles(writeFrames(`${data}-blocks`, blocks), data);
      for (let i = 0; i < KILLS / 2; i++) {
        const kill = i % 4 === 3 ? { after: random.below(1_200) } : { call: 1 + random.below(200) };
        if ((await runProcess(kill)) === 'killed') kills += 1;
      }
      expect(await runProcess()).toBe(0);
      const expected = await truth();
      expect(expected.length).toBeGreaterThan(8);
      expect(believed()).toEqual(expected);
      // Line by line what the journal has, numbered without a gap.
      const journal = linesOf(join(data, 'watch', 'alerts.jsonl'));
      expect(linesOf(out)).toEqual(journal.map((line) => JSON.stringify(unseal(line))));
      const alerts = linesOf(out).map((line) => JSON.parse(line) as Alert);
      expect(alerts.map(({ seq }) => seq)).toEqual(alerts.map((_, i) => i + 1));
      expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
    }
    expect(kills, 'the process was killed at least once').toBeGreaterThan(0);
    expect(linesOf(out).some((line) => (JSON.parse(line) as Alert).kind === 'withdrawn')).toBe(true);
  }, 300_000);

  it('beside an ingest that rewrites the end of the lake, nothing is lost, told twice or withdrawn', async () => {
    data = join(folder.path, 'growing');
    out = join(folder.path, 'growing.jsonl');
    const blocks = `${data}-blocks`;
    const grow = async (count: number) => {
      writeFrames(blocks, frames.slice(0, count));
      // Small segments: an ingest takes the last ones back and writes them again.
      const words = ['test/support/ingest-process.mjs', blocks, data, '150'];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
      expect((await once(child, 'exit'))[0]).toBe(0);
    };
    await grow(112);
    await watchAll();
    let growing = true;
    const ingests = (async () => {
      for (let count = 113; count <= frames.length; count += 3) await grow(count);
      await grow(frames.length);
      growing = false;
    })();
    const codes: (string | number | null)[] = [];
    while (growing) codes.push(await runProcess());
    await ingests;
    expect(await runProcess()).toBe(0);
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
    expect(believed()).toEqual(await truth());
    const alerts = linesOf(out).map((line) => JSON.parse(line) as Alert);
    expect(alerts.filter(({ kind }) => kind === 'withdrawn')).toEqual([]);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
  }, 300_000);
});
