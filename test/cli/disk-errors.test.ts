import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const good = join(folder.path, 'good');
const tags = join(folder.path, 'tags.csv');
const thief = addressOf('thief');
afterAll(() => folder.remove());
beforeAll(async () => {
  const pay = { sender: 'thief', moves: [{ from: 'thief', to: 'fence', value: 5 }] };
  await ingestBlocks(good, ledgerBlocks([[pay], [pay]]));
  writeFileSync(tags, `address,label,source\n${thief},Thief,own\n`);
});

/** Commands that write outside of an ingest; `place` is on the disk that fails. */
const writers: Readonly<Record<string, (place: string) => readonly string[]>> = {
  report: (place) => ['report', '--from', thief, '--data', good, '--out', join(place, 'report.html')],
  'tags import': (place) => ['tags', 'import', tags, '--set', 'network=ETH', '--data', join(place, 'labels')],
  screen: (place) => ['screen', thief, '--data', join(place, 'lake')],
  'watch add': (place) => ['watch', 'add', thief, '--data', join(place, 'lake')],
  synth: (place) => ['synth', '--kind', 'evm', '--transactions', '1000', '--out', join(place, 'synth')],
};

function diskOf(parent: string): string {
  const place = mkdtempSync(join(parent, 'disk-'));
  cpSync(good, join(place, 'lake'), { recursive: true });
  mkdirSync(join(place, 'labels'));
  return place;
}

/** A lock is a file that stays. */
const leftovers = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:^|\/)_[^/]*\.tmp|report\.html/.test(name),
  );

function failing(words: readonly string[], fail: string) {
  const preload = pathToFileURL('test/support/fail-at-call.mjs').href;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, 'dist/cli/command-thread.js', ...words],
    {
      env: { ...process.env, JEJAK_FAIL: fail, JEJAK_LANG: 'en', XDG_CONFIG_HOME: folder.path },
      encoding: 'utf8',
    },
  );
  return { code: status, err: stderr };
}

describe.each(Object.entries(writers))('%s on a disk that fails', (_, words) => {
  it.each([
    ['ENOSPC', 'writeSync', 'DISK_FULL', 75],
    ['EROFS', 'openSync', 'DISK_READ_ONLY', 1],
    ['EIO', 'fsyncSync', 'DISK_FAILING', 1],
    ['ENOSPC', 'renameSync', 'DISK_FULL', 75],
  ] as const)('%s at %s: %s, nothing half-written', (code, call, ours, exit) => {
    const place = diskOf(folder.path);
    const before = hashFolder(join(place, 'lake', 'ledger'));
    const answer = failing(words(place), `${code}:${call}:1:${place}`);
    expect(answer.err).toContain(`Error ${ours}: `);
    expect(answer.err).toContain(place);
    expect(answer.err).not.toContain('    at ');
    expect(answer.code).toBe(exit);
    expect(leftovers(place)).toEqual([]);
    expect(hashFolder(join(place, 'lake', 'ledger'))).toEqual(before);
  });
});

describe('an error that nobody foresaw', () => {
  const broken = () => {
    throw new TypeError('cannot read properties of undefined\n    at nowhere');
  };
  it('has a code and says where to report it, without a stack', async () => {
    const { code, err } = await run(['status', '--data', good], { write: broken });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Error UNFORESEEN: .*cannot read properties of undefined\.\nHint: .*CONTRIBUTING.*--debug\.\n$/,
    );
  });
  it('says where it arose when somebody asks', async () => {
    const flag = await run(['status', '--data', good, '--debug'], { write: broken });
    const variable = await run(['status', '--data', good], {
      write: broken,
      environment: { JEJAK_DEBUG: '1' },
    });
    for (const { err } of [flag, variable])
      expect(err).toMatch(/Hint: .*\nTypeError: [^\n]*\n[\s\S]* {4}at .*disk-errors/);
  });
  it('of those that have a code too', async () => {
    const { err } = await run(['status', '--data', join(folder.path, 'absent'), '--debug']);
    expect(err).toMatch(/Error LAKE_MISSING: [\s\S]*\nJejakError: [\s\S]* {4}at /);
  });
});
