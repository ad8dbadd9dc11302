import { JejakError } from '../../primitives/jejak-error.ts';
import { createViews } from '../duckdb/create-views.ts';
import { openDuckDb } from '../duckdb/open-duckdb.ts';
import { type LedgerCounts, readManifest } from '../manifest.ts';
import { EVM_TABLES } from '../schema/evm/evm-tables.ts';
import { checkFiles } from './check-files.ts';
import { checkRule, type LakeRule } from './check-rule.ts';
import type { LakeCheck } from './lake-check.ts';

/**
 * Checks the lake of an EVM chain against its manifest and itself: every file's size and SHA-256, ids without gap, links
 * between tables, parents, amounts that are whole numbers below 2^256. `deep` also finds transfers that belong to
 * failed transactions, events whose log is missing and coins that appear from nowhere. Errors: LAKE_MISSING.
 */
export async function verifyLedgerLake(directory: string, deep: boolean): Promise<LakeCheck[]> {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const checks = [await checkFiles(directory, manifest, EVM_TABLES)];
  // Reading damaged files as tables would only repeat the same finding in other words.
  if (!checks[0]!.good) return checks;
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest, EVM_TABLES);
    const list = [...plainRules(manifest.totals), ...(deep ? DEEP_RULES : [])];
    for (const rule of list) checks.push(await checkRule(duck, rule));
    return checks;
  } finally {
    duck.close();
  }
}

function plainRules(totals: LedgerCounts): LakeRule[] {
  const dense = (table: string, id: string, rows: number): LakeRule => ({
    check: `${table}: dense ids`,
    sql: `SELECT 'rows ' || count(*) || ', ids ' || min(${id}) || ' to ' || max(${id}) AS place FROM ${table}
          HAVING count(*) <> ${rows} OR (count(*) > 0 AND (min(${id}) <> 0 OR max(${id}) <> ${rows - 1} OR count(DISTINCT ${id}) <> ${rows}))`,
  });
  return [
    dense('blocks', 'block_id', totals.blocks),
    dense('transactions', 'tx_id', totals.transactions),
    dense('transfers', 'transfer_id', totals.transfers),
    dense('events', 'event_id', totals.events),
    dense('assets', 'asset_id', totals.assets),
    dense('accounts', 'account_id', totals.accounts),
    {
      check: 'block numbers ascend',
      sql: `SELECT 'block ' || number AS place FROM
            (SELECT number, lag(number) OVER (ORDER BY block_id) AS previous FROM blocks) WHERE previous >= number`,
    },
    {
      check: 'parent links',
      sql: `SELECT 'block ' || number AS place FROM
            (SELECT number, parent_hash, lag(number) OVER w AS previous, lag(hash) OVER w AS parent FROM blocks
             WINDOW w AS (ORDER BY block_id))
            WHERE previous = number - 1 AND parent_hash IS DISTINCT FROM parent AND parent IS NOT NULL`,
    },
    {
      check: 'transactions of blocks',
      sql: `SELECT 'block ' || b.number AS place FROM blocks b
            LEFT JOIN (SELECT number, count(*) AS n, min(tx_id) AS first FROM transactions GROUP BY 1) t USING (number)
            WHERE coalesce(t.n, 0) <> b.tx_count OR (b.tx_count > 0 AND t.first <> b.first_tx_id)`,
    },
    {
      check: 'transfers of transactions',
      sql: `SELECT 'tx_id ' || t.tx_id AS place FROM transactions t
            LEFT JOIN (SELECT tx_id, count(*) AS n, min(transfer_id) AS first FROM transfers GROUP BY 1) m USING (tx_id)
            WHERE coalesce(m.n, 0) <> t.transfer_count OR (t.transfer_count > 0 AND m.first <> t.first_transfer_id)`,
    },
    {
      check: 'amounts are whole numbers below 2^256',
      sql: `SELECT 'transfer_id ' || transfer_id AS place FROM transfers
            WHERE NOT regexp_full_match(value, '0|[1-9][0-9]{0,77}')
              OR (length(value) = 78 AND value > '${(1n << 256n) - 1n}')`,
    },
    {
      check: 'transfers match assets',
      sql: `SELECT 'transfer_id ' || t.transfer_id AS place FROM transfers t LEFT JOIN assets a USING (asset_id)
            WHERE a.asset_id IS NULL
              OR (t.kind IN ('erc20', 'erc721', 'erc1155', 'wrap', 'unwrap')) <> (a.contract IS NOT NULL)`,
    },
    {
      check: 'accounts of transfers',
      sql: `SELECT 'transfer_id ' || t.transfer_id AS place FROM
            (SELECT transfer_id, from_address AS address, asset_id FROM transfers WHERE from_address IS NOT NULL
             UNION ALL SELECT transfer_id, to_address, asset_id FROM transfers WHERE to_address IS NOT NULL) t
            LEFT JOIN accounts c ON c.address = t.address AND c.asset_id = t.asset_id WHERE c.account_id IS NULL`,
    },
    {
      check: 'receipts of transactions',
      sql: `SELECT 'tx_id ' || t.tx_id AS place FROM transactions t JOIN blocks b USING (number)
            LEFT JOIN receipts r USING (tx_id) WHERE b.receipts AND t.index_in_block >= 0 AND r.tx_id IS NULL`,
    },
    {
      check: 'logs of receipts',
      sql: `SELECT 'tx_id ' || r.tx_id AS place FROM receipts r
            LEFT JOIN (SELECT tx_id, count(*) AS n FROM logs GROUP BY 1) l USING (tx_id)
            WHERE coalesce(l.n, 0) <> r.log_count`,
    },
  ];
}

const DEEP_RULES: readonly LakeRule[] = [
  {
    check: 'failed transactions move fees only',
    sql: `SELECT 'tx_id ' || t.tx_id AS place FROM transfers m JOIN transactions t USING (tx_id)
          WHERE t.failed AND m.kind NOT IN ('fee', 'burnt-fee', 'deposit')`,
  },
  {
    check: 'token transfers have their log',
    sql: `SELECT 'transfer_id ' || m.transfer_id AS place FROM transfers m
          JOIN assets a USING (asset_id) JOIN blocks b USING (number)
          LEFT JOIN logs l ON l.tx_id = m.tx_id AND l.log_index = m.log_index AND l.address = a.contract
          WHERE b.receipts AND m.kind IN ('erc20', 'erc721', 'erc1155', 'wrap', 'unwrap') AND l.tx_id IS NULL`,
  },
  {
    check: 'events have their log',
    sql: `SELECT 'event_id ' || e.event_id AS place FROM events e
          LEFT JOIN logs l ON l.tx_id = e.tx_id AND l.log_index = e.log_index AND l.address = e.site
          WHERE l.tx_id IS NULL`,
  },
  {
    check: 'fees match receipts',
    sql: `SELECT 'tx_id ' || r.tx_id AS place FROM receipts r
          JOIN (SELECT tx_id, sum(value::DECIMAL(38,0))::DECIMAL(38,0) AS paid FROM transfers
                WHERE kind IN ('fee', 'burnt-fee') GROUP BY 1) f USING (tx_id)
          WHERE f.paid <> (r.gas_used::HUGEINT * r.effective_gas_price::HUGEINT + r.extra_fee::HUGEINT)::DECIMAL(38,0)`,
  },
  {
    check: 'coins appear only as rewards and withdrawals',
    sql: `SELECT 'transfer_id ' || transfer_id AS place FROM transfers
          WHERE asset_id = 0 AND from_address IS NULL AND kind NOT IN ('reward', 'uncle-reward', 'withdrawal', 'flow', 'native', 'deposit')`,
  },
];
