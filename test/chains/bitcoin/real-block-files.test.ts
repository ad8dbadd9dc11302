import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { openBlockFiles } from '../../../src/ingest/sources/open-block-files.ts';
import { ingestFiles, temporaryFolder } from '../../support/make-chain.ts';
import { sharedData } from '../../support/shared-data.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const files = (name: string) => sharedData.path(`bitcoin/blk-2009/${name}`);

function unpacker(): ((path: string) => Buffer) | undefined {
  const ways: [string, string[]][] = [
    ['bunzip2', ['-c']],
    ['python3', ['-c', 'import bz2,sys;sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())']],
  ];
  for (const [program, words] of ways) {
    try {
      execFileSync(program, [program === 'bunzip2' ? '--help' : '--version'], { stdio: 'ignore' });
      return (path) => execFileSync(program, [...words, path], { maxBuffer: 1e9 });
    } catch {
      // Not here; the next one.
    }
  }
  return undefined;
}
const unpack = unpacker();
const bz2 = sharedData.present && unpack !== undefined;
const reason = sharedData.present ? (bz2 ? '' : ' (neither bunzip2 nor python3)') : sharedData.reason;

describe.skipIf(!sharedData.present)(`block files of 2009${sharedData.reason}`, () => {
  it('blk00000.dat holds heights 0 to 4312 without a gap', async () => {
    const source = openBlockFiles({ path: files('blk00000.dat') });
    expect([source.chain.id, source.firstHeight, source.tipHeight]).toEqual(['bitcoin', 0, 4_312]);
    expect(source.notes).toEqual([]);
    let blocks = 0;
    for await (const block of source.blocks(0)) blocks += block.to > block.from ? 1 : 0;
    expect(blocks).toBe(4_313);
    source.close();
  });
});

describe.skipIf(!bz2)(`btcd's block files${reason}`, () => {
  let folders = 0;
  function folderOf(names: Record<string, string>): string {
    const path = join(folder.path, `blocks-${folders++}`);
    mkdirSync(path);
    for (const [name, packed] of Object.entries(names))
      writeFileSync(join(path, name), unpack!(files(packed)));
    return path;
  }
  const FIRST = { 'blk00000.dat': 'btcd_blk_0_to_4_forktest.dat.bz2' };
  const FORK = {
    'blk00001.dat': 'btcd_blk_3A_reorg.dat.bz2',
    'blk00002.dat': 'btcd_blk_4A_reorg.dat.bz2',
    'blk00003.dat': 'btcd_blk_5A_reorg.dat.bz2',
  };

  it('heights 1 to 255 follow a genesis block that the lake has', async () => {
    const path = folderOf({ 'blk00000.dat': 'btcd_blocks1-256.bz2' });
    expect(() => openBlockFiles({ path })).toThrow(expect.objectContaining({ code: 'BLOCK_PARENT_MISSING' }));
    const genesis = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';
    const source = openBlockFiles({
      path,
      known: (hash) =>
        Buffer.from(hash).reverse().toString('hex') === genesis
          ? { height: 0, work: 0x100010001n }
          : undefined,
    });
    expect([source.firstHeight, source.tipHeight]).toEqual([1, 255]);
    source.close();
  });

  it('the branch 3A, 4A, 5A wins over 3, 4', async () => {
    const source = openBlockFiles({ path: folderOf({ ...FIRST, ...FORK }) });
    expect(source.tipHeight).toBe(5);
    expect((await source.headerAt(5))?.hash).toBe(
      '00000000195f85184e77c18914bd0febd11278d950f5e4731a38f71ed79f044e',
    );
    expect(source.notes).toMatchObject([{ kind: 'stale', count: 2 }]);
    source.close();
  });

  it('3A and 4A alone do not: equal work, and 3, 4 came first', async () => {
    const { 'blk00003.dat': _, ...shorter } = FORK;
    const source = openBlockFiles({ path: folderOf({ ...FIRST, ...shorter }) });
    expect(source.tipHeight).toBe(4);
    expect((await source.headerAt(4))?.hash).toBe(
      '000000002f264d6504013e73b9c913de9098d4d771c1bb219af475d2a01b128e',
    );
    source.close();
  });

  it('a lake that held 3 and 4 goes over to 3A, 4A, 5A and is the same as one made at once', async () => {
    const [before, after] = [join(folder.path, 'lake'), join(folder.path, 'fresh')];
    const first = await ingestFiles(folderOf(FIRST), before, { segmentTransactions: 1 });
    expect([first.chain, first.tipHeight]).toEqual(['bitcoin', 4]);
    const both = folderOf({ ...FIRST, ...FORK });
    const second = await ingestFiles(both, before, { segmentTransactions: 1 });
    expect([second.blocksUnwound, second.blocksAdded, second.tipHeight]).toEqual([2, 3, 5]);
    await ingestFiles(both, after, { segmentTransactions: 1 });
    const [grown, fresh] = [openGraphSource(before), openGraphSource(after)];
    const { transactions } = await fresh.coverage();
    const ids = Float64Array.from({ length: transactions }, (_, i) => i);
    expect(await grown.coverage()).toEqual(await fresh.coverage());
    expect(await grown.transactions(ids)).toEqual(await fresh.transactions(ids));
    expect(await grown.txids(ids)).toEqual(await fresh.txids(ids));
    await grown.close();
    await fresh.close();
  });
});
