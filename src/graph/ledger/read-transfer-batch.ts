import { JejakError } from '../../primitives/jejak-error.ts';
import type { TransferBatch } from '../account-source.ts';
import { gather } from '../files/gather.ts';
import { idsFromBytes } from '../files/ids.ts';
import { column32 } from './column32.ts';
import { EVENT_ROW, LEDGER_COLUMNS, TX_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { transferColumns } from './transfer-columns.ts';

/** Transactions by ascending dense ids, with all their transfers and events. Errors: TX_UNKNOWN. */
export function readTransferBatch(files: LedgerFiles, tx: Float64Array): TransferBatch {
  const counts = files.counts();
  for (const id of tx)
    if (!(id >= 0 && id < counts.transactions)) throw new JejakError('TX_UNKNOWN', { meta: { input: id } });
  const count = tx.length;
  const { view, stride } = txRows(files, tx, counts.transactions - 1);
  const behind = LEDGER_COLUMNS.txRow.width;
  const isLast = (i: number) => tx[i] === counts.transactions - 1;
  const start = new Uint32Array(count + 1);
  const eventStart = new Uint32Array(count + 1);
  const firsts = new Float64Array(count);
  const eventFirsts = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = i * stride;
    firsts[i] = view.getFloat64(row + TX_ROW.firstTransfer, true);
    eventFirsts[i] = view.getFloat64(row + TX_ROW.firstEvent, true);
    const end = isLast(i) ? counts.transfers : view.getFloat64(row + behind + TX_ROW.firstTransfer, true);
    const eventEnd = isLast(i) ? counts.events : view.getFloat64(row + behind + TX_ROW.firstEvent, true);
    start[i + 1] = start[i]! + end - firsts[i]!;
    eventStart[i + 1] = eventStart[i]! + eventEnd - eventFirsts[i]!;
  }
  const transferId = spread(firsts, start);
  const column = (at: number) => column32(view, { count, width: stride, at });
  const blocks = readBlocks(files, column(TX_ROW.block));
  return Object.assign(readTransfers(files, transferId), {
    count,
    tx,
    number: blocks.number,
    time: blocks.time,
    sender: column(TX_ROW.from),
    target: column(TX_ROW.to),
    flags: column(TX_ROW.flags),
    start,
    transferId,
    eventStart,
    ...readEvents(files, spread(eventFirsts, eventStart)),
  });
}

/**
 * Rows of transactions with the row behind each of them, in one read: neighbours share it, so that the step from one to the
 * next is `stride` bytes. Behind the last one of all there is none.
 */
function txRows(files: LedgerFiles, tx: Float64Array, last: number): { view: DataView; stride: number } {
  const { width } = LEDGER_COLUMNS.txRow;
  const count = tx.length;
  const isRun = count > 0 && tx.every((id, i) => id === tx[0]! + i);
  const ids = new Float64Array(isRun ? Math.min(count + 1, last + 1 - tx[0]!) : 2 * count);
  for (let i = 0; i < ids.length; i++) ids[i] = isRun ? tx[0]! + i : Math.min(tx[i >> 1]! + (i & 1), last);
  const view = new DataView(gather(files.columns.txRow, ids).buffer);
  return { view, stride: isRun ? width : 2 * width };
}

/** first[i], first[i] + 1, ... for each i, as many as `start` says. */
function spread(first: Float64Array, start: Uint32Array): Float64Array {
  const ids = new Float64Array(start[start.length - 1]!);
  for (let i = 0; i < first.length; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) ids[k] = first[i]! + k - start[i]!;
  return ids;
}

/** Neighbours are mostly of one block: each is looked up once. */
function readBlocks({ blocks }: LedgerFiles, ids: Uint32Array) {
  const number = new Float64Array(ids.length);
  const time = new Uint32Array(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const same = i > 0 && ids[i] === ids[i - 1];
    number[i] = same ? number[i - 1]! : blocks.number.u64(ids[i]!);
    time[i] = same ? time[i - 1]! : blocks.time.u32(ids[i]!);
  }
  return { number, time };
}

function readTransfers(files: LedgerFiles, ids: Float64Array) {
  return transferColumns(gather(files.columns.transferRow, ids), {
    payerNext: () => idsFromBytes(gather(files.columns.transferFromNext, ids)),
    receiverNext: () => idsFromBytes(gather(files.columns.transferToNext, ids)),
  });
}

/** Of transactions without one, as most are. */
const NO_EVENTS = {
  eventSite: new Uint32Array(0),
  eventLogIndex: new Uint32Array(0),
  eventKind: new Uint8Array(0),
  eventGenuine: new Uint8Array(0),
  eventProtocol: new Uint16Array(0),
  eventPaidIn: new Uint32Array(0),
  eventPaidOut: new Uint32Array(0),
  eventPayer: new Uint32Array(0),
  eventRecipient: new Uint32Array(0),
  eventValueIn: new Uint32Array(0),
  eventValueOut: new Uint32Array(0),
};

function readEvents(files: LedgerFiles, ids: Float64Array) {
  if (ids.length === 0) return NO_EVENTS;
  const { width } = LEDGER_COLUMNS.eventRow;
  const view = new DataView(gather(files.columns.eventRow, ids).buffer);
  const column = (at: number) => column32(view, { count: ids.length, width, at });
  const column8 = (at: number) => {
    const bytes = new Uint8Array(ids.length);
    for (let i = 0; i < ids.length; i++) bytes[i] = view.getUint8(i * width + at);
    return bytes;
  };
  /** Eight words a row. */
  const amounts = (at: number) => {
    const words = new Uint32Array(8 * ids.length);
    for (let w = 0; w < words.length; w++)
      words[w] = view.getUint32((w >> 3) * width + at + 4 * (w & 7), true);
    return words;
  };
  return {
    eventSite: column(EVENT_ROW.site),
    eventLogIndex: column(EVENT_ROW.logIndex),
    eventKind: column8(EVENT_ROW.kind),
    eventGenuine: column8(EVENT_ROW.genuine),
    eventProtocol: Uint16Array.from(column(EVENT_ROW.protocol)),
    eventPaidIn: column(EVENT_ROW.paidIn),
    eventPaidOut: column(EVENT_ROW.paidOut),
    eventPayer: column(EVENT_ROW.payer),
    eventRecipient: column(EVENT_ROW.recipient),
    eventValueIn: amounts(EVENT_ROW.valueIn),
    eventValueOut: amounts(EVENT_ROW.valueOut),
  };
}
