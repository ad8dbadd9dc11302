import { filled } from '../files/filled.ts';
import { gather } from '../files/gather.ts';
import { idsFromBytes } from '../files/ids.ts';
import { orderOf } from '../files/order-of.ts';
import { LEDGER_COLUMNS, type LedgerRowCounts, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';
import type { LedgerSegment } from './ledger-segment.ts';
import { isUnknownBalance } from './unknown-balance.ts';

/** Links to write in place, by ascending row. */
export interface OlderLinks {
  readonly rows: Float64Array;
  readonly next: Float64Array;
}

export interface TransferChains {
  /** Rows of `transferRow`. */
  readonly rows: Uint8Array;
  readonly fromNext: Float64Array;
  readonly toNext: Float64Array;
  /** Newest transfer of each new account. */
  readonly newLast: Float64Array;
  /** Payments of each new account, and of those of olderLast. */
  readonly newPaid: Uint32Array;
  readonly olderPaid: Uint32Array;
  readonly olderFrom: OlderLinks;
  readonly olderTo: OlderLinks;
  readonly olderLast: OlderLinks;
  /** What stood in the rows of olderLast before. */
  readonly olderLastBefore: Float64Array;
  readonly olderPaidBefore: Uint32Array;
}

/** Where the accounts of a segment stand while it is walked through, by their places in it. */
interface AccountStates {
  /** Newest transfer, -1 for none. */
  readonly last: Float64Array;
  /** What the account did in `last`: bits of PAID and RECEIVED tell which links lead on from there. */
  readonly did: Uint8Array;
  /** Transaction of `last`. */
  readonly tx: Uint32Array;
  /** What the account holds by the record, signed, eight words of 32 bits each; see TRANSFER_ROW. */
  readonly balance: Uint32Array;
  readonly paid: Uint32Array;
  /** `last` and `paid` as they were before the segment. */
  readonly lastBefore: Float64Array;
  readonly paidBefore: Uint32Array;
}

const NO_TRANSACTION = 0xffffffff;
const PAID = 1;
const RECEIVED = 2;
const HALVES = LEDGER_COLUMNS.transferRow.width / 4;
const WORDS = LEDGER_COLUMNS.transferRow.width / 8;

/** Links every transfer with the one before and after it of each account, with running balances and counts. */
export function chainTransfers(files: LedgerFiles, s: LedgerSegment): TransferChains {
  const base = files.counts();
  const states = readStates(files, s);
  const bytes = new Uint8Array(s.transfers * LEDGER_COLUMNS.transferRow.width);
  const halves = new Uint32Array(bytes.buffer);
  const doubles = new Float64Array(bytes.buffer);
  const values = new Uint32Array(s.transferValue.buffer, s.transferValue.byteOffset, 8 * s.transfers);
  const links = createLinks(base.transfers, s.transfers);

  for (let i = 0; i < s.transfers; i++) {
    const row = i * HALVES;
    const from = s.transferFrom[i]!;
    const to = s.transferTo[i]!;
    const end = { states, transfer: base.transfers + i, links };
    if (from !== NO_ACCOUNT) beginTransaction(states, from, s.transferTx[i]!);
    if (to !== NO_ACCOUNT) beginTransaction(states, to, s.transferTx[i]!);
    doubles[i * WORDS + TRANSFER_ROW.fromPrevious / 8] = from === NO_ACCOUNT ? -1 : states.last[from]!;
    doubles[i * WORDS + TRANSFER_ROW.toPrevious / 8] = to === NO_ACCOUNT ? -1 : states.last[to]!;
    if (from !== NO_ACCOUNT) {
      goOn(end, from, from === to ? PAID | RECEIVED : PAID);
      states.paid[from]! += 1;
      if (from !== to) subtract(states.balance, from * 8, { values, at: i * 8 });
    }
    if (to !== NO_ACCOUNT && from !== to) {
      goOn(end, to, RECEIVED);
      add(states.balance, to * 8, { values, at: i * 8 });
    }
    for (let w = 0; w < 8; w++) {
      halves[row + TRANSFER_ROW.value / 4 + w] = values[i * 8 + w]!;
      if (from !== NO_ACCOUNT) halves[row + TRANSFER_ROW.fromBalance / 4 + w] = states.balance[from * 8 + w]!;
      if (to !== NO_ACCOUNT) halves[row + TRANSFER_ROW.toBalance / 4 + w] = states.balance[to * 8 + w]!;
    }
    halves[row + TRANSFER_ROW.tx / 4] = s.transferTx[i]!;
    halves[row + TRANSFER_ROW.fromHome / 4] = from === NO_ACCOUNT ? NO_ACCOUNT : s.accountHome[from]!;
    halves[row + TRANSFER_ROW.toHome / 4] = to === NO_ACCOUNT ? NO_ACCOUNT : s.accountHome[to]!;
    halves[row + TRANSFER_ROW.fromAccount / 4] = from === NO_ACCOUNT ? NO_ACCOUNT : s.accountId[from]!;
    halves[row + TRANSFER_ROW.toAccount / 4] = to === NO_ACCOUNT ? NO_ACCOUNT : s.accountId[to]!;
    halves[row + TRANSFER_ROW.asset / 4] = s.transferAsset[i]!;
    halves[row + TRANSFER_ROW.fromPaid / 4] = from === NO_ACCOUNT ? 0 : states.paid[from]!;
    halves[row + TRANSFER_ROW.toPaid / 4] = to === NO_ACCOUNT ? 0 : states.paid[to]!;
    bytes[i * LEDGER_COLUMNS.transferRow.width + TRANSFER_ROW.kind] = s.transferKind[i]!;
  }
  return {
    rows: bytes,
    fromNext: links.fromNext,
    toNext: links.toNext,
    olderFrom: sorted(links.olderFrom),
    olderTo: sorted(links.olderTo),
    ...newest(s, states, base),
  };
}

/** What was paid beyond the record came from outside of it: the next transaction begins with nothing, not with a debt. */
function beginTransaction(states: AccountStates, account: number, tx: number): void {
  if (states.tx[account] === tx) return;
  states.tx[account] = tx;
  if (states.balance[account * 8 + 7]! >>> 31 === 1) states.balance.fill(0, account * 8, account * 8 + 8);
}

/** Transfers that follow those of the segment, and those before it as pairs of the two. */
interface Links {
  readonly base: number;
  readonly fromNext: Float64Array;
  readonly toNext: Float64Array;
  readonly olderFrom: number[];
  readonly olderTo: number[];
}

function createLinks(base: number, transfers: number): Links {
  const none = () => new Float64Array(transfers).fill(-1);
  return { base, fromNext: none(), toNext: none(), olderFrom: [], olderTo: [] };
}

function goOn(
  at: { readonly states: AccountStates; readonly transfer: number; readonly links: Links },
  account: number,
  does: number,
): void {
  const { states, transfer, links } = at;
  const last = states.last[account]!;
  const did = states.did[account]!;
  if (last >= links.base) {
    if (did & PAID) links.fromNext[last - links.base] = transfer;
    if (did & RECEIVED) links.toNext[last - links.base] = transfer;
  } else if (last >= 0) {
    if (did & PAID) links.olderFrom.push(last, transfer);
    if (did & RECEIVED) links.olderTo.push(last, transfer);
  }
  states.last[account] = transfer;
  states.did[account] = does;
}

/** Signed numbers of 256 bits in words of 32, with one of no sign; what leaves their range is not known any more. */
function add(
  sums: Uint32Array,
  sum: number,
  { values, at }: { readonly values: Uint32Array; readonly at: number },
): void {
  if (isUnknownBalance(sums, sum)) return;
  const before = signOf(sums, sum);
  let carry = 0;
  for (let w = 0; w < 8; w++) {
    const word = sums[sum + w]! + values[at + w]! + carry;
    sums[sum + w] = word;
    carry = word > 0xffffffff ? 1 : 0;
  }
  if (before + carry !== signOf(sums, sum)) setUnknown(sums, sum);
}

function subtract(
  sums: Uint32Array,
  sum: number,
  { values, at }: { readonly values: Uint32Array; readonly at: number },
): void {
  if (isUnknownBalance(sums, sum)) return;
  const before = signOf(sums, sum);
  let borrow = 0;
  for (let w = 0; w < 8; w++) {
    const word = sums[sum + w]! - values[at + w]! - borrow;
    sums[sum + w] = word;
    borrow = word < 0 ? 1 : 0;
  }
  if (before - borrow !== signOf(sums, sum)) setUnknown(sums, sum);
}

/** What stands in all words above those of a signed number: -1 or 0. */
function signOf(sums: Uint32Array, sum: number): number {
  return sums[sum + 7]! >>> 31 === 1 ? -1 : 0;
}

function setUnknown(sums: Uint32Array, sum: number): void {
  sums.fill(0xffffffff, sum, sum + 7);
  sums[sum + 7] = 0x7fffffff;
}

/** Newest transfer and payments of new accounts, and of older ones that took part. */
function newest(s: LedgerSegment, states: AccountStates, base: LedgerRowCounts) {
  const newLast = new Float64Array(s.newAccountAsset.length).fill(-1);
  const newPaid = new Uint32Array(newLast.length);
  const older: number[] = [];
  for (let local = 0; local < s.accountId.length; local++) {
    const fresh = s.accountId[local]! - base.accounts;
    if (fresh >= 0) {
      newLast[fresh] = states.last[local]!;
      newPaid[fresh] = states.paid[local]!;
    } else if (states.last[local]! >= base.transfers) older.push(local);
  }
  const order = orderOf(filled(older.length, (i) => s.accountId[older[i]!]!));
  const rows = new Float64Array(order.length);
  const next = new Float64Array(order.length);
  const olderPaid = new Uint32Array(order.length);
  const olderLastBefore = new Float64Array(order.length);
  const olderPaidBefore = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const local = older[order[i]!]!;
    rows[i] = s.accountId[local]!;
    next[i] = states.last[local]!;
    olderPaid[i] = states.paid[local]!;
    olderLastBefore[i] = states.lastBefore[local]!;
    olderPaidBefore[i] = states.paidBefore[local]!;
  }
  return { newLast, newPaid, olderLast: { rows, next }, olderPaid, olderLastBefore, olderPaidBefore };
}

/** Newest transfer, balance and count of every account of the segment. */
function readStates(files: LedgerFiles, s: LedgerSegment): AccountStates {
  const base = files.counts().accounts;
  const count = s.accountId.length;
  const states = {
    last: new Float64Array(count).fill(-1),
    did: new Uint8Array(count),
    tx: new Uint32Array(count).fill(NO_TRANSACTION),
    balance: new Uint32Array(8 * count),
    paid: new Uint32Array(count),
  };
  const older: number[] = [];
  for (let local = 0; local < count; local++) if (s.accountId[local]! < base) older.push(local);
  const byId = orderOf(filled(older.length, (i) => s.accountId[older[i]!]!));
  const ids = filled(byId.length, (i) => s.accountId[older[byId[i]!]!]!);
  const lasts = idsFromBytes(gather(files.columns.accountLast, ids));
  const known: number[] = [];
  for (let i = 0; i < byId.length; i++) {
    const local = older[byId[i]!]!;
    states.last[local] = lasts[i]!;
    if (lasts[i]! >= 0) known.push(local);
  }
  const byLast = orderOf(filled(known.length, (i) => states.last[known[i]!]!));
  const rows = gather(
    files.columns.transferRow,
    filled(byLast.length, (i) => states.last[known[byLast[i]!]!]!),
  );
  const halves = new Uint32Array(rows.buffer);
  for (let i = 0; i < byLast.length; i++) {
    const local = known[byLast[i]!]!;
    const row = i * HALVES;
    const id = s.accountId[local]!;
    const paid = halves[row + TRANSFER_ROW.fromAccount / 4] === id;
    const received = halves[row + TRANSFER_ROW.toAccount / 4] === id;
    const from = row + (received ? TRANSFER_ROW.toBalance : TRANSFER_ROW.fromBalance) / 4;
    states.tx[local] = halves[row + TRANSFER_ROW.tx / 4]!;
    for (let w = 0; w < 8; w++) states.balance[local * 8 + w] = halves[from + w]!;
    states.did[local] = (paid ? PAID : 0) | (received ? RECEIVED : 0);
    states.paid[local] = halves[row + (received ? TRANSFER_ROW.toPaid : TRANSFER_ROW.fromPaid) / 4]!;
  }
  return { ...states, lastBefore: states.last.slice(), paidBefore: states.paid.slice() };
}

/** Pairs of a row and what to write there, by the row. */
function sorted(pairs: readonly number[]): OlderLinks {
  const rows = new Float64Array(pairs.length / 2);
  const next = new Float64Array(pairs.length / 2);
  const order = orderOf(filled(rows.length, (i) => pairs[2 * i]!));
  for (let i = 0; i < order.length; i++) {
    rows[i] = pairs[2 * order[i]!]!;
    next[i] = pairs[2 * order[i]! + 1]!;
  }
  return { rows, next };
}
