import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmHeader, EvmHex } from '../block/evm-block.ts';
import { headerItems } from './header-items.ts';
import { keccak256 } from './keccak256.ts';
import { type RlpItem, rlpEncode } from './rlp-encode.ts';

/** What a header's `sha3Uncles` commits to; undefined when an uncle's header is not complete. */
export function unclesHash(uncles: readonly EvmHeader[]): EvmHex | undefined {
  const list: RlpItem[] = [];
  for (const uncle of uncles) {
    const items = headerItems(uncle);
    if (!items) return undefined;
    list.push(items);
  }
  return `0x${bytesToHex(keccak256(rlpEncode(list)))}`;
}
