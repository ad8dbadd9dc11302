import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { openNode } from '../../src/ingest/sources/open-node.ts';
import { CHAINS } from '../../src/primitives/chain.ts';
import { extend, hashOf, REGTEST_GENESIS } from '../chains/bitcoin/support/block-folder.ts';
import { hash256 } from '../chains/bitcoin/support/make-block.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { loopbackNode, results } from './support/loopback-node.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let node: Awaited<ReturnType<typeof loopbackNode>> | undefined;
afterEach(() => node?.close());

const chain = [REGTEST_GENESIS, ...extend(REGTEST_GENESIS, 40)];

/** A node that serves `blocks`; `lie` may replace what it says. */
async function serve(blocks: readonly Uint8Array[], lie?: (method: string, params: unknown[]) => unknown) {
  const byHash = new Map(blocks.map((block) => [hashOf(block), Buffer.from(block)]));
  const truth = (method: string, params: unknown[]): unknown => {
    const block = byHash.get(String(params[0]));
    if (method === 'getblockcount') return blocks.length - 1;
    if (method === 'getblockhash') return hashOf(blocks[Number(params[0])]!);
    return method === 'getblockheader' ? block?.subarray(0, 80).toString('hex') : block?.toString('hex');
  };
  node = await loopbackNode((request) =>
    results(request, (method, params) => lie?.(method, params) ?? truth(method, params)),
  );
  return node;
}

const read = async (url: string, from = 0) => {
  const source = await openNode({ url });
  const hashes: string[] = [];
  for await (const block of source.blocks(from)) {
    expect(block.height).toBe(from + hashes.length);
    hashes.push(hashOf(block.bytes.subarray(block.from, block.to)));
  }
  return { source, hashes };
};

describe('openNode', () => {
  it('tells the chain by its genesis block, gives headers and blocks of any height', async () => {
    const { url } = await serve(chain);
    const { source, hashes } = await read(url);
    expect([source.chain.id, source.firstHeight, source.tipHeight]).toEqual(['bitcoin-regtest', 0, 40]);
    expect(hashes).toEqual(chain.map(hashOf));
    expect((await read(url, 38)).hashes).toEqual(chain.slice(38).map(hashOf));
    expect(await source.headerAt(7)).toEqual({ hash: hashOf(chain[7]!), bits: 0x207fffff });
    expect(await source.headerAt(41)).toBeUndefined();
    expect(await source.headerAt(-1)).toBeUndefined();
  });

  it('asks for many blocks in few requests', async () => {
    const { url, requests } = await serve(chain);
    await read(url);
    expect(requests.length).toBeLessThan(8);
  });

  it('refuses a chain that it does not know, and another than was asked for', async () => {
    const { url } = await serve(chain, (method) => (method === 'getblockhash' ? 'ab'.repeat(32) : undefined));
    await expect(openNode({ url })).rejects.toMatchObject({ code: 'CHAIN_UNKNOWN' });
    await node!.close();
    const right = await serve(chain);
    await expect(openNode({ url: right.url, chain: CHAINS.bitcoin })).rejects.toMatchObject({
      code: 'LAKE_CHAIN',
    });
  });

  it.each([
    ['a number of blocks that is none', 'getblockcount', 'many'],
    ['a negative number of blocks', 'getblockcount', -1],
    ['a hash that is none', 'getblockhash', 7],
  ])('refuses %s', async (_, method, answer) => {
    const { url } = await serve(chain, (asked) => (asked === method ? answer : undefined));
    await expect(openNode({ url })).rejects.toMatchObject({ name: 'JejakError' });
  });
});

it.each([
  ['of another block', chain[8]!],
  // The right hash of a header without the work that its target asks for.
  ['without proof of work', undefined],
])('refuses a header %s', async (_, other) => {
  const wrong = Buffer.from(other ?? chain[7]!).subarray(0, 80);
  if (!other) for (let nonce = 0; hash256(wrong)[31]! <= 0x7f; nonce++) wrong.writeUInt32LE(nonce, 76);
  const hash = other ? hashOf(chain[7]!) : hashOf(wrong);
  const { url } = await serve(chain, (method, params) => {
    if (method === 'getblockheader') return wrong.toString('hex');
    return method === 'getblockhash' && params[0] === 7 ? hash : undefined;
  });
  const source = await openNode({ url });
  await expect(source.headerAt(7)).rejects.toMatchObject({ code: 'NODE_ANSWER' });
});

describe('an ingest does not believe a node', () => {
  const hex = (block: Uint8Array) => Buffer.from(block).toString('hex');
  const flipped = (block: Uint8Array) => {
    const wrong = Buffer.from(block);
    wrong[100]! ^= 1;
    return wrong;
  };
  it.each([
    ['a damaged block', hex(flipped(chain[20]!)), 'BLOCK_MERKLE_MISMATCH'],
    ['half a block', hex(chain[20]!.subarray(0, 120)), 'BLOCK_MALFORMED'],
    ['another block', hex(chain[21]!), 'NODE_ANSWER'],
    ['no block', '', 'NODE_ANSWER'],
    ['no hexadecimal', 'zz', 'NODE_ANSWER'],
  ])('that serves %s', async (name, answer, code) => {
    const { url } = await serve(chain, (method, params) =>
      method === 'getblock' && params[0] === hashOf(chain[20]!) ? answer : undefined,
    );
    const directory = join(folder.path, name);
    const run = ingest(
      { directory, clock: () => 0 },
      { openSource: () => openNode({ url }), segmentTransactions: 8 },
    );
    await expect(run).rejects.toMatchObject({ code });
    await node!.close();
    // The good blocks before it are there; the next run, with an honest node, goes on.
    const honest = await serve(chain);
    const result = await ingest(
      { directory, clock: () => 0 },
      { openSource: () => openNode({ url: honest.url }), segmentTransactions: 8 },
    );
    expect([result.tipHeight, result.blocksAdded]).toEqual([40, 41 - 16]);
  });
});

describe('a node whose chain turns', () => {
  const branch = [...chain.slice(0, 20), ...extend(chain[19]!, 30, 1)];
  const at = (name: string) => join(folder.path, name);
  const readInto = (name: string, url: string, signal?: AbortSignal) =>
    ingest(
      { directory: at(name), clock: () => 0, ...(signal && { signal }) },
      { openSource: () => openNode({ url }), segmentTransactions: 8 },
    );
  const known = new Map([...chain, ...branch].map((block) => [hashOf(block), Buffer.from(block)]));

  it('while it is read: is to be run again, which follows the new branch', async () => {
    const { url } = await serve(chain, (method, params) => {
      if (method === 'getblockhash' && Number(params[0]) >= 30) return hashOf(branch[Number(params[0])]!);
      return method === 'getblock' ? known.get(String(params[0]))!.toString('hex') : undefined;
    });
    await expect(readInto('turned', url)).rejects.toMatchObject({
      code: 'NODE_REORGANISED',
      retryable: true,
      meta: { height: 30 },
    });
    await node!.close();
    const after = await serve(branch);
    expect(await readInto('turned', after.url)).toMatchObject({ tipHeight: 49 });
    expect(await readInto('straight', after.url)).toMatchObject({ tipHeight: 49 });
    const hashes = async (name: string) => {
      const source = openGraphSource(at(name));
      const { tipHash } = (await source.coverage()) as { tipHash?: string };
      await source.close();
      return tipHash;
    };
    expect(await hashes('turned')).toBe(await hashes('straight'));
  });

  it('to another of no more work: nothing is taken, and it is said', async () => {
    const first = await serve(branch);
    await readInto('rival', first.url);
    await node!.close();
    const other = await serve(chain);
    expect(await readInto('rival', other.url)).toMatchObject({
      blocksAdded: 0,
      blocksUnwound: 0,
      rival: { from: 20, blocks: 30 },
    });
    await node!.close();
    // One that is merely shorter is no rival.
    const short = await serve(branch.slice(0, 31));
    expect(await readInto('rival', short.url)).not.toHaveProperty('rival');
  });

  it('stopped on request: says what is kept, and reads the rest again', async () => {
    const controller = new AbortController();
    const { url } = await serve(chain, (method, params) => {
      if (method === 'getblock' && params[0] === hashOf(chain[36]!)) controller.abort();
      return undefined;
    });
    const error = await readInto('stopped', url, controller.signal).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'INGEST_STOPPED', retryable: true });
    const {
      read: done,
      kept,
      again,
    } = (error as { meta: Record<string, number> }).meta as {
      read: number;
      kept: number;
      again: number;
    };
    expect(kept).toBe(32);
    expect(again).toBe(done - kept);
    await node!.close();
    const honest = await serve(chain);
    expect(await readInto('stopped', honest.url)).toMatchObject({ blocksAdded: 41 - kept, tipHeight: 40 });
  });
});
