import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BlockSource } from '../../../src/ingest/sources/block-source.ts';
import { type BlockFilesOptions, openBlockFiles } from '../../../src/ingest/sources/open-block-files.ts';
import { CHAINS } from '../../../src/primitives/chain.ts';
import {
  blockFolders,
  extend,
  frame,
  frames,
  hashOf,
  obfuscate,
  REGTEST_GENESIS,
} from './support/block-folder.ts';

const folders = blockFolders();
afterAll(() => folders.remove());

const main = [REGTEST_GENESIS, ...extend(REGTEST_GENESIS, 9)];
const KEY = Uint8Array.of(0x5a, 0x01, 0xff, 0x33, 0x80, 0x7e, 0x12, 0xc4);

/** Opens a folder, reads every block of the best chain, closes. */
async function readAll(path: string, options: Partial<BlockFilesOptions> = {}) {
  const source = openBlockFiles({ path, ...options });
  try {
    return { ...summary(source), hashes: await hashesFrom(source, source.firstHeight) };
  } finally {
    source.close();
  }
}

const summary = (source: BlockSource) => ({
  chain: source.chain.id,
  tipHeight: source.tipHeight,
  firstHeight: source.firstHeight,
  notes: source.notes,
});

async function hashesFrom(source: BlockSource, height: number): Promise<string[]> {
  const hashes: string[] = [];
  for await (const block of source.blocks(height)) {
    expect(block.height).toBe(height + hashes.length);
    expect((await source.headerAt(block.height))?.hash).toBe(
      hashOf(block.bytes.subarray(block.from, block.to)),
    );
    const onDisk = readFileSync(block.place.file).subarray(
      block.place.byte,
      block.place.byte + block.to - block.from,
    );
    expect(onDisk.length).toBe(block.to - block.from);
    hashes.push(hashOf(block.bytes.subarray(block.from, block.to)));
  }
  return hashes;
}

const whole = { chain: 'bitcoin-regtest', tipHeight: 9, firstHeight: 0, notes: [], hashes: main.map(hashOf) };
const refusal = (path: string, options: Partial<BlockFilesOptions> = {}) => {
  try {
    openBlockFiles({ path, ...options }).close();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('openBlockFiles reads', () => {
  it('the test chain itself: its genesis is the one that the chain record names', () => {
    expect(hashOf(REGTEST_GENESIS)).toBe(CHAINS['bitcoin-regtest'].genesis);
  });

  it('one file, by folder and by its own path', async () => {
    const path = folders.write({ 'blk00000.dat': frames(main) });
    expect(await readAll(path)).toEqual(whole);
    expect(await readAll(join(path, 'blk00000.dat'))).toEqual(whole);
  });

  it('several files, and leaves other files of the folder alone', async () => {
    const path = folders.write({
      'blk00000.dat': frames(main.slice(0, 4)),
      'blk00001.dat': frames(main.slice(4, 5)),
      'blk00002.dat': frames(main.slice(5)),
      'rev00000.dat': Buffer.from('not a block file'),
      'blk1.dat': Buffer.from('neither'),
      'notes.raw': Buffer.from('nor this, while there are blk files'),
    });
    expect(await readAll(path)).toEqual(whole);
  });

  it('any order of blocks, across files', async () => {
    const [a, b] = [
      main.filter((_, i) => i % 2 === 1).reverse(),
      main.filter((_, i) => i % 2 === 0).reverse(),
    ];
    expect(await readAll(folders.write({ 'blk00000.dat': frames(a), 'blk00001.dat': frames(b) }))).toEqual(
      whole,
    );
  });

  it('the branch with more work, wherever the other lies, and says what it left out', async () => {
    const stale = extend(main[5]!, 2, 1);
    const path = folders.write({ 'blk00000.dat': frames([...main.slice(0, 7), ...stale, ...main.slice(7)]) });
    const place = { file: join(path, 'blk00000.dat'), byte: frames(main.slice(0, 7)).length + 8 };
    expect(await readAll(path)).toEqual({ ...whole, notes: [{ kind: 'stale', count: 2, first: place }] });
    const first = folders.write({ 'blk00000.dat': frames([...stale, ...main]) });
    expect((await readAll(first)).hashes).toEqual(whole.hashes);
  });

  it('of two branches with equal work the one that came first, as a node does', async () => {
    const rival = extend(main[8]!, 1, 1);
    const mine = await readAll(folders.write({ 'blk00000.dat': frames([...main, ...rival]) }));
    expect(mine.hashes[9]).toBe(hashOf(main[9]!));
    const theirs = await readAll(
      folders.write({ 'blk00000.dat': frames([...main.slice(0, 9), ...rival, main[9]!]) }),
    );
    expect(theirs.hashes[9]).toBe(hashOf(rival[0]!));
  });

  it('from any height on', async () => {
    const source = openBlockFiles({ path: folders.write({ 'blk00000.dat': frames(main) }) });
    expect(await hashesFrom(source, 7)).toEqual(whole.hashes.slice(7));
    expect(await hashesFrom(source, 10)).toEqual([]);
    expect(await source.headerAt(10)).toBeUndefined();
    source.close();
  });

  it('blocks that follow what the lake has, without the ones before', async () => {
    const path = folders.write({ 'blk00000.dat': frames(main.slice(6)) });
    const known = (hash: Uint8Array) =>
      Buffer.from(hash).reverse().toString('hex') === hashOf(main[5]!) ? { height: 5, work: 12n } : undefined;
    expect(await readAll(path, { known })).toEqual({
      ...whole,
      firstHeight: 6,
      hashes: whole.hashes.slice(6),
    });
  });

  it('raw block files, one block each', async () => {
    const files = Object.fromEntries(main.map((block, i) => [`${(7 * i) % 10}-block.raw`, block]));
    expect(await readAll(folders.write(files), { chain: CHAINS['bitcoin-regtest'] })).toEqual(whole);
  });

  it('nothing out of a file of zeros', async () => {
    const path = folders.write({ 'blk00000.dat': Buffer.alloc(1_000) });
    expect(await readAll(path, { chain: CHAINS['bitcoin-regtest'] })).toMatchObject({
      tipHeight: -1,
      hashes: [],
    });
  });
});

describe('padding and obfuscation', () => {
  it.each([1, 2, 3, 4, 7, 100, 70_000])(
    '%d zeros between blocks, between files and at the end',
    async (zeros) => {
      const gap = Buffer.alloc(zeros);
      const path = folders.write({
        'blk00000.dat': Buffer.concat([frames(main.slice(0, 3)), gap, frames(main.slice(3, 5)), gap]),
        'blk00001.dat': Buffer.concat([frames(main.slice(5)), gap]),
      });
      expect(await readAll(path)).toEqual(whole);
    },
  );

  it('xor.dat, in every file from its own first byte on', async () => {
    const path = folders.write({
      'xor.dat': KEY,
      'blk00000.dat': obfuscate(frames(main.slice(0, 3)), KEY),
      'blk00001.dat': obfuscate(frames(main.slice(3)), KEY),
    });
    expect(await readAll(path)).toEqual(whole);
  });

  it('a xor.dat of zeros, as a node writes that found older files', async () => {
    expect(
      await readAll(folders.write({ 'xor.dat': new Uint8Array(8), 'blk00000.dat': frames(main) })),
    ).toEqual(whole);
  });

  // Core allocates ahead with zeros that do not go through the obfuscation (FlatFileSeq::Allocate).
  it.each([1, 3, 4, 8, 1_000, 70_000])(
    '%d zeros on the disk behind obfuscated blocks are padding',
    async (zeros) => {
      for (let start = 0; start < 8; start++) {
        const key = Uint8Array.from([...KEY.subarray(start), ...KEY.subarray(0, start)]);
        const path = folders.write({
          'xor.dat': key,
          'blk00000.dat': Buffer.concat([obfuscate(frames(main), key), Buffer.alloc(zeros)]),
        });
        expect(await readAll(path)).toEqual(whole);
      }
    },
  );

  it('finds a block behind such padding, even when its first bytes look like more of it', async () => {
    const first = frames(main.slice(0, 4));
    for (let shift = 0; shift < 8; shift++) {
      const plain = Buffer.concat([first, Buffer.alloc(40 + shift), frames(main.slice(4))]);
      const at = first.length + 40 + shift;
      // The key is chosen so that the next frame begins with zeros on the disk.
      const key = Uint8Array.from(KEY);
      const { magic } = CHAINS['bitcoin-regtest'];
      for (let i = 0; i < 3; i++) key[(at + i) % 8] = magic[i]!;
      const stored = obfuscate(plain, key).fill(0, first.length, at);
      expect([...stored.subarray(at, at + 3)]).toEqual([0, 0, 0]);
      expect(await readAll(folders.write({ 'xor.dat': key, 'blk00000.dat': stored }))).toEqual(whole);
    }
  });
});

describe('a block that is not complete', () => {
  const last = frame(main[9]!);
  const before = frames(main.slice(0, 9));
  it('at the end of the last file is left out and noted: a node may be writing it', async () => {
    for (const length of [1, 4, 7, 8, 50, 88, last.length - 1]) {
      const path = folders.write({ 'blk00000.dat': Buffer.concat([before, last.subarray(0, length)]) });
      const first = { file: join(path, 'blk00000.dat'), byte: before.length };
      expect(await readAll(path)).toEqual({
        ...whole,
        tipHeight: 8,
        notes: [{ kind: 'unfinished', count: 1, first }],
        hashes: whole.hashes.slice(0, 9),
      });
    }
  });
  it('in an earlier file is refused with file, byte and size; lenient takes the rest', async () => {
    const path = folders.write({
      'blk00000.dat': Buffer.concat([before, last.subarray(0, 60)]),
      'blk00001.dat': last,
    });
    const file = join(path, 'blk00000.dat');
    expect(refusal(path)).toMatchObject({
      code: 'BLOCK_FILE_TRUNCATED',
      meta: { file, byte: before.length, size: main[9]!.length },
    });
    const lenient = await readAll(path, { lenient: true });
    expect(lenient).toEqual({
      ...whole,
      notes: [{ kind: 'unfinished', count: 1, first: { file, byte: before.length } }],
    });
  });
  it('in a raw file is refused', () => {
    const path = folders.write({ 'a.raw': main[0]!.subarray(0, 79) });
    expect(refusal(path)).toMatchObject({ code: 'BLOCK_FILE_TRUNCATED', meta: { byte: 0, size: 79 } });
  });
});

describe('openBlockFiles refuses', () => {
  const good = frames(main.slice(0, 3));
  const place = (path: string, byte = good.length) => ({ file: join(path, 'blk00000.dat'), byte });

  it('another network, and names both', () => {
    const path = folders.write({ 'blk00000.dat': Buffer.concat([good, frame(main[3]!, 'bitcoin-testnet')]) });
    expect(refusal(path)).toMatchObject({
      code: 'BLOCK_FILE_MAGIC',
      meta: { ...place(path), found: '0b110907', network: 'bitcoin-testnet', expected: 'bitcoin-regtest' },
    });
    const only = folders.write({ 'blk00000.dat': frame(main[0]!, 'bitcoin-testnet') });
    expect(refusal(only, { chain: CHAINS.bitcoin })).toMatchObject({
      code: 'BLOCK_FILE_MAGIC',
      meta: { byte: 0, network: 'bitcoin-testnet', expected: 'bitcoin' },
    });
  });

  it('garbage between blocks', () => {
    const path = folders.write({
      'blk00000.dat': Buffer.concat([good, Buffer.from('garbage, at least eight bytes')]),
    });
    expect(refusal(path)).toMatchObject({ code: 'BLOCK_FILE_GARBAGE', meta: place(path) });
  });

  it('obfuscated files without their xor.dat', () => {
    expect(refusal(folders.write({ 'blk00000.dat': obfuscate(frames(main), KEY) }))).toMatchObject({
      code: 'BLOCK_FILE_GARBAGE',
      meta: { byte: 0 },
    });
  });

  it.each([0, 80, 4_000_001, 0xffffffff])('a frame that claims %d bytes', (size) => {
    const head = Buffer.concat([frame(main[3]!).subarray(0, 4), Buffer.alloc(4), main[3]!]);
    head.writeUInt32LE(size, 4);
    const path = folders.write({ 'blk00000.dat': Buffer.concat([good, head]) });
    expect(refusal(path)).toMatchObject({ code: 'BLOCK_FILE_GARBAGE', meta: place(path, good.length + 4) });
  });

  it('a block twice; lenient notes it', async () => {
    const path = folders.write({ 'blk00000.dat': Buffer.concat([good, frames(main.slice(2))]) });
    const at = place(path, good.length + 8);
    expect(refusal(path)).toMatchObject({ code: 'BLOCK_DUPLICATE', meta: { ...at, hash: hashOf(main[2]!) } });
    expect(await readAll(path, { lenient: true })).toEqual({
      ...whole,
      notes: [{ kind: 'duplicate', count: 1, first: at }],
    });
  });

  it('a block whose parent is missing; lenient notes it', async () => {
    const path = folders.write({ 'blk00000.dat': Buffer.concat([good, frames(main.slice(4))]) });
    expect(refusal(path)).toMatchObject({
      code: 'BLOCK_PARENT_MISSING',
      meta: { ...place(path, good.length + 8), hash: hashOf(main[4]!), previous: hashOf(main[3]!) },
    });
    const lenient = await readAll(path, { lenient: true });
    expect(lenient).toMatchObject({ tipHeight: 2, notes: [{ kind: 'unconnected', count: 6 }] });
  });

  it('blocks of which none connects, lenient or not', () => {
    const path = folders.write({ 'blk00000.dat': frames(main.slice(4)) });
    for (const lenient of [true, false])
      expect(refusal(path, { lenient })).toMatchObject({ code: 'BLOCK_PARENT_MISSING' });
  });

  it('a header without proof of work', () => {
    // A target that the hash of this header cannot meet.
    const block = Buffer.from(main[3]!);
    block.writeUInt32LE(0x1d00ffff, 72);
    const path = folders.write({ 'blk00000.dat': Buffer.concat([good, frame(block)]) });
    expect(refusal(path)).toMatchObject({
      code: 'BLOCK_POW',
      meta: { ...place(path, good.length + 8), hash: hashOf(block) },
    });
  });

  it('an empty folder, a folder without blocks and a path that is not there', () => {
    const empty = folders.write({});
    for (const path of [empty, folders.write({ 'readme.txt': Buffer.from('x') }), join(empty, 'absent')])
      expect(refusal(path)).toMatchObject({ code: 'BLOCK_FILE_MISSING', meta: { directory: path } });
  });
});
