import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import type { BitcoinLeg } from '../bridges/bridge-leg.ts';
import { paymentsTo } from './payments-to.ts';

export interface BitcoinLegWish {
  /** UTC seconds, both included. */
  readonly from: number;
  readonly to: number;
  /** Addresses that near legs name as recipients. */
  readonly recipients: readonly string[];
  /** Only memos that begin so count: `OUT:` for payouts; absent: every memo. */
  readonly memo?: RegExp;
  /** Only memos of these transactions: dense ids, ascending. */
  readonly transactions?: Float64Array;
}

/** Transactions that are read at once. */
const CHUNK = 2_000;

/**
 * Transactions of a Bitcoin chain that may be legs of a bridge, in chain order: those with a memo (OP_RETURN text), and
 * those that pay a named recipient.
 */
export async function readBitcoinLegs(source: FlowSource, wish: BitcoinLegWish): Promise<BitcoinLeg[]> {
  const memos = await readMemos(source, wish);
  const paying = wish.recipients.length > 0 ? await paymentsTo(source, wish.recipients, wish) : [];
  const ids = Float64Array.from(new Set([...memos.keys(), ...paying])).sort();
  const legs: BitcoinLeg[] = [];
  for (let at = 0; at < ids.length; at += CHUNK)
    legs.push(...(await legsOf(source, ids.subarray(at, at + CHUNK), memos)));
  return legs;
}

/** The last memo of each transaction that has one. */
async function readMemos(source: FlowSource, wish: BitcoinLegWish): Promise<Map<number, string>> {
  const { from, to, memo, transactions } = wish;
  const memos = new Map<number, string>();
  for await (const page of source.memos({ from, to, ...(transactions && { transactions }) }))
    for (const { tx, text } of page) if (memo?.test(text) ?? true) memos.set(tx, text);
  return memos;
}

async function legsOf(
  source: FlowSource,
  ids: Float64Array,
  memos: ReadonlyMap<number, string>,
): Promise<BitcoinLeg[]> {
  const batch = await source.transactions(ids);
  const txids = await source.txids(ids);
  const blocks = await source.blocks(Uint32Array.from(new Set(batch.height)));
  const timeOf = new Map(Array.from(blocks.height, (height, i) => [height, blocks.time[i]!]));
  const named = new Set([...batch.outputAddress, ...batch.inputAddress]);
  named.delete(NO_ADDRESS);
  const addressIds = Uint32Array.from(named).sort();
  const texts = await source.addresses(addressIds);
  const textOf = new Map(Array.from(addressIds, (id, i) => [id, texts[i]!]));
  return txids.map((txid, t): BitcoinLeg => {
    const memo = memos.get(ids[t]!);
    const [first, end] = [batch.outputStart[t]!, batch.outputStart[t + 1]!];
    const inputs = batch.inputAddress.subarray(batch.inputStart[t], batch.inputStart[t + 1]);
    return {
      txid,
      ...(memo !== undefined && { memo }),
      outputs: Array.from({ length: end - first }, (_, i) => ({
        address: textOf.get(batch.outputAddress[first + i]!),
        value: batch.outputValue[first + i]!,
      })),
      payers: [...new Set(inputs)].flatMap((id) => textOf.get(id) ?? []),
      time: timeOf.get(batch.height[t]!)!,
    };
  });
}
