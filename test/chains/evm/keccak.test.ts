import { keccak_256 } from '@noble/hashes/sha3.js';
import { expect, it } from 'vitest';
import { keccak256 } from '../../../src/chains/evm/codec/keccak256.ts';
import { bytesToHex } from '../../../src/primitives/hex.ts';

it('Keccak-256 in machine code is that of @noble/hashes for every length around its blocks and chunks', () => {
  const bytes = Uint8Array.from({ length: 250_000 }, (_, i) => (i * 2_654_435_761) >>> 13);
  const lengths = Array.from({ length: 600 }, (_, i) => i);
  for (const around of [136 * 900, 2 * 136 * 900 - 1, 65_536])
    lengths.push(around - 1, around, around + 1, around + 136);
  lengths.push(249_999);
  for (const length of lengths) {
    // Not at the start of its buffer, and after longer ones: nothing of them may remain.
    const part = bytes.subarray(1, 1 + length);
    expect(bytesToHex(keccak256(part)), `${length} bytes`).toBe(bytesToHex(keccak_256(part)));
  }
  const first = keccak256(bytes);
  keccak256(new Uint8Array());
  expect(bytesToHex(first)).toBe(bytesToHex(keccak_256(bytes)));
});
