import { type LedgerCounts, type Manifest, manifestHash } from '../../lake/manifest.ts';
import { SOURCED_SQL } from '../../lake/schema/evm/is-sourced.ts';
import type { AccountCoverage } from '../account-source.ts';
import type { EvmTables } from './open-evm-tables.ts';

/** What the table of blocks says is there and what is missing. */
export async function readLakeCoverage(
  tables: EvmTables,
  manifest: Manifest<LedgerCounts>,
): Promise<AccountCoverage> {
  const { blocks, transactions, transfers, accounts } = manifest.totals;
  const [row] = await tables.rows(
    `SELECT min(number), max(number), max_by(epoch(time)::BIGINT, block_id),
       count(*) FILTER (WHERE NOT traces), count(*) FILTER (WHERE NOT receipts), count(*) FILTER (WHERE hash IS NULL),
       count(*) FILTER (WHERE ${SOURCED_SQL})
     FROM blocks`,
  );
  const [first, tip, time, noTraces, noReceipts, flowTable, sourced] = row!;
  return {
    chain: manifest.chain,
    firstNumber: Number(first ?? -1),
    tipHeight: Number(tip ?? -1),
    tipTime: Number(time ?? 0),
    blocks,
    transactions,
    transfers,
    accounts,
    noTraces: Number(noTraces),
    noReceipts: Number(noReceipts),
    // Only the rows of a table have no header to be hashed.
    flowTable: Number(flowTable),
    sourced: Number(sourced),
    manifestHash: manifestHash(manifest),
  };
}
