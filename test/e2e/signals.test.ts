import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/support.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const blocks = join(folder.path, 'blocks');
afterAll(() => folder.remove());

/** JEJAK_SIGNALS=all asks every command; otherwise one of each kind is asked. */
const ALL = process.env.JEJAK_SIGNALS === 'all';
/** Milliseconds: what a command may take to end, measured on a machine with more to do. */
const DEADLINE = 1_000;

beforeAll(async () => {
  await makeChain(folder.path, { transactions: 1_000 });
  expect((await run(['ingest', 'bitcoin', '--blocks', blocks, '--data', data, '--quiet'])).code).toBe(0);
}, 120_000);

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
  readonly took: number;
}

/** Starts a command that hangs at the n-th opening of a file below a folder, and sends signals when it does. */
async function signalled(
  words: readonly string[],
  hang: string,
  signals: readonly NodeJS.Signals[],
): Promise<Ended> {
  const preload = pathToFileURL('test/support/hang-at-call.mjs').href;
  const child = spawn(process.execPath, ['dist/cli/main.js', ...words, '--lang', 'en'], {
    env: { ...process.env, NODE_OPTIONS: `--import ${preload}`, JEJAK_HANG: hang },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  let sent = 0;
  child.stderr.on('data', (part) => {
    err += part;
    if (sent > 0 || !err.includes('hangs\n')) return;
    sent = performance.now();
    for (const signal of signals) child.kill(signal);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, err, took: performance.now() - sent };
}

const start = () => {
  const truth = readFileSync(join(blocks, 'truth.json'), 'utf8');
  return /"([0-9a-f]{64}:\d+)"/.exec(truth)?.[1] ?? `${/"([0-9a-f]{64})"/.exec(truth)![1]}:0`;
};
const address = () =>
  /,((?:bcrt1|[mn2])[a-zA-Z0-9]{20,}),|^((?:bcrt1|[mn2])[a-zA-Z0-9]{20,}),/m
    .exec(readFileSync(join(blocks, 'owners.csv'), 'utf8'))!
    .slice(1)
    .find((found) => found)!;

/** Commands that only read a lake: the words, and where it hangs. */
const READERS: [string, () => string[], string][] = [
  ['trace', () => ['trace', '--from', start(), '--data', data], '3 lake'],
  ['why', () => ['why', address(), address(), '--data', data], '3 lake'],
  ['verify', () => ['verify', '--data', data], '2 lake'],
  ['cluster', () => ['cluster', address(), '--data', data], '3 lake'],
  ['address', () => ['address', address(), '--data', data], '3 lake'],
  ['tx', () => ['tx', start().slice(0, 64), '--data', data], '3 lake'],
  [
    'report',
    () => ['report', '--from', start(), '--data', data, '--out', join(folder.path, 'r.html')],
    '5 lake',
  ],
  ['same-source', () => ['same-source', '--from', start(), '--data', data], '2 lake'],
  ['peel', () => ['peel', start(), '--data', data], '3 lake'],
  ['held', () => ['held', '--data', data], '2 lake'],
  ['screen', () => ['screen', address(), '--data', data], '3 lake'],
  ['status', () => ['status', '--data', data], '2 lake'],
  ['stats', () => ['stats', '--data', data], '1 lake'],
];

describe('a command that never looks up', () => {
  const asked = READERS.filter(([name]) => ALL || ['trace', 'why', 'verify'].includes(name));
  it.each(asked)(
    '%s ends within a second of a signal',
    async (_name, words, hang) => {
      const before = hashFolder(data);
      const ended = await signalled(words(), hang, ['SIGTERM']);
      expect(ended.err).toContain('hangs');
      expect(ended.err).toContain('CANCELLED');
      expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
      expect(ended.took).toBeLessThan(DEADLINE);
      expect(hashFolder(data)).toEqual(before);
      expect(readdirSync(folder.path)).not.toContain('r.html');
      if (ALL) console.log(_name, Math.round(ended.took), 'ms');
    },
    60_000,
  );

  it('ends at once at the second signal', async () => {
    const ended = await signalled(READERS[0]![1](), READERS[0]![2], ['SIGINT', 'SIGTERM']);
    expect(['SIGINT', 'SIGTERM']).toContain(ended.signal);
    expect(ended.err).not.toContain('CANCELLED');
    expect(ended.took).toBeLessThan(DEADLINE / 2);
  }, 60_000);
});

/** Commands that write: words for a copy of the lake, and where they hang. */
const WRITERS: [string, (lake: string) => string[], string][] = [
  [
    'ingest',
    (lake) => ['ingest', 'bitcoin', '--blocks', blocks, '--data', `${lake}-new`, '--quiet'],
    '30 copy-',
  ],
  [
    'recluster',
    (lake) => ['recluster', '--change', 'unique(one-time & optimal)', '--data', lake],
    '25 copy-',
  ],
  [
    'tags import',
    (lake) => [
      'tags',
      'import',
      join(blocks, 'tags.csv'),
      '--set',
      'network=bitcoin-regtest',
      '--data',
      lake,
    ],
    '3 copy-',
  ],
  ['synth', (lake) => ['synth', '--out', `${lake}-synth`, '--transactions', '2000'], '2 copy-'],
];

describe('a command that writes', () => {
  const asked = WRITERS.filter(([name]) => ALL || ['ingest', 'recluster'].includes(name));
  it.each(asked)(
    '%s, stopped in the middle and run again, ends as if it had not been',
    async (name, words, hang) => {
      const [stopped, whole] = ['stopped', 'whole'].map((part) =>
        join(folder.path, `copy-${name}-${part}`.replace(' ', '-')),
      );
      for (const lake of [stopped!, whole!]) cpSync(data, lake, { recursive: true });
      const ended = await signalled(words(stopped!), hang, ['SIGINT']);
      expect(ended).toMatchObject({ err: expect.stringContaining('hangs'), signal: 'SIGINT' });
      expect(ended.took).toBeLessThan(DEADLINE);
      for (const lake of [stopped!, whole!]) expect((await run(words(lake))).code).toBe(0);
      const suffix = name === 'ingest' ? '-new' : name === 'synth' ? '-synth' : '';
      expect(hashFolder(`${stopped}${suffix}`)).toEqual(hashFolder(`${whole}${suffix}`));
      if (ALL) console.log(name, Math.round(ended.took), 'ms');
    },
    120_000,
  );
});
