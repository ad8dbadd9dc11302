import { EVENT_KINDS, type EventKind } from '../../chains/evm/protocols/protocol-event.ts';
import { within } from '../../lake/duckdb/within.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { TransferBatch } from '../account-source.ts';
import { NO_ACCOUNT, NO_ASSET, TX_FAILED } from '../ledger/columns.ts';
import { protocolNumber } from '../ledger/protocol-number.ts';
import { transferColumns } from '../ledger/transfer-columns.ts';
import { write256 } from '../ledger/u256.ts';
import { buildTransferRows } from './build-transfer-rows.ts';
import { type AccountBook, COIN } from './create-account-book.ts';
import type { HistoryReader } from './create-history-reader.ts';
import type { Cell, EvmTables } from './open-evm-tables.ts';
import { readLakeAssets } from './read-lake-assets.ts';
import { type LakeTransfers, readLakeTransfers } from './read-lake-transfers.ts';

/** What answers over the lake are put together from. */
export interface LakeContext {
  readonly tables: EvmTables;
  readonly book: AccountBook;
  readonly histories: HistoryReader;
}

/** Transactions by ascending dense ids, with all their transfers and events. Errors: TX_UNKNOWN, LAKE_DAMAGED, LAKE_HISTORY_LARGE. */
export async function readLakeBatch(lake: LakeContext, tx: Float64Array): Promise<TransferBatch> {
  const { tables, book } = lake;
  for (const id of tx)
    if (!(Number.isInteger(id) && id >= 0 && id < tables.totals.transactions))
      throw new JejakError('TX_UNKNOWN', { meta: { input: id } });
  const where = within('tx_id', tx);
  const headers = await tables.rows(
    `SELECT tx_id, number, failed, lower(hex(from_address)), lower(hex(to_address))
     FROM transactions WHERE ${where} ORDER BY tx_id`,
  );
  const time = await timesOf(tables, headers);
  const transfers = await readLakeTransfers(lake, where);
  const rows = await buildTransferRows(transfers, lake.histories);
  const party = (column: 3 | 4) =>
    book.idsOf(headers.map((row) => ({ address: row[column] as string | null, asset: COIN })));
  return Object.assign(
    transferColumns(rows.bytes, {
      payerNext: () => rows.payerNext,
      receiverNext: () => rows.receiverNext,
    }),
    {
      count: tx.length,
      tx,
      number: Float64Array.from(headers, ([, number]) => Number(number)),
      time,
      sender: await party(3),
      target: await party(4),
      flags: Uint32Array.from(headers, ([, , failed]) => (failed ? TX_FAILED : 0)),
      start: starts(tx, transfers.tx),
      transferId: transfers.id,
      ...(await readEvents(lake, tx, where, transfers)),
    },
  );
}

/** UTC seconds of each transaction's block. */
async function timesOf(tables: EvmTables, headers: readonly Cell[][]): Promise<Uint32Array> {
  const numbers = headers.map(([, number]) => Number(number));
  const times = new Map<number, number>();
  await tables.each(
    `SELECT number, epoch(time)::BIGINT FROM blocks WHERE ${within('number', numbers)}`,
    ([number, time]) => times.set(Number(number), Number(time)),
  );
  return Uint32Array.from(numbers, (number) => times.get(number)!);
}

async function readEvents(
  { tables, book }: LakeContext,
  tx: Float64Array,
  where: string,
  transfers: LakeTransfers,
) {
  const rows = await tables.rows(
    `SELECT tx_id, lower(hex(site)), kind, genuine, protocol, log_index, fields FROM events
     WHERE ${where} ORDER BY event_id`,
  );
  const assetOf = await namedAssets(tables, transfers);
  const stored = rows.map(([, , , , , , fields]) => JSON.parse(String(fields)) as StoredSides);
  const sideOf = (name: 'paidIn' | 'paidOut') =>
    Uint32Array.from(stored, ({ also, [name]: side }, e) =>
      side === undefined || also !== undefined ? NO_ASSET : assetOf(Number(rows[e]![0]), side.asset),
    );
  const [paidIn, paidOut] = [sideOf('paidIn'), sideOf('paidOut')];
  const takesPart = parties(transfers);
  const partyOf = async (name: 'payer' | 'recipient') => {
    const named = stored.map((event) => ({ address: event[name]?.slice(2) ?? null, asset: COIN }));
    const homes = await book.find(named);
    return homes.map((home, e) =>
      home !== NO_ACCOUNT && takesPart.has(`${Number(rows[e]![0])} ${home}`) ? home : NO_ACCOUNT,
    );
  };
  return {
    eventPaidIn: paidIn,
    eventPaidOut: paidOut,
    eventPayer: await partyOf('payer'),
    eventRecipient: await partyOf('recipient'),
    eventValueIn: amounts(
      stored.map((event) => event.paidIn?.value),
      paidIn,
    ),
    eventValueOut: amounts(
      stored.map((event) => event.paidOut?.value),
      paidOut,
    ),
    eventStart: starts(
      tx,
      rows.map(([id]) => Number(id)),
    ),
    eventSite: await book.idsOf(rows.map(([, site]) => ({ address: String(site), asset: COIN }))),
    eventKind: Uint8Array.from(rows, ([, , kind]) => EVENT_KINDS.indexOf(kind as EventKind)),
    eventGenuine: Uint8Array.from(rows, ([, , , genuine]) => (genuine ? 1 : 0)),
    eventProtocol: Uint16Array.from(rows, ([, , , , protocol]) => protocolNumber(String(protocol))),
    eventLogIndex: Uint32Array.from(rows, ([, , , , , index]) => Number(index)),
  };
}

/** `transaction home account` of whoever pays or gets something in it. */
function parties({ tx, payer, receiver }: LakeTransfers): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < tx.length; i++) found.add(`${tx[i]} ${payer[i]}`).add(`${tx[i]} ${receiver[i]}`);
  return found;
}

/** Eight words an event; 0 where no asset is named. */
function amounts(values: readonly (string | undefined)[], assets: Uint32Array): Uint32Array {
  const words = new BigUint64Array(4 * values.length);
  for (const [e, value] of values.entries())
    if (assets[e] !== NO_ASSET) write256(BigInt(value!), words, 4 * e);
  return new Uint32Array(words.buffer);
}

interface StoredSide {
  readonly asset: { readonly contract?: string; readonly tokenId?: string };
  /** Base units, decimal. */
  readonly value: string;
}
interface StoredSides {
  readonly payer?: string;
  readonly recipient?: string;
  readonly paidIn?: StoredSide;
  readonly paidOut?: StoredSide;
  readonly also?: unknown;
}

/** The asset of a transaction's transfers that an event names; NO_ASSET when none of them moved it. */
async function namedAssets(tables: LakeContext['tables'], transfers: LakeTransfers) {
  const infos = await readLakeAssets(tables, transfers.asset);
  const keyOf = (tx: number, contract?: string, tokenId?: string | bigint) =>
    `${tx} ${contract ?? ''} ${tokenId ?? ''}`;
  const moved = new Map<string, number>();
  for (const [i, asset] of transfers.asset.entries()) {
    const info = infos.get(asset);
    const key = keyOf(transfers.tx[i]!, info?.contract, info?.tokenId);
    if (!moved.has(key)) moved.set(key, asset);
  }
  return (tx: number, { contract, tokenId }: StoredSide['asset']) =>
    moved.get(keyOf(tx, contract, tokenId)) ?? NO_ASSET;
}

/** Where the rows of each transaction begin, and where the last ones end; `of`: transactions of rows, ascending. */
function starts(tx: Float64Array, of: ArrayLike<number>): Uint32Array {
  const start = new Uint32Array(tx.length + 1);
  let at = 0;
  for (let t = 0; t < tx.length; t++) {
    while (at < of.length && of[at]! <= tx[t]!) at += 1;
    start[t + 1] = at;
  }
  return start;
}
