import { createViews } from '../../lake/duckdb/create-views.ts';
import { type Duck, openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import { type LedgerCounts, readManifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import type { FileCheck } from '../../lake/verify/create-file-check.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Approval } from './approval.ts';

/** keccak256("Approval(address,address,uint256)"), ERC-20's and ERC-721's. */
const APPROVAL = '8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925';

/** Questions that only the tables of a lake answer. Each one reads a whole table. */
export interface LakeTables {
  /** Approvals that name one of these addresses (`0x`, lower case), by owner, spender, token. */
  approvals(addresses: readonly string[]): Promise<Approval[]>;
  /** True: the data show a contract there. False proves nothing. */
  isContract(address: string): Promise<boolean>;
  close(): void;
}

/** The tables of an EVM lake; the engine over them is opened with the first question. Errors: LAKE_MISSING, LAKE_DAMAGED. */
export function openLakeTables(directory: string): LakeTables {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  let duck: Duck | undefined;
  let check: FileCheck | undefined;
  const ask = async (sql: string) => {
    if (!duck) {
      duck = await openDuckDb();
      check = await createViews(duck, directory, manifest, EVM_TABLES);
    }
    await check?.tablesIn(sql);
    const rows: unknown[][] = [];
    for await (const { rows: count, columns } of readColumns(duck.connection, sql))
      for (let i = 0; i < count; i++) rows.push(columns.map((column) => column[i]));
    return rows;
  };
  return {
    async approvals(addresses) {
      if (addresses.length === 0) return [];
      const list = addresses.map((address) => `'${address.slice(2)}'`).join(', ');
      const rows = await ask(approvalsSql(list));
      return rows.map(([owner, spender, token, tx, owners]) => ({
        owner: `0x${owner}`,
        spender: `0x${spender}`,
        token: `0x${token}`,
        tx: Number(tx),
        owners: Number(owners),
      }));
    },
    async isContract(address) {
      const at = `from_hex('${address.slice(2)}')`;
      const [row] = await ask(`SELECT
        EXISTS (SELECT 1 FROM receipts WHERE contract_address = ${at})
        OR EXISTS (SELECT 1 FROM assets WHERE contract = ${at})
        OR EXISTS (SELECT 1 FROM logs WHERE address = ${at})
        OR EXISTS (SELECT 1 FROM calls WHERE from_address = ${at} AND trace <> '')
        OR EXISTS (SELECT 1 FROM calls WHERE to_address = ${at} AND type IN ('create', 'create2'))`);
      return row?.[0] === true;
    },
    close: () => duck?.close(),
  };
}

/**
 * Only the owner's own transaction counts: a token's contract can emit an approval in anybody's name. ERC-721 has a
 * fourth topic. An amount of zero takes an approval back.
 */
function approvalsSql(list: string): string {
  return `WITH said AS (
      SELECT lower(substr(hex(topic1), 25)) AS owner, lower(substr(hex(topic2), 25)) AS spender,
             lower(hex(address)) AS token, tx_id
      FROM logs
      WHERE topic0 = from_hex('${APPROVAL}') AND topic1 IS NOT NULL AND topic2 IS NOT NULL AND topic3 IS NULL
        AND octet_length(data) = 32 AND hex(data) <> repeat('0', 64)),
    own AS (
      SELECT said.* FROM said JOIN transactions t USING (tx_id)
      WHERE lower(hex(t.from_address)) = owner AND owner <> spender),
    -- An address that signs has a key; the block's own row has no hash.
    signers AS (
      SELECT DISTINCT lower(hex(from_address)) AS spender FROM transactions
      WHERE hash IS NOT NULL AND lower(hex(from_address)) IN (SELECT spender FROM own)),
    counts AS (SELECT spender, count(DISTINCT owner) AS owners FROM own GROUP BY spender)
    SELECT owner, spender, token, min(tx_id), any_value(owners)
    FROM own JOIN signers USING (spender) JOIN counts USING (spender)
    WHERE owner IN (${list}) OR spender IN (${list})
    GROUP BY owner, spender, token ORDER BY owner, spender, token`;
}
