import type { EvmTables } from '../account-lake/open-evm-tables.ts';
import { readLakeAssets } from '../account-lake/read-lake-assets.ts';
import type { AssetInfo } from '../account-source.ts';
import { ASSET_INFO_BYTES, readAssetInfo } from './asset-info-row.ts';
import { ASSET_ROW_BYTES, readAssetRow } from './asset-key.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { rowsInOrder } from './rows-in-order.ts';

/**
 * Assets by ledger files. The few whose symbol is longer than a row stand in the lake alone; its tables are asked for with
 * the first one.
 */
export function createAssetReader(
  files: LedgerFiles,
  tables: () => Promise<EvmTables>,
): (ids: Uint32Array) => Promise<AssetInfo[]> {
  const known = new Map<number, AssetInfo>();

  function readFiles(ids: readonly number[]): number[] {
    const keys = rowsInOrder(files, 'assetKey', ids);
    const infos = rowsInOrder(files, 'assetInfo', ids);
    return ids.filter((id, i) => {
      const facts = readAssetInfo(infos, i * ASSET_INFO_BYTES);
      if (!facts) return true;
      known.set(id, { id, ...readAssetRow(keys, i * ASSET_ROW_BYTES), ...facts } as AssetInfo);
      return false;
    });
  }
  return async (ids) => {
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    const missing = unknown.length === 0 ? [] : readFiles(unknown);
    if (missing.length > 0)
      for (const [id, info] of await readLakeAssets(await tables(), missing)) known.set(id, info);
    return Array.from(ids, (id) => known.get(id)!);
  };
}
