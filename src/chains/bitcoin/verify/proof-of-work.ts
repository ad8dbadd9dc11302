/** Target that a compact `bits` value stands for; 0n when it is negative or overflows (then no hash is below it). */
export function compactTarget(bits: number): bigint {
  const exponent = bits >>> 24;
  const mantissa = BigInt(bits & 0x007fffff);
  if (bits & 0x00800000) return 0n;
  const target =
    exponent <= 3 ? mantissa >> BigInt(8 * (3 - exponent)) : mantissa << BigInt(8 * (exponent - 3));
  return target >> 256n === 0n ? target : 0n;
}

/** Expected number of hashes for one block of these `bits`: what the longest chain adds up (Core's GetBlockProof). */
export function blockWork(bits: number): bigint {
  const target = compactTarget(bits);
  return target === 0n ? 0n : (1n << 256n) / (target + 1n);
}

/** Whether a header hash (32 bytes, wire order) meets the target of `bits`, and that target is within the limit. */
export function meetsTarget(hash: Uint8Array, bits: number, limitBits: number): boolean {
  const target = compactTarget(bits);
  if (target === 0n || target > compactTarget(limitBits)) return false;
  let value = 0n;
  for (let i = 31; i >= 0; i--) value = (value << 8n) | BigInt(hash[i]!);
  return value <= target;
}
