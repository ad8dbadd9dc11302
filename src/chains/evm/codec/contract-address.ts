import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmAddress } from '../block/evm-block.ts';
import { keccak256 } from './keccak256.ts';
import { rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';

/** Address of the contract that a transaction of `sender` with `nonce` creates (Yellow Paper, 7). */
export function contractAddress(sender: EvmAddress, nonce: bigint): EvmAddress {
  return `0x${bytesToHex(keccak256(rlpEncode([sender, rlpQuantity(nonce)])).subarray(12))}`;
}
