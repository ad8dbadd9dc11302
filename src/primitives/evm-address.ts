import { keccak_256 } from '@noble/hashes/sha3.js';
import { JejakError } from './jejak-error.ts';

/**
 * An address as a person writes it, to lower case. Mixed case has to be the checksum of EIP-55: it protects against
 * one mistyped character. Errors: EVM_ADDRESS_INVALID.
 */
export function parseEvmAddress(text: string): string {
  const input = text.trim();
  if (!/^0x[0-9a-fA-F]{40}$/.test(input)) throw invalid(input, 'not 0x and 40 hexadecimal characters');
  const lower = input.toLowerCase();
  const digits = input.slice(2);
  const mixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  if (mixed && formatEvmAddress(lower) !== input) throw invalid(input, 'wrong checksum');
  return lower;
}

/** The EIP-55 form of a lower-case address: letters whose digit of the hash is 8 or more stand in upper case. */
export function formatEvmAddress(lower: string): string {
  const digits = lower.slice(2);
  const hash = keccak_256(new TextEncoder().encode(digits));
  const nibble = (i: number) => (i % 2 === 0 ? hash[i >> 1]! >> 4 : hash[i >> 1]! & 15);
  return `0x${[...digits].map((char, i) => (nibble(i) >= 8 ? char.toUpperCase() : char)).join('')}`;
}

function invalid(input: string, reason: string): JejakError {
  return new JejakError('EVM_ADDRESS_INVALID', { meta: { input: input.slice(0, 80), reason } });
}
