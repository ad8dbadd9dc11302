import type { LedgerCounts } from '../../lake/manifest.ts';
import { removeOtherSums, sumsRoot } from '../../lake/pages/sums-file.ts';
import { gather } from '../files/gather.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import { createTakeBackInSums, type TakeBack, takeBackInFile, takeBackNothing } from '../files/take-back.ts';
import { LEDGER_COLUMNS, type LedgerColumn, ledgerRowsOf, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';
import { writeLedgerCheckpoint } from './ledger-checkpoint.ts';
import type { LedgerFiles } from './ledger-files.ts';

const CHUNK = 65_536;

/**
 * Brings ledger files back to their checkpoint, after a crash or an unwind: links written in place by rows behind it
 * are taken back, then those rows are cut off. Running it twice changes nothing.
 */
export function recoverLedger(files: LedgerFiles): void {
  const { columns } = files;
  const counts = files.counts();
  for (const name of Object.keys(LEDGER_COLUMNS) as LedgerColumn[]) {
    const rows = ledgerRowsOf(name, counts);
    if (columns[name].rows() < rows) columns[name].read(rows - 1, new Uint8Array(columns[name].width));
  }
  takeBackLinks(files, counts, takeBackInFile);
  for (const name of Object.keys(LEDGER_COLUMNS) as LedgerColumn[])
    columns[name].truncate(ledgerRowsOf(name, counts));
  const { bounds } = files.checkpoint;
  removeOtherSums(files.directory, bounds.length - 1, true);
  files.hashes.restore(bounds.map((bound) => bound.transactions));
  files.accounts.restore(bounds.map((bound) => bound.accounts));
  files.assets.restore(bounds.map((bound) => bound.assets));
  files.peers.restore(bounds.map((bound) => bound.transfers));
}

/** Takes ledger files back to their first `segments` segments, as unwindGraph. Errors: GRAPH_DAMAGED. */
export function unwindLedger(files: LedgerFiles, segments: number): void {
  if (segments >= files.checkpoint.digests.length) return;
  const bounds = files.checkpoint.bounds.slice(0, segments + 1);
  const digests = files.checkpoint.digests.slice(0, segments);
  const counts = bounds[segments]!;
  takeBackLinks(files, counts, takeBackNothing);
  for (const name of Object.keys(LEDGER_COLUMNS) as LedgerColumn[])
    files.columns[name].cutSums(ledgerRowsOf(name, counts));
  takeBackLinks(files, counts, createTakeBackInSums());
  files.set.keep(segments);
  const root = segments === 0 ? '' : sumsRoot(files.directory, segments);
  writeLedgerCheckpoint(files.directory, { bounds, digests, root });
  files.checkpoint = { version: files.checkpoint.version, bounds, digests, root };
  recoverLedger(files);
}

/** Links in rows below `counts` that rows behind them have set. */
function takeBackLinks(files: LedgerFiles, counts: LedgerCounts, takeBack: TakeBack): void {
  takeBackTransfers(files, counts, takeBack);
  takeBackNewest(files, counts, takeBack);
}

/** Rows from the newest back: what they say came before them is what the links have to say again. */
function takeBackTransfers(
  files: LedgerFiles,
  { transfers, accounts }: LedgerCounts,
  takeBack: TakeBack,
): void {
  const { transferRow, transferFromNext, transferToNext, accountLast, accountPaid } = files.columns;
  const { width } = LEDGER_COLUMNS.transferRow;
  for (let end = transferRow.rows(); end > transfers; end -= CHUNK) {
    const from = Math.max(transfers, end - CHUNK);
    const rows = new Uint8Array((end - from) * width);
    transferRow.read(from, rows);
    const view = new DataView(rows.buffer);
    const older = new Set<number>();
    const last = new Map<number, { readonly transfer: number; readonly paid: number }>();
    for (let at = rows.length - width; at >= 0; at -= width) {
      const payer = view.getUint32(at + TRANSFER_ROW.fromAccount, true);
      for (const [accountAt, previousAt, paidAt] of [
        [TRANSFER_ROW.fromAccount, TRANSFER_ROW.fromPrevious, TRANSFER_ROW.fromPaid],
        [TRANSFER_ROW.toAccount, TRANSFER_ROW.toPrevious, TRANSFER_ROW.toPaid],
      ] as const) {
        const account = view.getUint32(at + accountAt, true);
        const previous = view.getFloat64(at + previousAt, true);
        if (account === NO_ACCOUNT || previous >= transfers) continue;
        if (previous >= 0) older.add(previous);
        const paid = view.getUint32(at + paidAt, true) - (account === payer ? 1 : 0);
        if (account < accounts) last.set(account, { transfer: previous, paid });
      }
    }
    const ids = Float64Array.from(older).sort();
    for (const column of [transferFromNext, transferToNext]) {
      const next = idsFromBytes(gather(column, ids));
      const stale = ids.filter((_, i) => next[i]! >= transfers);
      takeBack(column, stale, idsToBytes(new Float64Array(stale.length).fill(-1)));
    }
    const heads = Float64Array.from(last.keys()).sort();
    const known = idsFromBytes(gather(accountLast, heads));
    const stale = heads.filter((_, i) => known[i]! >= transfers);
    takeBack(accountLast, stale, idsToBytes(stale.map((account) => last.get(account)!.transfer)));
    // Written after the newest transfer: it may be stale where that is not, and never the other way round.
    const paid = Uint32Array.from(heads, (account) => last.get(account)!.paid);
    takeBack(accountPaid, heads, new Uint8Array(paid.buffer));
  }
}

function takeBackNewest(files: LedgerFiles, { accounts }: LedgerCounts, takeBack: TakeBack): void {
  const { accountHome, accountPrevious, accountNewest } = files.columns;
  const total = Math.min(accountHome.rows(), accountPrevious.rows());
  for (let end = total; end > accounts; end -= CHUNK) {
    const from = Math.max(accounts, end - CHUNK);
    const homes = new Uint32Array(end - from);
    const before = new Uint32Array(end - from);
    accountHome.read(from, new Uint8Array(homes.buffer));
    accountPrevious.read(from, new Uint8Array(before.buffer));
    const heads = new Map<number, number>();
    for (let i = homes.length - 1; i >= 0; i--) {
      if (homes[i]! < accounts && before[i]! < accounts) heads.set(homes[i]!, before[i]!);
    }
    const ids = Float64Array.from(heads.keys()).sort();
    const known = new Uint32Array(gather(accountNewest, ids).buffer);
    const stale = ids.filter((_, i) => known[i]! >= accounts && known[i] !== NO_ACCOUNT);
    takeBack(
      accountNewest,
      stale,
      new Uint8Array(Uint32Array.from(stale, (home) => heads.get(home)!).buffer),
    );
  }
}
