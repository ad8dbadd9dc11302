import type { AbiValue } from '../abi/read-event.ts';

/** Far address in a word of 32 bytes: an EVM address where only 20 bytes are used, else the word itself (Solana, ...). */
export function addressOfWord(word: AbiValue | undefined): string {
  const text = String(word);
  return /^0x0{24}[0-9a-f]{40}$/.test(text) && !/^0x0{32}/.test(text) ? `0x${text.slice(26)}` : text;
}
