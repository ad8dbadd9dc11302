import type { EvmHex, EvmLog } from '../block/evm-block.ts';

/** 32-byte words of a log: the topics after the first, then the data. Undefined when the data is not whole words. */
export function logWords(log: EvmLog): EvmHex[] | undefined {
  const digits = log.data.length - 2;
  if (digits % 64 !== 0) return undefined;
  const words = log.topics.slice(1);
  for (let at = 2; at < log.data.length; at += 64) words.push(`0x${log.data.slice(at, at + 64)}`);
  return words;
}
