import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { readManifest } from '../../src/lake/manifest.ts';
import { verifyLake } from '../../src/lake/verify/verify-lake.ts';
import { generateChain } from '../../src/synth/generate-chain.ts';
import { readFrames, writeFrames } from '../support/branch-files.ts';
import { emptyBranch, frameHash } from '../support/empty-branch.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
/** Blocks that both branches share. */
const SHARED = 130;

let short: Uint8Array[];
let long: Uint8Array[];

beforeAll(async () => {
  await generateChain({ directory: at('a'), seed: 3, transactions: 1_600 });
  short = readFrames(at('a'));
  const shared = short.slice(0, SHARED);
  const count = short.length - SHARED + 5;
  long = [...shared, ...emptyBranch(frameHash(shared[SHARED - 1]!), { height: SHARED, count })];
});
afterAll(() => folder.remove());

function sharedBlocks(): number {
  let count = 0;
  while (Buffer.compare(short[count]!, long[count]!) === 0) count += 1;
  return count;
}

describe('a reorganisation', () => {
  it('the two test chains share a past and part', () => {
    expect(sharedBlocks()).toBe(SHARED);
    expect(short.length).toBeGreaterThan(SHARED + 5);
    expect(long.length).toBeGreaterThan(short.length);
  });

  it('unwinds to the fork and ends as if it had never happened', async () => {
    const files = writeFrames(at('blocks'), short);
    const first = await ingestFiles(files, at('lake'), { segmentTransactions: 200 });
    expect(first.blocksAdded).toBe(short.length);
    // A node leaves the abandoned blocks in its files.
    writeFrames(files, [...short, ...long.slice(sharedBlocks())]);
    const second = await ingestFiles(files, at('lake'), { segmentTransactions: 200 });
    expect(second.blocksUnwound).toBe(short.length - sharedBlocks());
    // Blocks of the new branch have one transaction each.
    expect(second.blocksAdded).toBe(long.length - sharedBlocks());
    expect(second.transactionsAdded).toBe(long.length - sharedBlocks());
    expect(second.tipHeight).toBe(long.length - 1);
    expect(second.notes).toEqual([
      expect.objectContaining({ kind: 'stale', count: short.length - sharedBlocks() }),
    ]);
    await ingestFiles(writeFrames(at('only-long'), long), at('fresh'), { segmentTransactions: 200 });
    expect(hashFolder(at('lake'))).toEqual(hashFolder(at('fresh')));
    expect((await verifyLake(at('lake'), true)).filter((check) => !check.good)).toEqual([]);
  });

  it('a rival branch with less work changes nothing', async () => {
    await ingestFiles(writeFrames(at('best'), long), at('kept'));
    const before = hashFolder(at('kept'));
    const rival = [...long.slice(0, sharedBlocks()), ...short.slice(sharedBlocks())];
    const result = await ingestFiles(writeFrames(at('rival'), rival), at('kept'));
    expect(result).toMatchObject({ blocksAdded: 0, blocksUnwound: 0, tipHeight: long.length - 1 });
    expect(hashFolder(at('kept'))).toEqual(before);
  });

  it('without the blocks of the new branch from the segment on, nothing is lost', async () => {
    await ingestFiles(writeFrames(at('old'), short), at('stuck'));
    const before = hashFolder(at('stuck'));
    await expect(
      ingestFiles(writeFrames(at('tail'), long.slice(sharedBlocks())), at('stuck')),
    ).rejects.toMatchObject({
      code: 'REORG_BLOCKS_MISSING',
    });
    expect(hashFolder(at('stuck'))).toEqual(before);
  });
});

describe('growing a lake in steps', () => {
  it('gives the same files as at once', async () => {
    for (const count of [90, 91, 125, long.length])
      await ingestFiles(writeFrames(at('steps'), long.slice(0, count)), at('grown'));
    await ingestFiles(writeFrames(at('once'), long), at('whole'));
    expect(hashFolder(at('grown'))).toEqual(hashFolder(at('whole')));
  });

  it('from files that only have the new blocks, answers the same', async () => {
    await ingestFiles(writeFrames(at('part-1'), long.slice(0, 120)), at('joined'));
    await ingestFiles(writeFrames(at('part-2'), long.slice(120)), at('joined'));
    await ingestFiles(writeFrames(at('all'), long), at('one'));
    const [joined, one] = [openGraphSource(at('joined')), openGraphSource(at('one'))];
    const { transactions, addresses } = await one.coverage();
    const ids = Float64Array.from({ length: transactions }, (_, i) => i);
    expect(await joined.transactions(ids)).toEqual(await one.transactions(ids));
    const [a, b] = [openClusters(at('joined')), openClusters(at('one'))];
    for (let address = 0; address < addresses; address++) expect(a.of(address)).toEqual(b.of(address));
    a.close();
    b.close();
    await joined.close();
    await one.close();
  });

  it('makes derived files anew when they were thrown away, from the lake alone', async () => {
    await ingestFiles(writeFrames(at('derive'), long), at('derived'));
    const before = hashFolder(at('derived'));
    const { rmSync } = await import('node:fs');
    rmSync(join(at('derived'), 'graph'), { recursive: true });
    rmSync(join(at('derived'), 'clusters'), { recursive: true });
    await ingestFiles(at('derive'), at('derived'));
    expect(hashFolder(at('derived'))).toEqual(before);
    expect(readdirSync(at('derived'))).toContain('graph');
    expect(readManifest(at('derived'))!.totals.blocks).toBe(long.length);
  });
});
