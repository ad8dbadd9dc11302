import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedgerLake } from '../../src/lake/verify/verify-ledger-lake.ts';
import { createRandom } from '../../src/synth/random.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { writeFlows } from '../support/write-flows.ts';

/** Kills in the short form; JEJAK_LONG=1 makes it ten times as many. */
const KILLS = process.env.JEJAK_LONG ? 100 : 10;
const SEED = Number(process.env.JEJAK_SEED ?? 20_260_402);

const folder = temporaryFolder();
const table = join(folder.path, 'flows.csv');
let expected: Record<string, string>;

function start(data: string, thread: boolean) {
  const words = [table, data, '1500', ...(thread ? ['0'] : [])];
  const child = spawn(process.execPath, ['test/support/ingest-ledger-process.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exit: once(child, 'exit') as Promise<[number | null, string | null]> };
}

beforeAll(async () => {
  writeFlows(table, 30_000);
  const { exit } = start(join(folder.path, 'whole'), false);
  expect((await exit)[0]).toBe(0);
  expected = hashFolder(join(folder.path, 'whole'));
}, 60_000);
afterAll(() => folder.remove());

describe(`kill -9 an ingest of a ledger anywhere and resume (repeat: JEJAK_SEED=${SEED} npx vitest run test/simulation)`, () => {
  it.each([false, true])(
    'killed again and again, it ends with the same files (thread: %s)',
    async (thread) => {
      const data = join(folder.path, `killed-${thread}`);
      const random = createRandom(SEED + (thread ? 1 : 0));
      let kills = 0;
      for (let attempt = 0; attempt < KILLS * 4 && kills < KILLS; attempt++) {
        const { child, exit } = start(data, thread);
        await once(child.stdout, 'data');
        const timer = setTimeout(() => child.kill('SIGKILL'), random.below(500));
        const [, signal] = await exit;
        clearTimeout(timer);
        if (signal === 'SIGKILL') kills += 1;
        else break;
      }
      expect(kills, 'the process was killed at least once').toBeGreaterThan(0);
      const { exit } = start(data, thread);
      expect((await exit)[0]).toBe(0);
      expect(hashFolder(data)).toEqual(expected);
      for (const check of await verifyLedgerLake(data, true)) expect(check).toMatchObject({ good: true });
    },
    300_000,
  );
});
