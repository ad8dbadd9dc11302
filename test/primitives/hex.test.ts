import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../../src/primitives/hex.ts';

it('hexToBytes undoes bytesToHex', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
    }),
  );
});

it('agrees with a table of digits', () => {
  expect(bytesToHex(Uint8Array.of(0, 1, 15, 16, 127, 128, 255))).toBe('00010f107f80ff');
  expect([...hexToBytes('00010F107f80Ff')]).toEqual([0, 1, 15, 16, 127, 128, 255]);
  expect(hexToBytes('')).toHaveLength(0);
});

it('writes a part of a larger array, not the array', () => {
  expect(bytesToHex(Uint8Array.of(1, 2, 3, 4).subarray(1, 3))).toBe('0203');
});

it('gives bytes of their own: a change in them reaches nobody', () => {
  const first = hexToBytes('abcd');
  hexToBytes('1234').fill(0);
  expect([...first]).toEqual([0xab, 0xcd]);
  expect(first.byteOffset).toBe(0);
});

it.each(['a', 'abc', 'zz', '0x12', '12 ', 'é0', '1\n'])('refuses %j', (text) => {
  expect(() => hexToBytes(text)).toThrow(expect.objectContaining({ code: 'HEX_INVALID' }));
});

it('shows only the beginning of a long bad text', () => {
  expect(() => hexToBytes('z'.repeat(10_000))).toThrow(
    expect.objectContaining({ meta: { input: `${'z'.repeat(80)}…` } }),
  );
});
