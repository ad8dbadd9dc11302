import { write256 } from '../ledger/u256.ts';
import { UNKNOWN_BALANCE } from '../ledger/unknown-balance.ts';

/** The transfers of an account from the first one on, and where each leaves it. */
export interface AccountHistory {
  /** Ids, ascending. */
  readonly transfers: Float64Array;
  /** Transfers that it had paid up to here. */
  readonly paid: Uint32Array;
  /** What it holds by the record afterwards: signed, four words of 64 bits each; see TRANSFER_ROW. */
  readonly balances: BigUint64Array;
}

/** What a transfer does to the account: one that pays itself does both. */
export interface HistoryRow {
  readonly transfer: number;
  readonly tx: number;
  readonly pays: boolean;
  readonly receives: boolean;
  /** Base units. */
  readonly value: bigint;
}

/** Takes the transfers of an account in their order. */
export interface HistoryWriter {
  add(row: HistoryRow): void;
  finish(): AccountHistory;
}

/**
 * The rule of balances: a payment takes, a receipt adds, a payment to oneself changes nothing. Within a transaction a
 * balance may fall below 0; where it ends below, so much came from outside of the record, and the account's next
 * transaction begins with 0 instead of with a debt. What passes 255 bits is not known any more, as in ledger files.
 */
export function createHistoryWriter(): HistoryWriter {
  let transfers = new Float64Array(4);
  let paid = new Uint32Array(4);
  let balances = new BigUint64Array(16);
  let count = 0;
  let held = 0n;
  let payments = 0;
  let transaction = -1;

  function grow(): void {
    const [ids, counts, words] = [transfers, paid, balances];
    transfers = new Float64Array(2 * count);
    paid = new Uint32Array(2 * count);
    balances = new BigUint64Array(8 * count);
    transfers.set(ids);
    paid.set(counts);
    balances.set(words);
  }
  return {
    add({ transfer, tx, pays, receives, value }) {
      if (count === transfers.length) grow();
      if (tx !== transaction && held < 0n) held = 0n;
      transaction = tx;
      if (pays) payments += 1;
      if (pays !== receives && held !== UNKNOWN_BALANCE) held = pays ? held - value : held + value;
      if (held > UNKNOWN_BALANCE || held < -UNKNOWN_BALANCE - 1n) held = UNKNOWN_BALANCE;
      transfers[count] = transfer;
      paid[count] = payments;
      write256(held, balances, 4 * count);
      count += 1;
    },
    finish: () => ({
      transfers: transfers.slice(0, count),
      paid: paid.slice(0, count),
      balances: balances.slice(0, 4 * count),
    }),
  };
}
