import { JejakError } from '../../primitives/jejak-error.ts';
import { createViews } from '../duckdb/create-views.ts';
import { openDuckDb } from '../duckdb/open-duckdb.ts';
import { type LedgerCounts, readManifest } from '../manifest.ts';
import { EVM_TABLES } from '../schema/evm/evm-tables.ts';
import { SOURCED_SQL } from '../schema/evm/is-sourced.ts';

export interface SourcedBlocks {
  /** Blocks that are the word of their source, see isSourced, of all. */
  readonly blocks: number;
  readonly of: number;
}

/** How many blocks of an EVM lake are the word of their source: no check of files can make them more. Errors: LAKE_MISSING, LAKE_DAMAGED. */
export async function countSourcedBlocks(directory: string): Promise<SourcedBlocks> {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const duck = await openDuckDb();
  try {
    const check = await createViews(duck, directory, manifest, EVM_TABLES);
    const sql = `SELECT count(*) FILTER (WHERE ${SOURCED_SQL}) AS n, count(*) AS m FROM blocks`;
    await check.tablesIn(sql);
    const reader = await duck.connection.runAndReadAll(sql);
    const [row] = reader.getRowObjects();
    return { blocks: Number(row!.n), of: Number(row!.m) };
  } finally {
    duck.close();
  }
}
