import { within } from '../../lake/duckdb/within.ts';
import type { AssetInfo } from '../account-source.ts';
import type { Cell, EvmTables } from './open-evm-tables.ts';

/** Assets that are looked up at once. */
const AT_ONCE = 5_000;
const NO_CONTRACT = '00'.repeat(20);

/** Assets as the table of them says, by id. */
export async function readLakeAssets(
  { each }: Pick<EvmTables, 'each'>,
  ids: Iterable<number>,
): Promise<Map<number, AssetInfo>> {
  const found = new Map<number, AssetInfo>();
  const list = [...new Set(ids)];
  for (let at = 0; at < list.length; at += AT_ONCE) {
    const sql = `SELECT asset_id, kind, lower(hex(contract)), token_id, symbol, decimals, decimals_source, warning
      FROM assets WHERE ${within('asset_id', list.slice(at, at + AT_ONCE))}`;
    await each(sql, (row) => {
      const info = assetInfo(row);
      found.set(info.id, info);
    });
  }
  return found;
}

function assetInfo(row: readonly Cell[]): AssetInfo {
  const [id, kind, contract, tokenId, symbol, decimals, decimalsSource, warning] = row;
  return {
    id: Number(id),
    kind: String(kind),
    ...(contract !== null && contract !== NO_CONTRACT && { contract: `0x${contract}` }),
    ...(tokenId !== null && { tokenId: BigInt(String(tokenId)) }),
    symbol: String(symbol),
    ...(decimals !== null && { decimals: Number(decimals) }),
    decimalsSource: String(decimalsSource),
    warning: String(warning),
  };
}
