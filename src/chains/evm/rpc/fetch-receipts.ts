import type { JsonRpcClient, RpcReply } from '../../../http/json-rpc/create-json-rpc-client.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

/** A block whose receipts are wanted: its number as `0x` text and the hashes of its transactions. */
export interface ReceiptsWanted {
  readonly number: string;
  readonly hashes: readonly string[];
}

const RECEIPTS_AT_ONCE = 100;

/** Asks for the receipts of blocks; remembers which way the node knows. */
export interface ReceiptFetcher {
  /** One list a block; a receipt that the node does not have is left out, so that its list is too short. */
  fetch(wanted: readonly ReceiptsWanted[]): Promise<unknown[][]>;
}

/**
 * By `eth_getBlockReceipts` (what its list lacks, as Bor's state sync, is asked for by hash), where a node does not know it
 * by `eth_getTransactionReceipt` in batches.
 */
export function createReceiptFetcher(client: JsonRpcClient): ReceiptFetcher {
  let whole = true;

  async function oneByOne(hashes: readonly string[]): Promise<unknown[]> {
    const receipts: unknown[] = [];
    for (let at = 0; at < hashes.length; at += RECEIPTS_AT_ONCE) {
      const part = hashes.slice(at, at + RECEIPTS_AT_ONCE);
      receipts.push(
        ...(await client.batch(
          part.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] })),
        )),
      );
    }
    return receipts.filter((receipt) => receipt !== null);
  }

  async function completed(list: unknown[], hashes: readonly string[]): Promise<unknown[]> {
    // Nothing at all is a node that has no receipts for the block: it will not have them one by one.
    if (list.length === 0 || list.length >= hashes.length) return list;
    const known = new Set(list.map((one) => (one as { transactionHash?: unknown } | null)?.transactionHash));
    return [...list, ...(await oneByOne(hashes.filter((hash) => !known.has(hash))))];
  }

  return {
    async fetch(wanted) {
      const filled = wanted.filter((one) => one.hashes.length > 0);
      const lists = new Map<string, unknown[]>();
      if (whole && filled.length > 0) {
        const calls = filled.map((one) => ({ method: 'eth_getBlockReceipts', params: [one.number] }));
        const replies = await client.ask(calls).catch(refusedMethod);
        whole = replies.length > 0 && replies.every((reply) => 'result' in reply);
        replies.forEach((reply, i) => {
          const list = 'result' in reply ? reply.result : undefined;
          if (whole) lists.set(filled[i]!.number, Array.isArray(list) ? list : []);
        });
      }
      const all: unknown[][] = [];
      for (const one of wanted) {
        const list = lists.get(one.number);
        all.push(list ? await completed(list, one.hashes) : await oneByOne(one.hashes));
      }
      return all;
    },
  };
}

/** No answers where an HTTP status says that the method is not to be had here. */
function refusedMethod(error: unknown): RpcReply[] {
  if (error instanceof JejakError && (error.code === 'NODE_ANSWER' || error.code === 'NODE_AUTH')) return [];
  throw error;
}
