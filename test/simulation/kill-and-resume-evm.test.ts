import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedgerLake } from '../../src/lake/verify/verify-ledger-lake.ts';
import { generateEvmChain } from '../../src/synth/evm/generate-evm-chain.ts';
import { createRandom } from '../../src/synth/random.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';

/** Kills in the short form; JEJAK_LONG=1 makes it ten times as many. */
const KILLS = process.env.JEJAK_LONG ? 60 : 6;
const SEED = Number(process.env.JEJAK_SEED ?? 20_261_201);

const folder = temporaryFolder();
const blocks = join(folder.path, 'made', 'ethereum.jsonl');
let expected: Record<string, string>;

function start(data: string) {
  const words = [blocks, data, '1500'];
  const child = spawn(process.execPath, ['test/support/ingest-evm-process.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exit: once(child, 'exit') as Promise<[number | null, string | null]> };
}

beforeAll(async () => {
  // More signatures than are recovered before threads start.
  await generateEvmChain({ directory: join(folder.path, 'made'), seed: 5, transactions: 4_000 });
  const { exit } = start(join(folder.path, 'whole'));
  expect((await exit)[0]).toBe(0);
  expected = hashFolder(join(folder.path, 'whole'));
}, 120_000);
afterAll(() => folder.remove());

describe(`kill -9 an ingest of blocks while threads recover senders (repeat: JEJAK_SEED=${SEED} npx vitest run test/simulation)`, () => {
  it('killed again and again, it ends with the same files', async () => {
    const data = join(folder.path, 'killed');
    const random = createRandom(SEED);
    let kills = 0;
    for (let attempt = 0; attempt < KILLS * 4 && kills < KILLS; attempt++) {
      const { child, exit } = start(data);
      await once(child.stdout, 'data');
      const timer = setTimeout(() => child.kill('SIGKILL'), random.below(1_000));
      const [, signal] = await exit;
      clearTimeout(timer);
      if (signal === 'SIGKILL') kills += 1;
      else break;
    }
    expect(kills, 'the process was killed at least once').toBeGreaterThan(0);
    const { exit } = start(data);
    expect((await exit)[0]).toBe(0);
    expect(hashFolder(data)).toEqual(expected);
    for (const check of await verifyLedgerLake(data, true)) expect(check).toMatchObject({ good: true });
  }, 300_000);
});
