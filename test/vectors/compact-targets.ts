/**
 * Compact form (`nBits`) and the target that it stands for, out of `bignum_SetCompact` in Bitcoin Core's
 * src/test/arith_uint256_tests.cpp (MIT). Negative and overflowing values have no target: Jejak says 0.
 */
export const COMPACT_TARGETS: readonly (readonly [bits: number, target: bigint])[] = [
  [0, 0n],
  [0x00123456, 0n],
  [0x01003456, 0n],
  [0x02000056, 0n],
  [0x03000000, 0n],
  [0x04000000, 0n],
  [0x00923456, 0n],
  [0x01803456, 0n],
  [0x02800056, 0n],
  [0x03800000, 0n],
  [0x04800000, 0n],
  [0x01123456, 0x12n],
  [0x02123456, 0x1234n],
  [0x03123456, 0x123456n],
  [0x04123456, 0x12345600n],
  [0x05009234, 0x92340000n],
  [0x20123456, 0x123456n << 232n],
];

export const NEGATIVE_TARGETS: readonly number[] = [0x01fedcba, 0x04923456];

/**
 * `0xff123456` overflows in the same test; the others are the first ones past each limit of SetCompact in
 * src/arith_uint256.cpp: more than 34 bytes, more than 33 with a second byte, more than 32 with a third.
 */
export const OVERFLOWING_TARGETS: readonly number[] = [0xff123456, 0x23000001, 0x22000100, 0x21010000];
