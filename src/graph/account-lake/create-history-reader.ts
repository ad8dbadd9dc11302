import { within } from '../../lake/duckdb/within.ts';
import { createLru } from '../../primitives/create-lru.ts';
import { inTurn } from '../../primitives/in-turn.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountBook } from './create-account-book.ts';
import { type AccountHistory, createHistoryWriter, type HistoryWriter } from './create-history-writer.ts';
import type { EvmTables } from './open-evm-tables.ts';

/** Transfers of the table that one question looks at: what it finds among them is sorted in memory. */
const WINDOW = 2_000_000;
/** What a history weighs besides its transfers, in transfers. */
const WEIGHT = 8;

/** Histories of accounts, which no table has: they are put together by reading all transfers of the lake. */
export interface HistoryReader {
  /**
   * Hands over the history of each account, each once and in any order. The last ones are kept for the next question, and
   * no more transfers than the limit are held at a time, besides those kept. Errors: LAKE_HISTORY_LARGE when one account
   * has more.
   */
  visit(accounts: Iterable<number>, take: (account: number, history: AccountHistory) => void): Promise<void>;
}

export function createHistoryReader(
  tables: EvmTables,
  book: AccountBook,
  options: { readonly historyTransfers: number },
): HistoryReader {
  const most = options.historyTransfers;
  const kept = createLru<number, AccountHistory>(most, ({ transfers }) => transfers.length + WEIGHT);
  // Two questions at once would hold twice as much, and read the same.
  const turn = inTurn();

  /** Undefined: there are more transfers than may be held. */
  async function load(accounts: readonly number[]): Promise<Map<number, HistoryWriter> | undefined> {
    const writers = new Map(accounts.map((account) => [account, createHistoryWriter()]));
    let held = 0;
    for (let from = 0; from < tables.totals.transfers && held <= most; from += WINDOW)
      await tables.each(historySql(accounts, from), ([id, tx, value, payer, receiver]) => {
        held += payer !== null && receiver !== null && payer !== receiver ? 2 : 1;
        if (held > most) return;
        const row = { transfer: Number(id), tx: Number(tx), value: BigInt(String(value)) };
        if (payer !== null)
          writers.get(Number(payer))!.add({ ...row, pays: true, receives: payer === receiver });
        if (receiver !== null && receiver !== payer)
          writers.get(Number(receiver))!.add({ ...row, pays: false, receives: true });
      });
    return held > most ? undefined : writers;
  }
  async function read(
    accounts: readonly number[],
    take: (account: number, history: AccountHistory) => void,
  ): Promise<void> {
    if (accounts.length === 0) return;
    const writers = await load(accounts);
    if (writers) {
      for (const [account, writer] of writers) {
        const history = writer.finish();
        take(account, history);
        kept.set(account, history);
      }
      return;
    }
    if (accounts.length === 1) {
      const [name] = await book.namesOf(accounts);
      throw new JejakError('LAKE_HISTORY_LARGE', {
        meta: { address: `0x${name!.address}`, asset: name!.asset, most },
      });
    }
    const half = accounts.length >> 1;
    await read(accounts.slice(0, half), take);
    await read(accounts.slice(half), take);
  }
  return {
    visit: (accounts, take) =>
      turn(async () => {
        const missing: number[] = [];
        for (const account of new Set(accounts)) {
          const history = kept.get(account);
          if (history) take(account, history);
          else missing.push(account);
        }
        await read(missing, take);
      }),
  };
}

function historySql(accounts: readonly number[], from: number): string {
  return `WITH asked AS MATERIALIZED (
      SELECT account_id, address, asset_id FROM accounts WHERE ${within('account_id', accounts)})
    SELECT t.transfer_id, t.tx_id, t.value, p.account_id, r.account_id FROM transfers t
    LEFT JOIN asked p ON p.address = t.from_address AND p.asset_id = t.asset_id
    LEFT JOIN asked r ON r.address = t.to_address AND r.asset_id = t.asset_id
    WHERE t.transfer_id BETWEEN ${from} AND ${from + WINDOW - 1}
      AND (p.account_id IS NOT NULL OR r.account_id IS NOT NULL)
    ORDER BY t.transfer_id`;
}
