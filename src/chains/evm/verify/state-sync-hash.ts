import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmHeader, EvmHex } from '../block/evm-block.ts';
import { keccak256 } from '../codec/keccak256.ts';

/**
 * Hash that Bor gives to the transaction that carries a block's state sync: it stands last in the answers of a node
 * and is covered by neither root nor bloom (bor, core/types/bor_receipt.go).
 */
export function stateSyncHash(header: EvmHeader): EvmHex {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(header.number));
  const parts = [Buffer.from('matic-bor-receipt-'), number, Buffer.from(header.hash.slice(2), 'hex')];
  return `0x${bytesToHex(keccak256(Buffer.concat(parts)))}`;
}
