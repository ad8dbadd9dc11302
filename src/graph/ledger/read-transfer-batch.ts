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
  const [rows, behind] = [
    txRows(files, tx),
    txRows(
      files,
      tx.map((id) => Math.min(id + 1, counts.transactions - 1)),
    ),
  ];
  const isLast = (i: number) => tx[i] === counts.transactions - 1;
  const start = new Uint32Array(count + 1);
  const eventStart = new Uint32Array(count + 1);
  const firsts = new Float64Array(count);
  const eventFirsts = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    firsts[i] = rows.view.getFloat64(i * 32 + TX_ROW.firstTransfer, true);
    eventFirsts[i] = rows.view.getFloat64(i * 32 + TX_ROW.firstEvent, true);
    const end = isLast(i) ? counts.transfers : behind.view.getFloat64(i * 32 + TX_ROW.firstTransfer, true);
    const eventEnd = isLast(i) ? counts.events : behind.view.getFloat64(i * 32 + TX_ROW.firstEvent, true);
    start[i + 1] = start[i]! + end - firsts[i]!;
    eventStart[i + 1] = eventStart[i]! + eventEnd - eventFirsts[i]!;
  }
  const transferId = spread(firsts, start);
  const blocks = uniqueBlocks(files, rows.view, count);
  return Object.assign(readTransfers(files, transferId), {
    count,
    tx,
    number: blocks.number,
    time: blocks.time,
    sender: column32(rows.view, { count, width: 32, at: TX_ROW.from }),
    target: column32(rows.view, { count, width: 32, at: TX_ROW.to }),
    flags: column32(rows.view, { count, width: 32, at: TX_ROW.flags }),
    start,
    transferId,
    eventStart,
    ...readEvents(files, spread(eventFirsts, eventStart)),
  });
}

function txRows(files: LedgerFiles, ids: Float64Array): { view: DataView } {
  return { view: new DataView(gather(files.columns.txRow, ids).buffer) };
}

/** first[i], first[i] + 1, ... for each i, as many as `start` says. */
function spread(first: Float64Array, start: Uint32Array): Float64Array {
  const ids = new Float64Array(start[start.length - 1]!);
  for (let i = 0; i < first.length; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) ids[k] = first[i]! + k - start[i]!;
  return ids;
}

function uniqueBlocks(files: LedgerFiles, rows: DataView, count: number) {
  const ids = column32(rows, { count, width: 32, at: TX_ROW.block });
  const number = idsFromBytes(gather(files.columns.blockNumber, ids));
  const time = new Uint32Array(gather(files.columns.blockTime, ids).buffer);
  return { number, time };
}

function readTransfers(files: LedgerFiles, ids: Float64Array) {
  return transferColumns(gather(files.columns.transferRow, ids), {
    payerNext: () => idsFromBytes(gather(files.columns.transferFromNext, ids)),
    receiverNext: () => idsFromBytes(gather(files.columns.transferToNext, ids)),
  });
}

function readEvents(files: LedgerFiles, ids: Float64Array) {
  const { width } = LEDGER_COLUMNS.eventRow;
  const view = new DataView(gather(files.columns.eventRow, ids).buffer);
  const column = (at: number) => column32(view, { count: ids.length, width, at });
  const column8 = (at: number) => {
    const bytes = new Uint8Array(ids.length);
    for (let i = 0; i < ids.length; i++) bytes[i] = view.getUint8(i * width + at);
    return bytes;
  };
  return {
    eventSite: column(EVENT_ROW.site),
    eventLogIndex: column(EVENT_ROW.logIndex),
    eventKind: column8(EVENT_ROW.kind),
    eventGenuine: column8(EVENT_ROW.genuine),
    eventProtocol: Uint16Array.from(column(EVENT_ROW.protocol)),
    eventPaidIn: column(EVENT_ROW.paidIn),
    eventPaidOut: column(EVENT_ROW.paidOut),
  };
}
