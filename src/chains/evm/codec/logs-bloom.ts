import type { EvmHex, EvmLog } from '../block/evm-block.ts';
import { keccak256 } from './keccak256.ts';

/** Bit positions of a word; a block names the same contracts and topics again and again. */
export type BloomCache = Map<EvmHex, readonly [number, number, number]>;

/** The 256-byte filter over the address and the topics of logs (Yellow Paper, 4.3.1). */
export function logsBloom(logs: readonly EvmLog[], cache: BloomCache): Buffer {
  const bloom = Buffer.alloc(256);
  for (const log of logs) {
    add(bloom, log.address, cache);
    for (const topic of log.topics) add(bloom, topic, cache);
  }
  return bloom;
}

function add(bloom: Buffer, word: EvmHex, cache: BloomCache): void {
  let bits = cache.get(word);
  if (!bits) {
    const hash = keccak256(Buffer.from(word.slice(2), 'hex'));
    const bit = (at: number) => ((hash[at]! << 8) | hash[at + 1]!) & 2047;
    bits = [bit(0), bit(2), bit(4)];
    cache.set(word, bits);
  }
  for (const bit of bits) bloom[255 - (bit >> 3)]! |= 1 << (bit & 7);
}
