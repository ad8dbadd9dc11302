import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmHeader, EvmHex } from '../block/evm-block.ts';
import { headerItems } from './header-items.ts';
import { keccak256 } from './keccak256.ts';
import { rlpEncode } from './rlp-encode.ts';

/** Hash of a header; undefined when the source does not give all that is hashed. */
export function headerHash(header: EvmHeader): EvmHex | undefined {
  const items = headerItems(header);
  return items && `0x${bytesToHex(keccak256(rlpEncode(items)))}`;
}
