import { createKeccak } from './create-keccak.ts';

/** Compiled at the first use; it keeps nothing from one call to the next. */
let keccak: ReturnType<typeof createKeccak> | undefined;

/** Keccak-256 as Ethereum uses it (not the SHA-3 of FIPS 202): 32 bytes. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  keccak ??= createKeccak();
  return keccak(bytes);
}
