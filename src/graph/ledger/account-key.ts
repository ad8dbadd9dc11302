import { KEY_BYTES } from '../index/run-file.ts';

/**
 * Writes the index key of an account: the address, its first four bytes mixed with the asset so that the accounts of
 * one address spread, the asset (u32), zeros. No two accounts share a key, because the asset stands in it.
 */
export function writeAccountKey(
  account: { readonly address: Uint8Array; readonly addressAt: number; readonly asset: number },
  into: Uint8Array,
  at: number,
): void {
  const { address, addressAt, asset } = account;
  const mixed = Math.imul(asset, 0x9e3779b1);
  for (let i = 0; i < 20; i++) into[at + i] = address[addressAt + i]!;
  for (let i = 0; i < 4; i++) {
    into[at + i]! ^= (mixed >>> (8 * i)) & 255;
    into[at + 20 + i] = (asset >>> (8 * i)) & 255;
  }
  into.fill(0, at + 24, at + KEY_BYTES);
}
