import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openEvmBlockFiles } from '../../../src/ingest/sources/evm/open-evm-block-files.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { REAL_BLOCKS, realBlock } from '../../chains/evm/support/real-blocks.ts';
import { sharedData } from '../../support/shared-data.ts';

const chain = EVM_CHAINS.ethereum;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-evm-files-'));
  folders.push(folder);
  return folder;
}

async function numbers(path: string, from = 0): Promise<number[]> {
  const source = await openEvmBlockFiles({ path, chain, recoverSenders: false });
  const found: number[] = [];
  for await (const block of source.blocks(from)) {
    expect(block.checks).toMatchObject({ blockHash: true, transactionsRoot: true, receiptsRoot: true });
    found.push(block.header.number);
  }
  source.close();
  return found;
}

describe.skipIf(!sharedData.present)(`saved JSON-RPC blocks${sharedData.reason}`, () => {
  const real = sharedData.path('evm/blocks/subsquid');

  it('a folder of blocks is read in the order of their numbers, with the gaps told', async () => {
    const source = await openEvmBlockFiles({ path: real, chain });
    expect([source.firstHeight, source.tipHeight]).toEqual([1_000_000, 18_000_000]);
    expect(source.notes).toEqual([
      { kind: 'gap', count: 18_000_000 - 1_000_000 + 1 - 3, first: '1000001 - 4369998' },
    ]);
    expect(await source.hashAt(4_369_999)).toBe(
      '0x51bc754831f33817e755039d90af3b20ea1e21905529ddaa03d7ba9f5fc9e66f',
    );
    expect(await source.hashAt(5)).toBeUndefined();
    expect(await numbers(real)).toEqual([...REAL_BLOCKS]);
    expect(await numbers(real, 4_000_000)).toEqual([4_369_999, 18_000_000]);
    expect(await numbers(join(real, '1000000', 'block.json'))).toEqual([1_000_000]);
  });

  it('JSON lines in any order, plain and packed, also beside folders', async () => {
    const folder = temporary();
    const line = (number: (typeof REAL_BLOCKS)[number]) => JSON.stringify(realBlock(number));
    writeFileSync(join(folder, 'a.jsonl'), `${line(18_000_000)}\r\n\n${line(1_000_000)}`);
    expect(await numbers(folder)).toEqual([1_000_000, 18_000_000]);
    writeFileSync(join(folder, 'b.ndjson.gz'), gzipSync(`${line(4_369_999)}\n`));
    cpSync(join(real, '1000000'), join(folder, 'again'), { recursive: true });
    expect(await numbers(folder)).toEqual([...REAL_BLOCKS]);
    expect(await numbers(join(folder, 'b.ndjson.gz'))).toEqual([4_369_999]);
  });

  it("JSON-RPC's envelope around a file is taken off", async () => {
    const folder = temporary();
    mkdirSync(join(folder, 'x'));
    const { block, receipts } = realBlock(4_369_999);
    const envelope = (result: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, result });
    writeFileSync(join(folder, 'x', 'block.json.gz'), gzipSync(envelope(block)));
    writeFileSync(join(folder, 'x', 'receipts.json'), envelope(receipts));
    expect(await numbers(folder)).toEqual([4_369_999]);
  });

  it('refuses damaged lines with file and line, two blocks of one number, missing receipts, and nothing', async () => {
    const folder = temporary();
    const file = join(folder, 'a.jsonl');
    const { block, receipts } = realBlock(1_000_000);
    const good = JSON.stringify({ block, receipts });
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'EVM_FILES' });
    await expect(numbers(join(folder, 'none'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    writeFileSync(file, `${good}\n{"block": `);
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'EVM_FILE_ROW', meta: { file, line: 2 } });
    writeFileSync(file, `${good}\n\n{}`);
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'EVM_FILE_ROW', meta: { file, line: 3 } });
    writeFileSync(file, `${good}\n${JSON.stringify({ block: { ...block, hash: `0x${'11'.repeat(32)}` } })}`);
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'EVM_FILES' });
    writeFileSync(file, JSON.stringify({ block }));
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'EVM_RECEIPTS_MISSING' });
    writeFileSync(join(folder, 'c.jsonl.gz'), 'not gzip');
    await expect(numbers(folder)).rejects.toMatchObject({ code: 'FILE_MISSING' });
  });
});
