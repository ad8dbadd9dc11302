import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/synth/random.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { makeChain, temporaryFolder } from '../support/make-chain.ts';

/** Kills in the short form; JEJAK_LONG=1 makes it ten times as many. */
const KILLS = process.env.JEJAK_LONG ? 120 : 12;
const SEED = Number(process.env.JEJAK_SEED ?? 20_260_101);

const folder = temporaryFolder();
const blocks = join(folder.path, 'blocks');
let expected: Record<string, string>;

/** With `thread` every segment is written beside the decoding of the next one. */
function start(data: string, thread = false) {
  const words = [blocks, data, '400', ...(thread ? ['0'] : [])];
  const child = spawn(process.execPath, ['test/support/ingest-process.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exit: once(child, 'exit') as Promise<[number | null, string | null]> };
}

beforeAll(async () => {
  await makeChain(folder.path, { transactions: 6_000 });
  const { exit } = start(join(folder.path, 'whole'));
  expect((await exit)[0]).toBe(0);
  expected = hashFolder(join(folder.path, 'whole'));
});
afterAll(() => folder.remove());

describe(`kill -9 anywhere and resume (repeat: JEJAK_SEED=${SEED} npx vitest run test/simulation)`, () => {
  it('one lake, killed again and again, ends with the same files', async () => {
    const data = join(folder.path, 'killed');
    const random = createRandom(SEED);
    let kills = 0;
    for (let attempt = 0; attempt < KILLS * 4 && kills < KILLS; attempt++) {
      const { child, exit } = start(data);
      await once(child.stdout, 'data');
      const timer = setTimeout(() => child.kill('SIGKILL'), random.below(450));
      const [, signal] = await exit;
      clearTimeout(timer);
      if (signal === 'SIGKILL') kills += 1;
      else break;
    }
    expect(kills, 'the process was killed at least once').toBeGreaterThan(0);
    const { exit } = start(data);
    expect((await exit)[0]).toBe(0);
    expect(hashFolder(data)).toEqual(expected);
  }, 300_000);

  it('fresh lakes, each killed once at another moment, end with the same files', async () => {
    const random = createRandom(SEED + 1);
    for (let round = 0; round < KILLS / 2; round++) {
      const data = join(folder.path, `round-${round}`);
      const { child, exit } = start(data, round % 2 === 0);
      await once(child.stdout, 'data');
      const timer = setTimeout(() => child.kill('SIGKILL'), random.below(900));
      await exit;
      clearTimeout(timer);
      const { exit: second } = start(data, round % 2 === 1);
      expect((await second)[0], `round ${round}`).toBe(0);
      expect(hashFolder(data), `round ${round}`).toEqual(expected);
    }
  }, 300_000);
});
