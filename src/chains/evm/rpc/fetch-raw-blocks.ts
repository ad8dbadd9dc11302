import type { JsonRpcClient } from '../../../http/json-rpc/create-json-rpc-client.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { RawEvmBlock } from '../verify/read-evm-block.ts';
import { createReceiptFetcher } from './fetch-receipts.ts';
import type { TraceCall } from './find-trace-call.ts';

/** Uncles are asked for where a header commits to some: the Keccak hash of the empty list. */
const NO_UNCLES = '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347';

interface BlockAnswer {
  readonly hash?: unknown;
  readonly sha3Uncles?: unknown;
  readonly uncles?: readonly unknown[];
  readonly transactions?: readonly { readonly hash?: unknown }[];
}

/** Asks for all about blocks of consecutive numbers. */
export type FetchRawBlocks = (from: number, count: number) => Promise<RawEvmBlock[]>;

/**
 * Everything that a node gives about blocks, unverified, in few requests: blocks, receipts, uncles, and traces when it
 * has a way for them. Errors: EVM_BLOCK_MISSING (retryable), NODE_ANSWER and those of the client.
 */
export function createRawBlockFetcher(
  client: JsonRpcClient,
  traceCall: TraceCall | undefined,
): FetchRawBlocks {
  const receipts = createReceiptFetcher(client);

  async function unclesOf(block: BlockAnswer): Promise<unknown[] | undefined> {
    const count = block.uncles?.length ?? 0;
    if (block.sha3Uncles === NO_UNCLES || count === 0) return undefined;
    const uncles = await client.batch(
      Array.from({ length: count }, (_, i) => ({
        method: 'eth_getUncleByBlockHashAndIndex',
        params: [block.hash, `0x${i.toString(16)}`],
      })),
    );
    // A node from after the merge may have dropped them: their rewards are then missing.
    return uncles.includes(null) ? undefined : uncles;
  }

  return async (from, count) => {
    const numbers = Array.from({ length: count }, (_, i) => from + i);
    const names = numbers.map((number) => `0x${number.toString(16)}`);
    const blocks = (await client.batch(
      names.map((name) => ({ method: 'eth_getBlockByNumber', params: [name, true] })),
    )) as (BlockAnswer | null)[];
    const missing = blocks.indexOf(null);
    if (missing >= 0) {
      throw new JejakError('EVM_BLOCK_MISSING', { meta: { url: client.host, number: numbers[missing]! } });
    }
    const lists = await receipts.fetch(
      names.map((number, i) => ({
        number,
        hashes: (blocks[i]!.transactions ?? []).map((tx) => String(tx?.hash)),
      })),
    );
    const raw: RawEvmBlock[] = [];
    for (const [i, block] of blocks.entries()) {
      // One request a block: the answer may be hundreds of megabytes.
      const [traces] = traceCall && numbers[i]! > 0 ? await client.batch([traceCall(names[i]!)]) : [];
      raw.push({
        block,
        receipts: lists[i]!,
        uncles: await unclesOf(block!),
        ...(traceCall ? { traces: Array.isArray(traces) ? traces : [] } : {}),
      });
    }
    return raw;
  };
}
