import type { LedgerCounts } from '../../lake/manifest.ts';
import { removeOtherSums, sumsRoot } from '../../lake/pages/sums-file.ts';
import { gather } from '../files/gather.ts';
import { idsToBytes } from '../files/ids.ts';
import { scatter } from '../files/scatter.ts';
import { ASSET_ROW_BYTES } from './asset-key.ts';
import { chainTransfers } from './chain-transfers.ts';
import { EVENT_ROW, LEDGER_COLUMNS, NO_ACCOUNT, TX_ROW } from './columns.ts';
import { writeLedgerCheckpoint } from './ledger-checkpoint.ts';
import type { LedgerFiles } from './ledger-files.ts';
import type { LedgerSegment } from './ledger-segment.ts';

/**
 * Appends a segment: new rows first, synced; then the links in older rows (next transfer of an account, newest
 * transfer and number of payments, newest account of an address). It counts for this process at once, for others from commitLedger on. Its
 * keys have to go into the indexes before anything is looked up or committed.
 */
export function appendLedger(files: LedgerFiles, segment: LedgerSegment): void {
  const { columns } = files;
  const base = files.counts();
  const accounts = segment.newAccountAsset.length;
  const next: LedgerCounts = {
    blocks: base.blocks + segment.blocks,
    transactions: base.transactions + segment.transactions,
    transfers: base.transfers + segment.transfers,
    events: base.events + segment.events,
    assets: base.assets + segment.newAssetRows.length / ASSET_ROW_BYTES,
    accounts: base.accounts + accounts,
  };
  const chains = chainTransfers(files, segment);
  const siblings = linkSiblings(files, segment);

  columns.blockNumber.append(idsToBytes(segment.blockNumber));
  columns.blockTime.append(bytesOf(segment.blockTime));
  columns.blockFirstTx.append(idsToBytes(segment.blockFirstTx));
  columns.blockHash.append(segment.blockHash);
  columns.blockFlags.append(segment.blockFlags);
  columns.txHash.append(segment.txHash);
  columns.txRow.append(txRows(segment));
  columns.transferRow.append(chains.rows);
  columns.transferFromNext.append(idsToBytes(chains.fromNext));
  columns.transferToNext.append(idsToBytes(chains.toNext));
  columns.eventRow.append(eventRows(segment));
  columns.assetKey.append(segment.newAssetRows);
  columns.assetInfo.append(segment.newAssetInfo);
  columns.accountKey.append(accountRows(segment));
  columns.accountHome.append(bytesOf(segment.newAccountHome));
  columns.accountPrevious.append(bytesOf(siblings.previous));
  columns.accountNewest.append(bytesOf(siblings.newest));
  columns.accountLast.append(idsToBytes(chains.newLast));
  columns.accountPaid.append(bytesOf(chains.newPaid));
  for (const column of Object.values(columns)) column.sync();

  const none = (rows: ArrayLike<number>) => new Uint8Array(rows.length * 8).fill(0xff);
  const { olderFrom, olderTo, olderLast } = chains;
  scatter(columns.transferFromNext, {
    rows: olderFrom.rows,
    values: idsToBytes(olderFrom.next),
    before: none(olderFrom.rows),
  });
  scatter(columns.transferToNext, {
    rows: olderTo.rows,
    values: idsToBytes(olderTo.next),
    before: none(olderTo.rows),
  });
  scatter(columns.accountLast, {
    rows: olderLast.rows,
    values: idsToBytes(olderLast.next),
    before: idsToBytes(chains.olderLastBefore),
  });
  scatter(columns.accountPaid, {
    rows: olderLast.rows,
    values: bytesOf(chains.olderPaid),
    before: bytesOf(chains.olderPaidBefore),
  });
  scatter(columns.accountNewest, {
    rows: siblings.olderHomes,
    values: bytesOf(siblings.olderNewest),
    before: bytesOf(siblings.olderNewestBefore),
  });
  for (const name of [
    'transferFromNext',
    'transferToNext',
    'accountLast',
    'accountPaid',
    'accountNewest',
  ] as const)
    columns[name].sync();
  const bounds = [...files.checkpoint.bounds, next];
  files.set.keep(bounds.length - 1);
  files.checkpoint = { ...files.checkpoint, bounds };
}

/** Makes the first appended segment that does not count yet do so, as commitAppended of graph files. */
export function commitLedger(files: LedgerFiles, digest: string): void {
  const digests = [...files.checkpoint.digests, digest];
  const bounds = files.checkpoint.bounds.slice(0, digests.length + 1);
  const root = sumsRoot(files.directory, digests.length);
  writeLedgerCheckpoint(files.directory, { bounds, digests, root });
  removeOtherSums(files.directory, digests.length, false);
  files.checkpoint = { ...files.checkpoint, digests, root };
}

function txRows(s: LedgerSegment): Uint8Array {
  const { width } = LEDGER_COLUMNS.txRow;
  const rows = new Uint8Array(s.transactions * width);
  const view = new DataView(rows.buffer);
  for (let i = 0; i < s.transactions; i++) {
    const at = i * width;
    view.setUint32(at + TX_ROW.block, s.txBlock[i]!, true);
    view.setUint32(at + TX_ROW.from, s.txFrom[i]!, true);
    view.setUint32(at + TX_ROW.to, s.txTo[i]!, true);
    view.setUint32(at + TX_ROW.flags, s.txFlags[i]!, true);
    view.setFloat64(at + TX_ROW.firstTransfer, s.txFirstTransfer[i]!, true);
    view.setFloat64(at + TX_ROW.firstEvent, s.txFirstEvent[i]!, true);
  }
  return rows;
}

function eventRows(s: LedgerSegment): Uint8Array {
  const { width } = LEDGER_COLUMNS.eventRow;
  const rows = new Uint8Array(s.events * width);
  const view = new DataView(rows.buffer);
  for (let i = 0; i < s.events; i++) {
    const at = i * width;
    view.setUint32(at + EVENT_ROW.site, s.eventSite[i]!, true);
    view.setUint32(at + EVENT_ROW.logIndex, s.eventLogIndex[i]!, true);
    view.setUint8(at + EVENT_ROW.kind, s.eventKind[i]!);
    view.setUint8(at + EVENT_ROW.genuine, s.eventGenuine[i]!);
    view.setUint32(at + EVENT_ROW.protocol, s.eventProtocol[i]!, true);
    view.setUint32(at + EVENT_ROW.paidIn, s.eventPaidIn[i]!, true);
    view.setUint32(at + EVENT_ROW.paidOut, s.eventPaidOut[i]!, true);
    view.setUint32(at + EVENT_ROW.payer, s.eventPayer[i]!, true);
    view.setUint32(at + EVENT_ROW.recipient, s.eventRecipient[i]!, true);
    for (let w = 0; w < 4; w++) {
      view.setBigUint64(at + EVENT_ROW.valueIn + 8 * w, s.eventValue[8 * i + w]!, true);
      view.setBigUint64(at + EVENT_ROW.valueOut + 8 * w, s.eventValue[8 * i + 4 + w]!, true);
    }
  }
  return rows;
}

function accountRows(s: LedgerSegment): Uint8Array {
  const { width } = LEDGER_COLUMNS.accountKey;
  const rows = new Uint8Array(s.newAccountAsset.length * width);
  const view = new DataView(rows.buffer);
  for (let i = 0; i < s.newAccountAsset.length; i++) {
    for (let b = 0; b < 20; b++) rows[i * width + b] = s.newAccountAddress[i * 20 + b]!;
    view.setUint32(i * width + 20, s.newAccountAsset[i]!, true);
  }
  return rows;
}

/** The accounts of an address are a list that begins at its newest one; the home account holds the head. */
function linkSiblings(files: LedgerFiles, s: LedgerSegment) {
  const base = files.counts().accounts;
  const count = s.newAccountHome.length;
  const previous = new Uint32Array(count).fill(NO_ACCOUNT);
  const newest = new Uint32Array(count).fill(NO_ACCOUNT);
  const heads = new Map<number, number>();
  const homes = s.newAccountHome;
  const before = new Set<number>();
  for (const home of homes) if (home < base) before.add(home);
  const older = Float64Array.from(before).sort();
  const known = new Uint32Array(gather(files.columns.accountNewest, older).buffer);
  older.forEach((home, i) => {
    heads.set(home, known[i]!);
  });
  for (let i = 0; i < count; i++) {
    const home = homes[i]!;
    if (home >= base) {
      previous[i] = newest[home - base]!;
      newest[home - base] = base + i;
    } else {
      previous[i] = heads.get(home) ?? NO_ACCOUNT;
      heads.set(home, base + i);
    }
  }
  return {
    previous,
    newest,
    olderHomes: older,
    olderNewest: Uint32Array.from(older, (home) => heads.get(home)!),
    olderNewestBefore: known,
  };
}

function bytesOf(array: Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
