import type { EvmHex } from '../block/evm-block.ts';

/** A number as RLP wants it: big-endian bytes without leading zeros, nothing (`0x`) for zero. */
export function rlpQuantity(value: bigint | number): EvmHex {
  if (value === 0 || value === 0n) return '0x';
  const digits = value.toString(16);
  return digits.length % 2 === 0 ? `0x${digits}` : `0x0${digits}`;
}
