import type { EvmAddress, EvmHex } from '../block/evm-block.ts';

const CLEAN = `0x${'0'.repeat(24)}`;

/** Address in a word of the ABI; undefined when the twelve bytes before it are not zero: it is then no address. */
export function wordAddress(word: EvmHex): EvmAddress | undefined {
  return word.startsWith(CLEAN) ? `0x${word.slice(26)}` : undefined;
}
