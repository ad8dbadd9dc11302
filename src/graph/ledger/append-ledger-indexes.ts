import { join } from 'node:path';
import type { LedgerCounts } from '../../lake/manifest.ts';
import { openKeyIndex } from '../index/key-index.ts';
import { KEY_BYTES } from '../index/run-file.ts';
import { writeAccountKey } from './account-key.ts';
import { ASSET_ROW_BYTES, assetIndexKey } from './asset-key.ts';
import type { LedgerSegment } from './ledger-segment.ts';

/** What a segment adds to the indexes. */
export type LedgerKeys = Pick<
  LedgerSegment,
  'txHash' | 'newAssetRows' | 'newAccountAddress' | 'newAccountAsset'
> & {
  /** Counts before each segment up to this one and, last, behind it. */
  readonly bounds: readonly LedgerCounts[];
};

/** Adds the keys of an appended segment to the indexes of the ledger files in `directory`. */
export function appendLedgerIndexes(directory: string, keys: LedgerKeys): void {
  const folder = join(directory, 'index');
  const of = (name: keyof LedgerCounts) => keys.bounds.map((bound) => bound[name]);
  openKeyIndex(folder, 'hash').append(hashKeys(keys.txHash), of('transactions'));
  openKeyIndex(folder, 'asset').append(assetKeys(keys.newAssetRows), of('assets'));
  openKeyIndex(folder, 'account').append(
    accountKeys(keys.newAccountAddress, keys.newAccountAsset),
    of('accounts'),
  );
}

/** Index keys of transaction hashes. */
export function hashKeys(hashes: Uint8Array): Uint8Array {
  const count = hashes.length / 32;
  const keys = new Uint8Array(count * KEY_BYTES);
  for (let i = 0; i < count; i++) keys.set(hashes.subarray(i * 32, i * 32 + 32), i * KEY_BYTES);
  return keys;
}

/** Index keys of rows of `assetKey`. */
export function assetKeys(rows: Uint8Array): Uint8Array {
  const count = rows.length / ASSET_ROW_BYTES;
  const keys = new Uint8Array(count * KEY_BYTES);
  for (let i = 0; i < count; i++)
    keys.set(assetIndexKey(rows.subarray(i * ASSET_ROW_BYTES, (i + 1) * ASSET_ROW_BYTES)), i * KEY_BYTES);
  return keys;
}

/** Index keys of accounts: 20 bytes of address each, and their assets. */
export function accountKeys(addresses: Uint8Array, assets: Uint32Array): Uint8Array {
  const keys = new Uint8Array(assets.length * KEY_BYTES);
  for (let i = 0; i < assets.length; i++)
    writeAccountKey({ address: addresses, addressAt: i * 20, asset: assets[i]! }, keys, i * KEY_BYTES);
  return keys;
}
