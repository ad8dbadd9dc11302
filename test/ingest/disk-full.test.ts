import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const CLI = 'dist/cli/main.js';
const folder = temporaryFolder();

/**
 * The command line with a limit on the size of a file, which the system answers as it does a full disk, though with
 * another error code. The shell counts in units of 1,024 bytes.
 */
function ingestWithin(kilobytes: number | 'unlimited', words: readonly string[]) {
  const script = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const result = spawnSync('bash', ['-c', script, process.execPath, CLI, 'ingest', 'bitcoin', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C' },
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

beforeAll(async () => {
  await makeChain(folder.path, { transactions: 3_000 });
  const words = ['--blocks', join(folder.path, 'blocks'), '--data', join(folder.path, 'whole')];
  expect(ingestWithin('unlimited', words).code).toBe(0);
});
afterAll(() => folder.remove());

// From "no room for the first column" to "no room for the last file".
it.each([1, 20, 60, 150, 400])(
  'no room behind %i kB: DISK_FULL with the file, and later the same lake',
  (kilobytes) => {
    const data = join(folder.path, `limit-${kilobytes}`);
    const words = ['--blocks', join(folder.path, 'blocks'), '--data', data];
    const full = ingestWithin(kilobytes, words);
    expect(full.err).toContain('DISK_FULL');
    expect(full.err).toContain(data);
    expect(full.code).toBe(75);
    expect(existsSync(join(data, 'lake', 'manifest.json'))).toBe(false);
    expect(ingestWithin('unlimited', words).code).toBe(0);
    expect(hashFolder(data)).toEqual(hashFolder(join(folder.path, 'whole')));
  },
);

it('a full disk while a lake grows leaves it as it was after the last commit, also from the writing thread', async () => {
  const small = join(folder.path, 'grows');
  await makeChain(join(folder.path, 'big'), { transactions: 130_000, seed: 3 });
  const words = ['--blocks', join(folder.path, 'big', 'blocks'), '--data', small];
  const full = ingestWithin(2_500, words);
  expect(full.err).toContain('DISK_FULL');
  expect(full.code).toBe(75);
  expect(ingestWithin('unlimited', words).code).toBe(0);
  const other = join(folder.path, 'at-once');
  await ingestFiles(join(folder.path, 'big', 'blocks'), other, { segmentTransactions: 300_000 });
  expect(hashFolder(small)).toEqual(hashFolder(other));
}, 120_000);
