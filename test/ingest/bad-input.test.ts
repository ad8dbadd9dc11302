import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash256Batch } from '../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { merkleRoot } from '../../src/chains/bitcoin/verify/merkle-root.ts';
import { createBlockColumns } from '../../src/chains/bitcoin/wire/block-columns.ts';
import { blockTxids } from '../../src/chains/bitcoin/wire/block-txids.ts';
import { decodeBlock } from '../../src/chains/bitcoin/wire/decode-block.ts';
import { headerHash } from '../../src/chains/bitcoin/wire/header-hash.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { lockLake } from '../../src/ingest/lock.ts';
import { verifyLake } from '../../src/lake/verify/verify-lake.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
let blocks: Uint8Array[];

beforeAll(async () => {
  await makeChain(folder.path, { transactions: 1_200 });
  const bytes = new Uint8Array(readFileSync(join(at('blocks'), 'blk00000.dat')));
  const view = new DataView(bytes.buffer);
  blocks = [];
  for (let offset = 0; offset < bytes.length; ) {
    const size = view.getUint32(offset + 4, true);
    blocks.push(bytes.slice(offset + 8, offset + 8 + size));
    offset += 8 + size;
  }
});
afterAll(() => folder.remove());

/** Frames blocks into a new folder. */
function write(name: string, list: readonly Uint8Array[]): string {
  mkdirSync(at(name), { recursive: true });
  const framed = list.flatMap((block) => {
    const head = new Uint8Array(8);
    head.set([0xfa, 0xbf, 0xb5, 0xda]);
    new DataView(head.buffer).setUint32(4, block.length, true);
    return [head, block];
  });
  writeFileSync(join(at(name), 'blk00000.dat'), Buffer.concat(framed));
  return at(name);
}

/** A lake of the first `count` blocks, whose files must not change when the rest is bad. */
async function lakeOf(
  name: string,
  count: number,
): Promise<{ data: string; before: Record<string, string> }> {
  await ingestFiles(write(`${name}-good`, blocks.slice(0, count)), at(name));
  return { data: at(name), before: hashFolder(at(name)) };
}

/** Index of the last block and offset of a byte in it, counted from its end. */
const tip = () => blocks.length - 1;

/** Makes merkle root and proof of work right again after the transactions were changed on purpose. */
function reseal(block: Uint8Array): Uint8Array {
  const sealed = Uint8Array.from(block);
  const columns = createBlockColumns();
  const batch = createHash256Batch();
  decodeBlock(sealed, { from: 0, to: sealed.length }, columns);
  sealed.set(merkleRoot(Uint8Array.from(blockTxids(sealed, columns, batch)), batch).root, 36);
  const view = new DataView(sealed.buffer);
  for (let nonce = 0; nonce < 1_000; nonce++) {
    view.setUint32(76, nonce, true);
    if (headerHash(sealed, 0)[31]! <= 0x7f) return sealed;
  }
  throw new Error('no nonce found');
}

/** The last block with a change in transaction `tx`, made valid again but for what the change breaks. */
function tamper(
  change: (bytes: Uint8Array, columns: ReturnType<typeof createBlockColumns>) => void,
): Uint8Array {
  const block = Uint8Array.from(blocks[tip()]!);
  const columns = createBlockColumns();
  decodeBlock(block, { from: 0, to: block.length }, columns);
  change(block, columns);
  return reseal(block);
}

describe('bad input leaves the lake as it was', () => {
  it('a flipped byte in a transaction: code, file, absolute byte, height', async () => {
    const { data, before } = await lakeOf('flip', tip());
    const damaged = Uint8Array.from(blocks[tip()]!);
    damaged[damaged.length - 40]! ^= 1;
    const files = write('flip-bad', [...blocks.slice(0, tip()), damaged]);
    const offset = blocks.slice(0, tip()).reduce((sum, block) => sum + 8 + block.length, 8);
    const error = await ingestFiles(files, data).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ meta: { file: join(files, 'blk00000.dat'), height: tip() } });
    expect((error as { code: string }).code).toMatch(/^BLOCK_(MERKLE|WITNESS)_MISMATCH$/);
    expect((error as { meta: { byte: number } }).meta.byte).toBeGreaterThanOrEqual(offset);
    expect((error as { hint: string }).hint).not.toBe('');
    expect(hashFolder(data)).toEqual(before);
  });

  it('an output spent twice', async () => {
    const { data, before } = await lakeOf('double', tip());
    const twice = tamper((bytes, columns) => {
      const [first, second] = [columns.txFirstInput[1]!, columns.txFirstInput[2]!];
      bytes.copyWithin(
        columns.inputPreviousAt[second]!,
        columns.inputPreviousAt[first]!,
        columns.inputPreviousAt[first]! + 36,
      );
    });
    await expect(
      ingestFiles(write('double-bad', [...blocks.slice(0, tip()), twice]), data),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^(DOUBLE_SPEND|BLOCK_WITNESS_MISMATCH)$/),
      meta: { height: tip() },
    });
    expect(hashFolder(data)).toEqual(before);
  });

  it('an output that does not exist', async () => {
    const { data, before } = await lakeOf('missing', tip());
    const lost = tamper((bytes, columns) => {
      bytes[columns.inputPreviousAt[columns.txFirstInput[1]!]!]! ^= 0xff;
    });
    await expect(
      ingestFiles(write('missing-bad', [...blocks.slice(0, tip()), lost]), data),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^(PREVIOUS_OUTPUT_MISSING|BLOCK_WITNESS_MISMATCH)$/),
    });
    expect(hashFolder(data)).toEqual(before);
  });

  it('money out of nothing', async () => {
    const { data, before } = await lakeOf('money', tip());
    const rich = tamper((bytes, columns) => {
      bytes[columns.outputScriptAt[columns.txFirstOutput[0]!]! - 2]! += 1;
    });
    await expect(
      ingestFiles(write('money-bad', [...blocks.slice(0, tip()), rich]), data),
    ).rejects.toMatchObject({
      code: 'VALUE_CREATED',
    });
    expect(hashFolder(data)).toEqual(before);
  });

  it('a missing parent and a duplicate, unless asked to be lenient', async () => {
    const { data, before } = await lakeOf('gap', 100);
    const gap = write(
      'gap-bad',
      blocks.filter((_, i) => i !== 110),
    );
    await expect(ingestFiles(gap, data)).rejects.toMatchObject({ code: 'BLOCK_PARENT_MISSING' });
    expect(hashFolder(data)).toEqual(before);
    const result = await ingestFiles(gap, data, { lenient: true });
    expect(result.tipHeight).toBe(109);
    expect(result.notes).toEqual([
      expect.objectContaining({ kind: 'unconnected', count: blocks.length - 111 }),
    ]);
    const again = write('duplicate', [...blocks, blocks[50]!]);
    await expect(ingestFiles(again, at('fresh'))).rejects.toMatchObject({ code: 'BLOCK_DUPLICATE' });
  });

  it('another chain, another version, another writer', async () => {
    const { data, before } = await lakeOf('other', 20);
    const mainnet = at('mainnet');
    mkdirSync(mainnet);
    writeFileSync(
      join(mainnet, 'blk00000.dat'),
      Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9, 200, 0, 0, 0, ...new Uint8Array(10)),
    );
    await expect(ingestFiles(mainnet, data)).rejects.toMatchObject({ code: 'LAKE_CHAIN' });
    expect(hashFolder(data)).toEqual(before);
    const release = await lockLake(data);
    await expect(ingestFiles(at('blocks'), data)).rejects.toMatchObject({
      code: 'LAKE_BUSY',
      retryable: true,
    });
    release();
    const manifest = JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8')) as { version: number };
    writeFileSync(join(data, 'manifest.json'), JSON.stringify({ ...manifest, version: 99 }));
    await expect(ingestFiles(at('blocks'), data)).rejects.toMatchObject({ code: 'LAKE_VERSION' });
  });

  it('stopped on request, goes on later with the same result', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      ingestFiles(at('blocks'), at('stopped'), { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'INGEST_STOPPED' });
    await ingestFiles(at('blocks'), at('stopped'));
    await ingestFiles(at('blocks'), at('straight'));
    expect(hashFolder(at('stopped'))).toEqual(hashFolder(at('straight')));
  });
});

describe('verify', () => {
  it('finds a good lake good', async () => {
    await ingestFiles(at('blocks'), at('good'));
    const checks = await verifyLake(at('good'), true);
    expect(checks.length).toBeGreaterThan(10);
    expect(checks.filter((check) => !check.good)).toEqual([]);
  });

  it.each(['transactions', 'inputs', 'outputs', 'spends', 'blocks', 'addresses'])(
    'names a damaged file of %s',
    async (table) => {
      await ingestFiles(at('blocks'), at('good'));
      const copy = at(`damaged-${table}`);
      cpSync(at('good'), copy, { recursive: true });
      const partition = join(copy, 'lake', table, 'segment=00000001');
      const part = join(partition, readdirSync(partition)[0]!);
      const bytes = readFileSync(part);
      bytes[bytes.length >> 1]! ^= 4;
      writeFileSync(part, bytes);
      expect(await verifyLake(copy, false)).toEqual([
        { check: 'files', good: false, detail: expect.stringContaining(`lake/${table}/segment=00000001`) },
      ]);
    },
  );

  it('graph files of other data are not believed', async () => {
    await ingestFiles(write('few', blocks.slice(0, 60)), at('few-lake'));
    await ingestFiles(at('blocks'), at('mixed'));
    cpSync(join(at('few-lake'), 'graph'), join(at('mixed'), 'graph'), { recursive: true, force: true });
    expect(() => openGraphSource(at('mixed'))).toThrow(expect.objectContaining({ code: 'GRAPH_STALE' }));
  });
});
