import { addressKeysOfText } from '../chains/bitcoin/address/address-keys-of-text.ts';
import { SCRIPT_KINDS, type ScriptKind } from '../chains/bitcoin/script-kind.ts';
import { within } from '../lake/duckdb/within.ts';
import { manifestHash, readManifest } from '../lake/manifest.ts';
import { chainById } from '../primitives/chain.ts';
import { bytesToHex } from '../primitives/hex.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { parseTxid } from '../primitives/parse-txid.ts';
import {
  FLAG_COINBASE,
  FLAG_COINJOIN,
  type FlowBatch,
  type FlowSource,
  NO_ADDRESS,
  NONE,
} from './flow-source.ts';
import { openOutputTables } from './output-lake/open-output-tables.ts';
import { readLakeMemos } from './output-lake/read-lake-memos.ts';

type Row = Record<string, unknown>;

/**
 * The FlowSource over the lake's Parquet files with the embedded DuckDB: slower than graph files, needs nothing but the
 * tables. Errors: LAKE_MISSING, TX_UNKNOWN.
 */
export async function openLakeSource(directory: string): Promise<FlowSource> {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const chain = chainById(manifest.chain);
  const tables = await openOutputTables(directory, manifest);
  const { totals, rows } = tables;

  /** One row for each id in the order asked for. */
  async function byId(sql: string, ids: ArrayLike<number>): Promise<Row[]> {
    const found = new Map((await rows(sql)).map((row) => [Number(row.id), row]));
    return Array.from(ids, (id) => {
      const row = found.get(id);
      if (!row) throw new JejakError('TX_UNKNOWN', { meta: { input: `#${id}` } });
      return row;
    });
  }

  async function findAddress(address: string): Promise<number | undefined> {
    const keys = addressKeysOfText(chain, address).map((key) => `from_hex('${bytesToHex(key)}')`);
    const [row] = await rows(
      `SELECT min(address_id) AS id FROM addresses WHERE address_key IN (${keys.join(', ')})`,
    );
    return row?.id === null || row === undefined ? undefined : Number(row.id);
  }

  return {
    kind: 'lake on DuckDB',
    coverage: async () => ({
      chain: chain.id,
      tipHeight: totals.blocks - 1,
      transactions: totals.transactions,
      outputs: totals.outputs,
      addresses: totals.addresses,
      manifestHash: manifestHash(manifest),
    }),
    async transactions(ids) {
      const where = within('tx_id', ids);
      const headers = await byId(
        `SELECT tx_id AS id, height, coinbase, coinjoin, mixes, print, locktime, weight, first_output_id
         FROM transactions WHERE ${where}`,
        ids,
      );
      const inputs = await rows(
        `SELECT tx_id, output_id, previous_tx_id, value, address_id FROM inputs WHERE ${where} ORDER BY input_id`,
      );
      const outputs = await rows(
        `SELECT o.tx_id, o.value, o.address_id, s.spending_tx_id FROM (SELECT * FROM outputs WHERE ${where}) o
         LEFT JOIN spends s ON s.output_id = o.output_id ORDER BY o.output_id`,
      );
      return toBatch(ids, headers, { inputs, outputs });
    },
    async producers(outputs) {
      const found = await byId(
        `SELECT output_id AS id, tx_id FROM outputs WHERE ${within('output_id', outputs)}`,
        outputs,
      );
      return Float64Array.from(found, (row) => Number(row.tx_id));
    },
    async outputs(ids) {
      const found = await byId(
        `SELECT o.output_id AS id, o.tx_id, o.value, s.spending_tx_id FROM outputs o
         LEFT JOIN spends s ON s.output_id = o.output_id WHERE ${within('o.output_id', ids)}`,
        ids,
      );
      return {
        value: BigInt64Array.from(found, (row) => row.value as bigint),
        maker: Float64Array.from(found, (row) => Number(row.tx_id)),
        spender: Float64Array.from(found, (row) =>
          row.spending_tx_id === null ? NONE : Number(row.spending_tx_id),
        ),
      };
    },
    async blocks(heights) {
      const found = await byId(
        `SELECT height AS id, first_tx_id, tx_count, epoch(time)::BIGINT AS time FROM blocks WHERE ${within('height', heights)}`,
        heights,
      );
      return {
        count: heights.length,
        height: heights,
        firstTx: Float64Array.from(found, (row) => Number(row.first_tx_id)),
        txCount: Uint32Array.from(found, (row) => Number(row.tx_count)),
        time: Uint32Array.from(found, (row) => Number(row.time)),
      };
    },
    async findTransaction(txid) {
      parseTxid(txid);
      const [row] = await rows(`SELECT max(tx_id) AS id FROM transactions WHERE txid = from_hex('${txid}')`);
      return row?.id === null || row === undefined ? undefined : Number(row.id);
    },
    async txids(ids) {
      const found = await byId(
        `SELECT tx_id AS id, lower(hex(txid)) AS txid FROM transactions WHERE ${within('tx_id', ids)}`,
        ids,
      );
      return found.map((row) => String(row.txid));
    },
    findAddress,
    async findAddresses(texts) {
      const found: (number | undefined)[] = [];
      for (const text of texts) found.push(await findAddress(text));
      return found;
    },
    async addresses(ids) {
      const found = await byId(
        `SELECT address_id AS id, address FROM addresses WHERE ${within('address_id', ids)}`,
        ids,
      );
      return found.map((row) => String(row.address));
    },
    async scriptKinds(ids) {
      const found = await byId(
        `SELECT address_id AS id, script_type::VARCHAR AS kind FROM addresses WHERE ${within('address_id', ids)}`,
        ids,
      );
      return Uint8Array.from(found, (row) => SCRIPT_KINDS.indexOf(row.kind as ScriptKind));
    },
    async outputsOfAddress(address, page) {
      const before = page.before === undefined ? '' : `AND output_id < ${page.before}`;
      const found = await rows(
        `SELECT output_id FROM outputs WHERE address_id = ${address} ${before} ORDER BY output_id DESC LIMIT ${page.limit}`,
      );
      return Float64Array.from(found, (row) => Number(row.output_id));
    },
    async reuse(outputs) {
      const found = await byId(
        `SELECT o.output_id AS id, min(p.output_id) AS first, max(p.output_id) AS last
         FROM (SELECT output_id, address_id FROM outputs WHERE ${within('output_id', outputs)}) o
         LEFT JOIN outputs p ON p.address_id = o.address_id GROUP BY o.output_id`,
        outputs,
      );
      return Uint8Array.from(found, (row, i) =>
        row.first === null
          ? 0
          : (Number(row.first) < outputs[i]! ? 1 : 0) | (Number(row.last) > outputs[i]! ? 2 : 0),
      );
    },
    memos: (wish) => readLakeMemos(tables, wish),
    close: async () => tables.close(),
  };
}

function toBatch(ids: Float64Array, headers: Row[], rows: { inputs: Row[]; outputs: Row[] }): FlowBatch {
  const starts = (list: Row[]) => {
    const counts = new Map<number, number>();
    for (const row of list) counts.set(Number(row.tx_id), (counts.get(Number(row.tx_id)) ?? 0) + 1);
    const start = new Uint32Array(ids.length + 1);
    ids.forEach((id, i) => {
      start[i + 1] = start[i]! + (counts.get(id) ?? 0);
    });
    return start;
  };
  const { inputs, outputs } = rows;
  const link = (value: unknown) => (value === null ? NONE : Number(value));
  const address = (value: unknown) => (value === null ? NO_ADDRESS : Number(value));
  return {
    count: ids.length,
    tx: ids,
    height: Uint32Array.from(headers, (row) => Number(row.height)),
    flags: Uint8Array.from(
      headers,
      (row) => (row.coinbase ? FLAG_COINBASE : 0) | (row.coinjoin ? FLAG_COINJOIN : 0),
    ),
    mixes: Uint16Array.from(headers, (row) => Number(row.mixes)),
    print: Uint8Array.from(headers, (row) => Number(row.print)),
    locktime: Uint32Array.from(headers, (row) => Number(row.locktime)),
    weight: Uint32Array.from(headers, (row) => Number(row.weight)),
    inputStart: starts(inputs),
    inputOutput: Float64Array.from(inputs, (row) => link(row.output_id)),
    inputTx: Float64Array.from(inputs, (row) => link(row.previous_tx_id)),
    inputValue: BigInt64Array.from(inputs, (row) => row.value as bigint),
    inputAddress: Uint32Array.from(inputs, (row) => address(row.address_id)),
    outputStart: starts(outputs),
    outputFirst: Float64Array.from(headers, (row) => Number(row.first_output_id)),
    outputValue: BigInt64Array.from(outputs, (row) => row.value as bigint),
    outputAddress: Uint32Array.from(outputs, (row) => address(row.address_id)),
    outputSpender: Float64Array.from(outputs, (row) => link(row.spending_tx_id)),
  };
}
