import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateClusters } from '../../../src/clustering/update-clusters.ts';
import { openGraphFiles } from '../../../src/graph/store/graph-files.ts';
import { rebuildDerived } from '../../../src/ingest/rebuild/rebuild-derived.ts';
import { checkDerived } from '../../../src/ingest/verify/check-derived.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { restateSums } from '../../support/restate-sums.ts';

const folder = temporaryFolder();
const good = join(folder.path, 'good');
let copies = 0;
beforeAll(async () => {
  await makeChain(folder.path, { transactions: 1_000 });
  await ingestFiles(join(folder.path, 'blocks'), good);
});
afterAll(() => folder.remove());

function lake(): string {
  const data = join(folder.path, `lake-${copies++}`);
  cpSync(good, data, { recursive: true });
  return data;
}
function flip(file: string, byte: number): void {
  const bytes = readFileSync(file);
  bytes[byte]! ^= 1;
  writeFileSync(file, bytes);
}
const failed = async (data: string, deep: boolean) =>
  (await checkDerived(data, deep))
    .filter(({ good: fine }) => !fine)
    .map(({ check, detail }) => `${check}: ${detail}`);

describe('what is derived from a lake', () => {
  it('is good as it was written, and compares with what is made anew; nothing of that is left', async () => {
    const data = lake();
    const before = hashFolder(data);
    expect((await checkDerived(data, true)).map(({ check, good: fine }) => [check, fine])).toEqual([
      ['graph files', true],
      ['graph files match the lake', true],
      ['clusters match the lake', true],
      ['clusters', true],
    ]);
    const { 'graph/_writer.lock': _, ...after } = hashFolder(data);
    expect(after).toEqual(before);
  });

  it('a flipped bit is found by its page, and the clusters are checked all the same', async () => {
    const data = lake();
    flip(join(data, 'graph', 'output.value.i64'), 9_000);
    flip(join(data, 'clusters', 'cluster.size.u32'), 100);
    const found = await failed(data, false);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/output\.value\.i64.*page 0/s);
    expect(found[1]).toMatch(/cluster\.size\.u32.*page 0/s);
  });

  it('what was changed on purpose, sums included, is found by comparing with the tables, with its row', async () => {
    const data = lake();
    flip(join(data, 'graph', 'output.value.i64'), 9_001);
    restateSums(join(data, 'graph'));
    expect(await failed(data, false)).toEqual([]);
    expect(await failed(data, true)).toEqual([
      expect.stringMatching(/graph files match the lake: .*output\.value\.i64: row 1125$/),
    ]);
  });

  it('is made anew, to the byte, whatever became of it; decisions about clusters stay', async () => {
    const data = lake();
    const settings = join(data, 'clusters', 'settings.json');
    const graph = openGraphFiles(join(data, 'graph'), 'read');
    await updateClusters(graph, join(data, 'clusters'));
    graph.close();
    for (const damage of [
      () => rmSync(join(data, 'graph'), { recursive: true }),
      () => flip(join(data, 'graph', 'checkpoint.json'), 40),
      () => writeFileSync(join(data, 'clusters', 'merge.u32x6'), ''),
      () => rmSync(join(data, 'graph', 'index', 'txid.0-1.run'), { force: true }),
    ]) {
      damage();
      await rebuildDerived(data);
      const { '_writer.lock': _, ...after } = hashFolder(data);
      expect(after).toEqual(hashFolder(good));
    }
    expect(existsSync(settings)).toBe(existsSync(join(good, 'clusters', 'settings.json')));
  });

  it('is not made out of tables that are damaged', async () => {
    const data = lake();
    const table = Object.keys(hashFolder(data)).find((name) => /outputs.*parquet$/.test(name))!;
    flip(join(data, table), 500);
    const before = hashFolder(data);
    await expect(rebuildDerived(data)).rejects.toMatchObject({ code: 'LAKE_DAMAGED' });
    const { '_writer.lock': _, ...after } = hashFolder(data);
    expect(after).toEqual(before);
  });

  it('of an account chain: what a source said of tokens is made anew too, out of the table of assets', async () => {
    const data = join(folder.path, 'accounts');
    const move = (asset: string) => ({ from: '0', to: 'a', value: 7, asset });
    const blocks = ledgerBlocks([[{ moves: [move('tok'), move('usdt')] }], [{ moves: [move('bare')] }]]);
    const facts = [
      { contract: addressOf('tok'), symbol: 'TOK', decimals: 6, source: 'contract' },
      { contract: addressOf('usdt'), symbol: 'USDT', decimals: 18, source: 'contract' },
    ];
    await ingestBlocks(
      data,
      blocks.map((block) => ({ ...block, assets: facts })),
    );
    const before = hashFolder(join(data, 'ledger'));
    expect(await failed(data, true)).toEqual([]);
    await rebuildDerived(data);
    expect(hashFolder(join(data, 'ledger'))).toEqual(before);
  });

  it('of an account chain: sums of counterparties are checked by page, and compared with the tables', async () => {
    const lakeOf = async (name: string, value: number) => {
      const data = join(folder.path, name);
      await ingestBlocks(data, ledgerBlocks([[{ moves: [{ from: '0', to: 'a', value }] }]]));
      return [data, join(data, 'ledger', 'index', 'peers.0-1.run')] as const;
    };
    const [data, run] = await lakeOf('sums', 7);
    const [, other] = await lakeOf('other-sums', 8);
    const whole = readFileSync(run);
    flip(run, 3);
    expect(await failed(data, false)).toEqual([
      expect.stringMatching(/ledger files: .*peers\.0-1\.run.*page 0/s),
    ]);
    // Of as many transfers, with its own sums of pages: only the tables tell.
    cpSync(other, run);
    expect(await failed(data, false)).toEqual([]);
    expect(await failed(data, true)).toEqual([
      expect.stringMatching(/ledger files match the lake: .*index.peers: byte \d+$/),
    ]);
    await rebuildDerived(data);
    expect(readFileSync(run)).toEqual(whole);
  });
});
