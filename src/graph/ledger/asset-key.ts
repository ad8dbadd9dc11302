import { sha256 } from '@noble/hashes/sha2.js';
import { writeHex } from '../../primitives/write-hex.ts';
import { KEY_BYTES } from '../index/run-file.ts';

export const ASSET_ROW_BYTES = 53;

/** An asset as ledger files know it. `kind` is its index in ASSET_KINDS. */
export interface AssetIdentity {
  readonly kind: number;
  /** `0x` and 40 lower-case hexadecimal characters. */
  readonly contract?: string | undefined;
  readonly tokenId?: bigint | undefined;
}

/** The row of `assetKey`: contract, token id (big-endian), kind. */
export function assetRow({ kind, contract, tokenId }: AssetIdentity): Uint8Array {
  const row = new Uint8Array(ASSET_ROW_BYTES);
  if (contract) writeHex(contract, row, 0);
  let rest = tokenId ?? 0n;
  for (let i = 51; rest > 0n && i >= 20; i--) {
    row[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  row[52] = kind * 2 + (tokenId === undefined ? 0 : 1);
  return row;
}

/** The index key of an asset: the SHA-256 of its row, which spreads token ids of one contract. */
export function assetIndexKey(row: Uint8Array): Uint8Array {
  const key = new Uint8Array(KEY_BYTES);
  key.set(sha256(row));
  return key;
}
