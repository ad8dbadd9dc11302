import { sha256 } from '@noble/hashes/sha2.js';
import { ASSET_KINDS } from '../../lake/schema/evm/assets.ts';
import { bytesToHex } from '../../primitives/hex.ts';
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

/** The asset of a row of `assetKey` at a byte. */
export function readAssetRow(
  rows: Uint8Array,
  at: number,
): { readonly kind: string; readonly contract?: string; readonly tokenId?: bigint } {
  const contract = rows.subarray(at, at + 20);
  const last = rows[at + 52]!;
  let tokenId = 0n;
  for (let i = 20; i < 52; i++) tokenId = (tokenId << 8n) | BigInt(rows[at + i]!);
  return {
    kind: ASSET_KINDS[last >> 1]!,
    ...(contract.some(Boolean) && { contract: `0x${bytesToHex(contract)}` }),
    ...((last & 1) === 1 && { tokenId }),
  };
}

/** The index key of an asset: the SHA-256 of its row, which spreads token ids of one contract. */
export function assetIndexKey(row: Uint8Array): Uint8Array {
  const key = new Uint8Array(KEY_BYTES);
  key.set(sha256(row));
  return key;
}
