import { createNodeClient, type NodeClientOptions } from '../../chains/bitcoin/rpc/create-node-client.ts';
import { meetsTarget } from '../../chains/bitcoin/verify/proof-of-work.ts';
import { headerHash } from '../../chains/bitcoin/wire/header-hash.ts';
import { CHAINS, type Chain } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import { hexToBytes } from '../../primitives/hex.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { BlockSource } from './block-source.ts';

const HASHES_AT_ONCE = 500;
const BLOCKS_AT_ONCE = 16;

export interface NodeOptions extends NodeClientOptions {
  /** Told by the node's genesis block when absent. */
  readonly chain?: Chain;
}

/**
 * Blocks from a node's JSON-RPC (`getblock <hash> 0`), in batches. The node decides what the best chain is; that a
 * header is the one that was asked for and has its proof of work is checked here, all else about a block by verifyBlock. Errors: as createNodeClient,
 * CHAIN_UNKNOWN, LAKE_CHAIN, NODE_REORGANISED (retryable).
 */
export async function openNode(options: NodeOptions): Promise<BlockSource> {
  const client = createNodeClient(options);
  const url = client.host;
  const [count, genesis] = (await client.batch([
    { method: 'getblockcount', params: [] },
    { method: 'getblockhash', params: [0] },
  ])) as [number, string];
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new JejakError('NODE_ANSWER', { meta: { url, method: 'getblockcount', reason: String(count) } });
  }
  const chain = Object.values(CHAINS).find((record) => record.genesis === genesis);
  if (!chain) {
    throw new JejakError('CHAIN_UNKNOWN', {
      meta: { input: `genesis ${genesis}`, known: Object.keys(CHAINS).join(', ') },
    });
  }
  if (options.chain && options.chain.id !== chain.id) {
    throw new JejakError('LAKE_CHAIN', {
      meta: { directory: url, found: options.chain.id, expected: chain.id },
    });
  }
  const hashes = new Map<number, string>();

  async function hashAt(height: number): Promise<string> {
    if (!hashes.has(height)) {
      if (hashes.size > HASHES_AT_ONCE * 4) hashes.clear();
      const wanted = Array.from(
        { length: Math.min(HASHES_AT_ONCE, count + 1 - height) },
        (_, i) => height + i,
      );
      const answers = await client
        .batch(wanted.map((h) => ({ method: 'getblockhash', params: [h] })))
        .catch((error) => turned(error));
      wanted.forEach((h, i) => {
        hashes.set(h, hashIn(answers[i]));
      });
    }
    return hashes.get(height)!;
  }

  function refuse(method: string, reason: string): JejakError {
    return new JejakError('NODE_ANSWER', { meta: { url, method, reason } });
  }

  function hashIn(answer: unknown): string {
    if (typeof answer === 'string' && /^[0-9a-f]{64}$/.test(answer)) return answer;
    throw refuse('getblockhash', 'no hash');
  }

  function bytesIn(answer: unknown, method: string): Uint8Array {
    if (typeof answer === 'string' && answer.length % 2 === 0 && /^[0-9a-f]*$/i.test(answer))
      return hexToBytes(answer);
    throw refuse(method, 'no hexadecimal text');
  }

  /** No hash at a height that the node had: its chain is shorter now. */
  async function turned(error: unknown): Promise<never> {
    if (!(error instanceof JejakError) || error.code !== 'NODE_ANSWER') throw error;
    const [now] = await client.batch([{ method: 'getblockcount', params: [] }]);
    if (typeof now !== 'number' || now >= count) throw error;
    throw new JejakError('NODE_REORGANISED', {
      meta: { height: count, claimed: `tip ${now}`, previous: `tip ${count}` },
      cause: error,
    });
  }

  /** The compact target, once the header is known to be that of `hash` and to have its proof of work. */
  function checkHeader(bytes: Uint8Array, hash: string, method: string): number {
    const found = bytes.length < 80 ? undefined : headerHash(bytes, 0);
    const bits = found && new DataView(bytes.buffer, bytes.byteOffset).getUint32(72, true);
    if (
      found &&
      bits !== undefined &&
      displayHash(found) === hash &&
      meetsTarget(found, bits, chain!.powLimitBits)
    )
      return bits;
    throw refuse(method, `not the block ${hash}`);
  }

  return {
    name: url,
    chain,
    cheapToReread: false,
    follows: true,
    tipHeight: count,
    firstHeight: 0,
    notes: [],
    async headerAt(height) {
      if (height < 0 || height > count) return undefined;
      const hash = await hashAt(height);
      const [header] = await client.batch([{ method: 'getblockheader', params: [hash, false] }]);
      const bytes = bytesIn(header, 'getblockheader');
      return { hash, bits: checkHeader(bytes, hash, 'getblockheader') };
    },
    async *blocks(height) {
      for (let from = height; from <= count; from += BLOCKS_AT_ONCE) {
        const heights = Array.from(
          { length: Math.min(BLOCKS_AT_ONCE, count + 1 - from) },
          (_, i) => from + i,
        );
        const names: string[] = [];
        for (const h of heights) names.push(await hashAt(h));
        const blocks = await client.batch(names.map((hash) => ({ method: 'getblock', params: [hash, 0] })));
        for (const [i, block] of blocks.entries()) {
          const bytes = bytesIn(block, 'getblock');
          checkHeader(bytes, names[i]!, 'getblock');
          yield {
            height: heights[i]!,
            bytes,
            from: 0,
            to: bytes.length,
            place: { file: `${url}/${names[i]}`, byte: 0 },
          };
        }
      }
    },
    close: () => client.close(),
  };
}
