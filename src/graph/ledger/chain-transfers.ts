import { gather } from '../files/gather.ts';
import { idsFromBytes } from '../files/ids.ts';
import { LEDGER_COLUMNS, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';
import type { LedgerSegment } from './ledger-segment.ts';
import { readI256, write256 } from './u256.ts';

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
}

/** Where an account stands while a segment is walked through. */
interface AccountState {
  last: number;
  /** The account paid in `last`: its link is `fromNext`; when it also received there, `toNext` too. */
  paid: boolean;
  received: boolean;
  balance: bigint;
  paidCount: number;
}

/** Links every transfer with the one before and after it of each account, with running balances and counts. */
export function chainTransfers(files: LedgerFiles, s: LedgerSegment): TransferChains {
  const { width } = LEDGER_COLUMNS.transferRow;
  const base = files.counts();
  const states = readStates(files, s);
  const rows = new Uint8Array(s.transfers * width);
  const view = new DataView(rows.buffer);
  const words = new BigUint64Array(rows.buffer);
  const fromNext = new Float64Array(s.transfers).fill(-1);
  const toNext = new Float64Array(s.transfers).fill(-1);
  const olderFrom: number[] = [];
  const olderTo: number[] = [];

  function link(state: AccountState, transfer: number): void {
    if (state.last >= base.transfers) {
      if (state.paid) fromNext[state.last - base.transfers] = transfer;
      if (state.received) toNext[state.last - base.transfers] = transfer;
    } else if (state.last >= 0) {
      if (state.paid) olderFrom.push(state.last, transfer);
      if (state.received) olderTo.push(state.last, transfer);
    }
  }

  for (let i = 0; i < s.transfers; i++) {
    const transfer = base.transfers + i;
    const at = i * width;
    const value = s.transferValue[i]!;
    const [from, to] = [s.transferFrom[i]!, s.transferTo[i]!];
    const payer = from === NO_ACCOUNT ? undefined : states.get(from)!;
    const receiver = to === NO_ACCOUNT ? undefined : states.get(to)!;
    const self = payer !== undefined && payer === receiver;
    view.setFloat64(at + TRANSFER_ROW.fromPrevious, payer?.last ?? -1, true);
    view.setFloat64(at + TRANSFER_ROW.toPrevious, receiver?.last ?? -1, true);
    if (payer) {
      link(payer, transfer);
      payer.paidCount += 1;
      if (!self) payer.balance -= value;
      payer.last = transfer;
      payer.paid = true;
      payer.received = self;
    }
    if (receiver && !self) {
      link(receiver, transfer);
      receiver.balance += value;
      receiver.last = transfer;
      receiver.paid = false;
      receiver.received = true;
    }
    write256(value, words, (at + TRANSFER_ROW.value) >> 3);
    write256(payer?.balance ?? 0n, words, (at + TRANSFER_ROW.fromBalance) >> 3);
    write256(receiver?.balance ?? 0n, words, (at + TRANSFER_ROW.toBalance) >> 3);
    view.setUint32(at + TRANSFER_ROW.tx, s.transferTx[i]!, true);
    view.setUint32(at + TRANSFER_ROW.fromHome, s.transferFromHome[i]!, true);
    view.setUint32(at + TRANSFER_ROW.toHome, s.transferToHome[i]!, true);
    view.setUint32(at + TRANSFER_ROW.fromAccount, from, true);
    view.setUint32(at + TRANSFER_ROW.toAccount, to, true);
    view.setUint32(at + TRANSFER_ROW.asset, s.transferAsset[i]!, true);
    view.setUint32(at + TRANSFER_ROW.fromPaid, payer?.paidCount ?? 0, true);
    view.setUint32(at + TRANSFER_ROW.toPaid, receiver?.paidCount ?? 0, true);
    rows[at + TRANSFER_ROW.kind] = s.transferKind[i]!;
  }

  const newLast = new Float64Array(s.newAccountAsset.length).fill(-1);
  const newPaid = new Uint32Array(newLast.length);
  const last: number[] = [];
  for (const [account, state] of states) {
    if (account >= base.accounts) {
      newLast[account - base.accounts] = state.last;
      newPaid[account - base.accounts] = state.paidCount;
    } else if (state.last >= base.transfers) last.push(account, state.last);
  }
  const olderLast = sorted(last);
  return {
    rows,
    fromNext,
    toNext,
    newLast,
    newPaid,
    olderPaid: Uint32Array.from(olderLast.rows, (account) => states.get(account)!.paidCount),
    olderFrom: sorted(olderFrom),
    olderTo: sorted(olderTo),
    olderLast,
  };
}

/** Newest transfer, balance and count of every account that the segment touches. */
function readStates(files: LedgerFiles, s: LedgerSegment): Map<number, AccountState> {
  const base = files.counts().accounts;
  const states = new Map<number, AccountState>();
  const older: number[] = [];
  for (const list of [s.transferFrom, s.transferTo]) {
    for (let i = 0; i < s.transfers; i++) {
      const account = list[i]!;
      if (account === NO_ACCOUNT || states.has(account)) continue;
      states.set(account, { last: -1, paid: false, received: false, balance: 0n, paidCount: 0 });
      if (account < base) older.push(account);
    }
  }
  older.sort((a, b) => a - b);
  const lasts = idsFromBytes(gather(files.columns.accountLast, older));
  const known = older.map((account, i) => ({ account, last: lasts[i]! })).filter(({ last }) => last >= 0);
  known.sort((a, b) => a.last - b.last);
  const rows = gather(
    files.columns.transferRow,
    known.map(({ last }) => last),
  );
  const view = new DataView(rows.buffer);
  const words = new BigUint64Array(rows.buffer);
  known.forEach(({ account, last }, i) => {
    const at = i * LEDGER_COLUMNS.transferRow.width;
    const paid = view.getUint32(at + TRANSFER_ROW.fromAccount, true) === account;
    const received = view.getUint32(at + TRANSFER_ROW.toAccount, true) === account;
    const [balance, count] = received
      ? [TRANSFER_ROW.toBalance, TRANSFER_ROW.toPaid]
      : [TRANSFER_ROW.fromBalance, TRANSFER_ROW.fromPaid];
    states.set(account, {
      last,
      paid,
      received,
      balance: readI256(words, (at + balance) >> 3),
      paidCount: view.getUint32(at + count, true),
    });
  });
  return states;
}

function sorted(pairs: readonly number[]): OlderLinks {
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => i).sort(
    (a, b) => pairs[2 * a]! - pairs[2 * b]!,
  );
  return {
    rows: Float64Array.from(order, (i) => pairs[2 * i]!),
    next: Float64Array.from(order, (i) => pairs[2 * i + 1]!),
  };
}
