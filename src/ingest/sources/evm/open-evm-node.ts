import type { EvmHex } from '../../../chains/evm/block/evm-block.ts';
import { createEvmClient, type EvmClientOptions } from '../../../chains/evm/rpc/create-evm-client.ts';
import { createRawBlockFetcher } from '../../../chains/evm/rpc/fetch-raw-blocks.ts';
import { findTraceCall } from '../../../chains/evm/rpc/find-trace-call.ts';
import {
  type RawEvmBlock,
  readEvmBlock,
  type UnsettledEvmBlock,
} from '../../../chains/evm/verify/read-evm-block.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmSource, EvmSourceNote } from './evm-source.ts';
import { inSettledOrder, type ReadBlock } from './in-settled-order.ts';

/** Blocks asked for at once; traces of a block can be as large as a hundred blocks. */
const BLOCKS_AT_ONCE = 8;
const TRACED_BLOCKS_AT_ONCE = 2;

export interface EvmNodeOptions extends EvmClientOptions {
  readonly chain: EvmChain;
  /** Stay this many blocks behind the node's last one. Default 0. */
  readonly confirmations?: number | undefined;
  /** False: do not ask for traces, even when the node has them. Default true. */
  readonly traces?: boolean | undefined;
  /** Default true. */
  readonly recoverSenders?: boolean | undefined;
}

/** What a node said of the block of a number. */
interface Answer {
  readonly raw: RawEvmBlock;
  readonly number: number;
}

/**
 * Blocks from the JSON-RPC of a node of any client, with receipts and, where the node has them, traces. The node's
 * last block is asked for once, at the start. A block is refused unless everything in it can be recomputed; one that
 * does not follow on the block before it ends the reading, and the caller unwinds by `hashAt`.
 * Errors: as createEvmClient and readEvmBlock, EVM_CHAIN_ID, EVM_BLOCK_MISSING and EVM_REORGANISED (both retryable).
 */
export async function openEvmNode(options: EvmNodeOptions): Promise<EvmSource> {
  const { chain } = options;
  const client = createEvmClient(options);
  const host = client.host;
  const [chainId, newest] = await client.batch([
    { method: 'eth_chainId', params: [] },
    { method: 'eth_blockNumber', params: [] },
  ]);
  const found = numberOf(chainId, { host, method: 'eth_chainId' });
  if (found !== chain.chainId) {
    throw new JejakError('EVM_CHAIN_ID', {
      meta: { url: host, found, chain: chain.id, expected: chain.chainId },
    });
  }
  const last = numberOf(newest, { host, method: 'eth_blockNumber' });
  const tipHeight = Math.max(-1, last - (options.confirmations ?? 0));
  const wanted = options.traces ?? true;
  const traceCall =
    wanted && tipHeight > 0 ? await findTraceCall(client, `0x${tipHeight.toString(16)}`) : undefined;
  const notes: EvmSourceNote[] = traceCall ? [] : [{ kind: 'no-traces', count: tipHeight + 1, first: host }];
  const atOnce = traceCall ? TRACED_BLOCKS_AT_ONCE : BLOCKS_AT_ONCE;
  const fetchBlocks = createRawBlockFetcher(client, traceCall);

  async function hashAt(number: number): Promise<EvmHex | undefined> {
    if (number < 0 || number > tipHeight) return undefined;
    const call = { method: 'eth_getBlockByNumber', params: [`0x${number.toString(16)}`, false] };
    const [block] = (await client.batch([call])) as [{ hash?: unknown } | null];
    return typeof block?.hash === 'string' ? block.hash.toLowerCase() : undefined;
  }

  function read(raw: RawEvmBlock, number: number): UnsettledEvmBlock {
    const place = `${host}, block ${number}`;
    const block = readEvmBlock(raw, { chain, place, receiptsRequired: true });
    if (block.number === number) return block;
    const reason = `block ${block.number} for ${number}`;
    throw new JejakError('NODE_ANSWER', { meta: { url: host, method: 'eth_getBlockByNumber', reason } });
  }

  /** What was answered about a block may be of two branches when the chain turned between two requests. */
  async function unlessTurned<T>(make: () => T, { raw, number }: Answer): Promise<T> {
    try {
      return make();
    } catch (error) {
      const now = await hashAt(number);
      const then = String((raw.block as { hash?: unknown } | null)?.hash).toLowerCase();
      if (now === then) throw error;
      throw new JejakError('EVM_REORGANISED', {
        meta: { number, url: host, found: now ?? '-', expected: then },
        cause: error,
      });
    }
  }

  async function* answers(from: number): AsyncGenerator<Answer> {
    const next = (at: number) => {
      const answer = at > tipHeight ? undefined : fetchBlocks(at, Math.min(atOnce, tipHeight + 1 - at));
      // Its error is thrown where it is awaited, which may be never.
      answer?.catch(() => {});
      return answer;
    };
    let coming = next(from);
    for (let at = from; coming; at += atOnce) {
      const raw = await coming;
      coming = next(at + atOnce);
      yield* raw.map((one, i) => ({ raw: one, number: at + i }));
    }
  }

  async function* readFrom(from: number): AsyncGenerator<ReadBlock> {
    for await (const answer of answers(from)) {
      const block = await unlessTurned(() => read(answer.raw, answer.number), answer);
      yield {
        signatures: block.signatures,
        settle: (recovered) => unlessTurned(() => block.settle(recovered), answer),
      };
    }
  }

  return {
    name: host,
    chain,
    tipHeight,
    firstHeight: 0,
    notes,
    hashAt,
    async *blocks(from) {
      let parent: EvmHex | undefined;
      for await (const block of inSettledOrder(readFrom(from), { recoverSenders: options.recoverSenders })) {
        const { number, parentHash: found } = block.header;
        if (parent !== undefined && found !== parent) {
          throw new JejakError('EVM_REORGANISED', { meta: { number, url: host, found, expected: parent } });
        }
        parent = block.header.hash;
        yield block;
      }
    },
    close: () => client.close(),
  };
}

function numberOf(
  answer: unknown,
  { host, method }: { readonly host: string; readonly method: string },
): number {
  const number = typeof answer === 'string' && /^0x[0-9a-f]+$/i.test(answer) ? Number(answer) : -1;
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new JejakError('NODE_ANSWER', { meta: { url: host, method, reason: String(answer) } });
}
