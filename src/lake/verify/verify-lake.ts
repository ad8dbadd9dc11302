import { createHash256Batch } from '../../chains/bitcoin/sha256/hash256-batch.ts';
import { blockSubsidy } from '../../chains/bitcoin/verify/block-subsidy.ts';
import { merkleRoot } from '../../chains/bitcoin/verify/merkle-root.ts';
import { meetsTarget } from '../../chains/bitcoin/verify/proof-of-work.ts';
import { headerHash } from '../../chains/bitcoin/wire/header-hash.ts';
import { type Chain, chainById } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { createViews } from '../duckdb/create-views.ts';
import { type Duck, openDuckDb } from '../duckdb/open-duckdb.ts';
import { readColumns } from '../duckdb/read-columns.ts';
import { type Manifest, readManifest } from '../manifest.ts';
import { TABLES } from '../schema/tables.ts';
import { checkFiles } from './check-files.ts';
import { checkRule, type LakeRule } from './check-rule.ts';
import { failedCheck, type LakeCheck } from './lake-check.ts';

/**
 * Checks a lake against its manifest and itself. Always: every file's size and SHA-256, ids without gap, links between
 * tables, sums of every transaction, no output spent twice. `deep` also recomputes every header hash, proof of work,
 * parent link and merkle root from the tables, down to the chain's genesis block. Errors: LAKE_MISSING; findings come back as checks that are not good.
 */
export async function verifyLake(directory: string, deep: boolean): Promise<LakeCheck[]> {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const checks = [await checkFiles(directory, manifest, TABLES)];
  // Reading damaged files as tables would only repeat the same finding in other words.
  if (!checks[0]!.good) return checks;
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest);
    for (const rule of rules(manifest)) checks.push(await checkRule(duck, rule));
    if (deep) checks.push(await checkChain(duck, chainById(manifest.chain)));
    return checks;
  } finally {
    duck.close();
  }
}

function rules(manifest: Manifest): LakeRule[] {
  const { totals } = manifest;
  const dense = (table: string, id: string, rows: number): LakeRule => ({
    check: `${table}: dense ids`,
    sql: `SELECT 'rows ' || count(*) || ', ids ' || min(${id}) || ' to ' || max(${id}) AS place FROM ${table}
          HAVING count(*) <> ${rows} OR (count(*) > 0 AND (min(${id}) <> 0 OR max(${id}) <> ${rows - 1} OR count(DISTINCT ${id}) <> ${rows}))`,
  });
  return [
    dense('blocks', 'height', totals.blocks),
    dense('transactions', 'tx_id', totals.transactions),
    dense('inputs', 'input_id', totals.inputs),
    dense('outputs', 'output_id', totals.outputs),
    dense('addresses', 'address_id', totals.addresses),
    {
      check: 'inputs >= outputs',
      sql: `SELECT 'transaction ' || lower(hex(txid)) AS place FROM transactions
            WHERE NOT coinbase AND (input_value < output_value OR fee <> input_value - output_value)`,
    },
    {
      check: 'sums of inputs',
      sql: `SELECT 'tx_id ' || t.tx_id AS place FROM transactions t
            JOIN (SELECT tx_id, sum(value)::DECIMAL(38,0) AS s, count(*) AS n FROM inputs GROUP BY 1) i USING (tx_id)
            WHERE i.s <> t.input_value OR i.n <> t.input_count`,
    },
    {
      check: 'sums of outputs',
      sql: `SELECT 'tx_id ' || t.tx_id AS place FROM transactions t
            JOIN (SELECT tx_id, sum(value)::DECIMAL(38,0) AS s, count(*) AS n FROM outputs GROUP BY 1) o USING (tx_id)
            WHERE o.s <> t.output_value OR o.n <> t.output_count`,
    },
    {
      check: 'inputs match the outputs they spend',
      sql: `SELECT 'input_id ' || i.input_id AS place FROM inputs i LEFT JOIN outputs o ON o.output_id = i.output_id
            WHERE i.output_id IS NOT NULL AND (o.output_id IS NULL OR o.value <> i.value OR o.tx_id <> i.previous_tx_id
              OR o.vout <> i.previous_vout OR o.tx_id >= i.tx_id OR o.address_id IS DISTINCT FROM i.address_id)`,
    },
    {
      check: 'no output is spent twice',
      sql: "SELECT 'output_id ' || output_id AS place FROM spends GROUP BY output_id HAVING count(*) > 1",
    },
    {
      check: 'spends match inputs',
      sql: `SELECT 'output_id ' || coalesce(s.output_id, i.output_id) AS place FROM spends s
            FULL JOIN (SELECT * FROM inputs WHERE output_id IS NOT NULL) i
              ON i.output_id = s.output_id AND i.input_id = s.spending_input_id AND i.tx_id = s.spending_tx_id
            WHERE s.output_id IS NULL OR i.output_id IS NULL`,
    },
    {
      check: 'coinbases take no more than subsidy and fees',
      sql: `SELECT 'height ' || b.height AS place FROM blocks b JOIN transactions t ON t.tx_id = b.first_tx_id
            WHERE NOT t.coinbase OR t.output_value > b.subsidy + b.fees`,
    },
  ];
}

/** Rebuilds each header from the tables and the merkle root from the txids. */
async function checkChain(duck: Duck, chain: Chain): Promise<LakeCheck> {
  const check = 'headers, proof of work, links and merkle roots';
  const batch = createHash256Batch();
  const txids = readTxids(duck);
  let previous = new Uint8Array(32);
  const sql = `SELECT height, hash, previous_hash, merkle_root, epoch(time)::BIGINT, version, bits, nonce, tx_count, subsidy
               FROM blocks ORDER BY height`;
  for await (const { rows, columns } of readColumns(duck.connection, sql)) {
    for (let i = 0; i < rows; i++) {
      const [height, hash, parent, root, time, version, bits, nonce, count, subsidy] = columns.map(
        (column) => column[i]!,
      );
      const header = new Uint8Array(80);
      const view = new DataView(header.buffer);
      view.setInt32(0, Number(version), true);
      header.set(reversed(parent as Uint8Array), 4);
      header.set(reversed(root as Uint8Array), 36);
      view.setUint32(68, Number(time), true);
      view.setUint32(72, Number(bits), true);
      view.setUint32(76, Number(nonce), true);
      const computed = headerHash(header, 0);
      const ids = await txids(Number(count));
      if (Number(height) === 0 && displayHash(computed) !== chain.genesis)
        return failedCheck(check, `height 0: not the genesis block of ${chain.id}`);
      if (Buffer.compare(computed, reversed(hash as Uint8Array)) !== 0)
        return failedCheck(check, `height ${height}: header hash`);
      if (!meetsTarget(computed, Number(bits), chain.powLimitBits))
        return failedCheck(check, `height ${height}: proof of work`);
      if (Buffer.compare(reversed(parent as Uint8Array), previous) !== 0)
        return failedCheck(check, `height ${height}: parent link`);
      if (Buffer.compare(merkleRoot(ids, batch).root, reversed(root as Uint8Array)) !== 0)
        return failedCheck(check, `height ${height}: merkle root`);
      if (BigInt(subsidy as bigint) !== blockSubsidy(chain, Number(height)))
        return failedCheck(check, `height ${height}: subsidy`);
      previous = computed as Uint8Array<ArrayBuffer>;
    }
  }
  return { check, good: true, detail: '' };
}

/** Hands out the txids of one block after the other, in wire order. */
function readTxids(duck: Duck): (count: number) => Promise<Uint8Array> {
  let from = 0;
  const held: Uint8Array[] = [];
  const AHEAD = 200_000;
  return async (count) => {
    const taken: Uint8Array[] = [];
    while (taken.length < count) {
      if (held.length === 0) {
        const sql = `SELECT txid FROM transactions WHERE tx_id >= ${from} AND tx_id < ${from + AHEAD} ORDER BY tx_id`;
        for await (const { columns } of readColumns(duck.connection, sql))
          for (const id of columns[0]!) held.push(id as Uint8Array);
        from += AHEAD;
        if (held.length === 0) break;
      }
      taken.push(...held.splice(0, count - taken.length));
    }
    const ids = new Uint8Array(taken.length * 32);
    taken.forEach((id, i) => {
      ids.set(reversed(id), i * 32);
    });
    return ids;
  };
}

function reversed(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes).reverse();
}
