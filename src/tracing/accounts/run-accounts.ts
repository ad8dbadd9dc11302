import type { AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountState, Entry } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { endParcel } from './end-parcel.ts';
import { NEVER, type ProcessContext, processAccountTransaction } from './process-account-transaction.ts';
import { keyOf, viewBatch } from './view-batch.ts';
import { wholeUnits } from './whole-units.ts';

/** Transactions that are fetched at a time. */
const AHEAD = 4_096;
const BREATH = 4_096;

export interface RunContext {
  readonly source: AccountSource;
  readonly signal?: AbortSignal;
  readonly protocolName: (number: number) => string;
  /** Home account of the zero address, NO_ACCOUNT when it does not occur. */
  readonly zero: number;
}

/**
 * Walks through the transactions that accounts with taint take part in, in chain order (backward: the reverse), and
 * through no others. What can only be reached against time is never reached, because nobody pays before he was paid.
 */
export async function runAccounts(context: RunContext, state: AccountState): Promise<void> {
  const { source } = context;
  const { backward } = state.rules;
  const window = new Map<number, { batch: TransferBatch; t: number }>();
  const assetHomes = new Map<number, number>();
  const process: ProcessContext = {
    zero: context.zero,
    assetHome: (asset) => assetHomes.get(asset) ?? NO_ACCOUNT,
    isParty: (account) => state.entries.has(account),
    protocolName: context.protocolName,
  };
  let done = Number.NEGATIVE_INFINITY;
  let turns = 0;
  /**
   * Fetches whatever was put on the heap since the last time: every transaction is fetched once, and the more accounts
   * hold taint, the more turns lie between two requests.
   */
  async function load(): Promise<void> {
    const wanted = [...new Set(state.unfetched)]
      .filter((key) => key > done && !window.has(key))
      .sort((x, y) => x - y);
    state.unfetched = [];
    for (let from = 0; from < wanted.length; from += AHEAD) {
      const keys = wanted.slice(from, from + AHEAD);
      const ids = Float64Array.from(keys, (key) => keyOf(key, backward)).sort();
      state.requests += 1;
      const batch = viewBatch(await source.transactionsOf(ids), backward);
      let at = 0;
      for (let t = 0; t < batch.count && at < keys.length; t++) {
        const end = keyOf(batch.transferId[batch.start[t + 1]! - 1]!, backward);
        while (at < keys.length && keys[at]! <= end) window.set(keys[at++]!, { batch, t });
      }
      await lookUpAssets(batch);
      if (state.rules.minValue !== undefined) await lookUpMinValues(batch, state.rules.minValue);
    }
  }
  /** Contracts of the tokens that were made or destroyed. */
  async function lookUpAssets(batch: TransferBatch): Promise<void> {
    const made = new Set<number>();
    for (let i = 0; i < batch.asset.length; i++) {
      const ends = [batch.payer[i]!, batch.receiver[i]!];
      if (batch.asset[i] !== 0 && ends.some((home) => home === context.zero || home === NO_ACCOUNT))
        if (!assetHomes.has(batch.asset[i]!)) made.add(batch.asset[i]!);
    }
    const ids = Uint32Array.from(made);
    const homes = await source.assetHomes(ids);
    ids.forEach((asset, i) => {
      assetHomes.set(asset, homes[i]!);
    });
  }
  async function lookUpMinValues(batch: TransferBatch, text: string): Promise<void> {
    const fresh = [...new Set(batch.asset)].filter((asset) => !state.minValues.has(asset));
    for (const { id, decimals } of await source.assets(Uint32Array.from(fresh)))
      state.minValues.set(id, decimals === undefined ? 0n : wholeUnits(text, decimals));
  }
  /** Accounts that pay too often are not followed: exchanges and the like (METHODS A.8). */
  async function checkPayments(payers: readonly Entry[]): Promise<void> {
    // All that wait are looked up with those who are about to pay: one request instead of many.
    const others = state.fresh.filter(
      (entry) => entry.next !== NEVER && !entry.checked && state.entries.get(entry.account) === entry,
    );
    const fresh = [...new Set([...payers, ...others])];
    state.fresh = [];
    const infos = await source.accounts(Uint32Array.from(fresh, ({ account }) => account));
    fresh.forEach((entry, i) => {
      entry.checked = true;
      if (entry.source || infos[i]!.paid <= state.rules.maxPayments) return;
      close(state, entry, 'out-degree');
    });
  }

  for (let key = state.heap.pop(); key !== undefined; key = state.heap.pop()) {
    if (key <= done) {
      window.delete(key);
      continue;
    }
    if (context.signal?.aborted) throw new JejakError('CANCELLED');
    if (turns >= state.rules.maxTransactions) {
      for (const entry of [...state.entries.values()])
        if (entry.next !== NEVER && !entry.source) close(state, entry, 'not-looked-at');
      break;
    }
    if (!window.has(key)) await load();
    const place = window.get(key);
    window.delete(key);
    if (!place) continue;
    const { batch, t } = place;
    done = keyOf(batch.transferId[batch.start[t + 1]! - 1]!, backward);
    const beyond = backward
      ? batch.number[t]! < state.rules.heightLimit
      : batch.number[t]! > state.rules.heightLimit;
    if (beyond) {
      stopBeyond(state, batch, t);
      continue;
    }
    const payers = uncheckedPayers(state, batch, t);
    if (payers.length > 0) await checkPayments(payers);
    processAccountTransaction(state, place, process);
    state.looked += batch.start[t + 1]! - batch.start[t]!;
    turns += 1;
    if (turns % BREATH === 0) await new Promise((resume) => setImmediate(resume));
  }
  for (const entry of [...state.entries.values()]) close(state, entry, backward ? 'begin' : 'unspent');
}

/** Accounts that pay in a transaction and whose number of payments is not known yet. */
function uncheckedPayers(state: AccountState, batch: TransferBatch, t: number): Entry[] {
  const found: Entry[] = [];
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const entry = state.entries.get(batch.payerAccount[i]!);
    if (entry && !entry.checked) found.push(entry);
  }
  return found;
}

function stopBeyond(state: AccountState, batch: TransferBatch, t: number): void {
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++)
    for (const account of [batch.payerAccount[i]!, batch.receiverAccount[i]!]) {
      const entry = state.entries.get(account);
      if (entry) close(state, entry, 'height');
    }
}

/** What an account still holds is where the trace ends. */
function close(state: AccountState, entry: Entry, reason: AccountStopReason): void {
  state.entries.delete(entry.account);
  if (entry.source) return;
  entry.purses.forEach((purse, p) => {
    if (purse)
      endParcel(state, p, {
        node: { key: entry.account, home: entry.home, asset: entry.asset },
        reason,
        depth: entry.depth[p]!,
        purse,
        at: entry.arrivals,
        arrivals: entry.arrivals,
      });
  });
}
