import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const make = (name: string, options: NonNullable<Parameters<typeof makeChain>[1]> = {}) =>
  makeChain(at(name), { transactions: 1_500, seed: 5, ...options });

describe('the generator', () => {
  it('gives the same bytes for the same seed, and others for another', async () => {
    await make('first');
    await make('again');
    await make('other', { seed: 6 });
    const [first, again, other] = ['first', 'again', 'other'].map((name) => hashFolder(at(name)));
    expect(again).toEqual(first);
    expect(Object.keys(first!).length).toBeGreaterThanOrEqual(4);
    for (const [file, hash] of Object.entries(first!)) expect(other![file], file).not.toBe(hash);
  });

  it.each([
    ['obfuscated', { xor: true }, 'xor.dat'],
    ['shuffled', { shuffle: true }, 'blk00000.dat'],
    ['in small files', { maxFileBytes: 60_000 }, 'blk00003.dat'],
    ['all of it', { xor: true, shuffle: true, maxFileBytes: 60_000, txPerBlock: 40 }, 'blk00003.dat'],
  ])('%s: the ingest ends at the tip that the truth names', async (name, options, file) => {
    const { truth } = await make(name, options);
    const blocks = join(at(name), 'blocks');
    expect(existsSync(join(blocks, file))).toBe(true);
    const result = await ingestFiles(blocks, join(at(name), 'lake'));
    expect(result.tipHeight).toBe(truth.blocks - 1);
    expect(result.transactionsAdded).toBe(truth.transactions);
    expect(result.manifest.segments.at(-1)!.lastHash).toBe(truth.tipHash);
    if ('shuffle' in options) expect(result.notes).toMatchObject([{ kind: 'stale', count: 1 }]);
    const source = openGraphSource(join(at(name), 'lake'));
    for (const theft of truth.thefts) expect(await source.findTransaction(theft.txid)).toBeGreaterThan(0);
    await source.close();
  });

  it('does not write over block files', async () => {
    await make('taken');
    const before = hashFolder(at('taken'));
    await expect(make('taken', { seed: 9 })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(hashFolder(at('taken'))).toEqual(before);
  });

  it.each([0, 999, 100_000_001])(
    'refuses to make %d transactions, and makes no file',
    async (transactions) => {
      await expect(make('size', { transactions })).rejects.toMatchObject({ code: 'SYNTH_SIZE' });
      expect(existsSync(join(at('size'), 'blocks')) ? readdirSync(join(at('size'), 'blocks')) : []).toEqual(
        [],
      );
    },
  );

  it('stops when it is told to, and leaves no block file behind', async () => {
    await expect(make('stopped', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const left = readdirSync(join(at('stopped'), 'blocks')).filter((name) => /^blk\d+\.dat$/.test(name));
    expect(left).toEqual([]);
  });

  it('puts no block into two files and splits none', async () => {
    await make('small', { maxFileBytes: 50_000 });
    const files = readdirSync(join(at('small'), 'blocks')).filter((name) => name.startsWith('blk'));
    expect(files.length).toBeGreaterThan(3);
    expect(files).toEqual(files.map((_, i) => `blk${String(i).padStart(5, '0')}.dat`));
  });
});
