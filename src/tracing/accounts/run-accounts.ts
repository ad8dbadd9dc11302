import type { AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountState, Entry } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { endParcel } from './end-parcel.ts';
import { NEVER, type ProcessContext, processAccountTransaction } from './process-account-transaction.ts';
import { keyOf, viewBatch } from './view-batch.ts';
import { wholeUnits } from './whole-units.ts';

/** Transfers of the frontier that are fetched at a time. */
const AHEAD = 2_048;
/** Neighbouring transfers that one sweep fetches: more while they are needed, fewer while they are not. */
const SWEEP = { least: 16, most: 8_192 };
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
  let sweep: Sweep | undefined;
  let span = SWEEP.least;
  const { transfers } = await source.coverage();

  /** Where taint has reached busy accounts, the next turn is mostly a few transfers on. */
  async function sweepFrom(first: number): Promise<void> {
    if (sweep) span = sweep.used * 16 > sweep.turns.length ? span * 2 : span / 2;
    span = Math.max(SWEEP.least, Math.min(SWEEP.most, span));
    const id = keyOf(first, backward);
    const [from, to] = backward ? [Math.max(0, id - span + 1), id + 1] : [id, Math.min(transfers, id + span)];
    state.requests += 1;
    const ids = Float64Array.from({ length: to - from }, (_, i) => from + i);
    const batch = viewBatch(await source.transactionsOf(ids), backward);
    const turnsOf = new Uint32Array(batch.transferId.length);
    for (let t = 0; t < batch.count; t++) turnsOf.fill(t, batch.start[t]!, batch.start[t + 1]!);
    sweep = { batch, first: keyOf(batch.transferId[0]!, backward), turns: turnsOf, used: 0 };
    await lookUpAssets(batch);
    if (state.rules.minValue !== undefined) await lookUpMinValues(batch, state.rules.minValue);
  }
  async function placeOf(key: number): Promise<{ batch: TransferBatch; t: number } | undefined> {
    const near = fromSweep(sweep, key) ?? window.get(key);
    if (near) return near;
    for (const old of window.keys()) if (old <= done) window.delete(old);
    if (window.size < AHEAD / 8) await load(key);
    else await sweepFrom(key);
    return fromSweep(sweep, key) ?? window.get(key);
  }
  async function load(first: number): Promise<void> {
    const keys = new Set([first]);
    for (let n = 1; n < AHEAD; n++) {
      const key = state.heap.pop();
      if (key === undefined) break;
      keys.add(key);
    }
    for (const key of keys) if (key !== first) state.heap.push(key);
    const ids = Float64Array.from(keys, (key) => keyOf(key, backward)).sort();
    state.requests += 1;
    const batch = viewBatch(await source.transactionsOf(ids), backward);
    const wanted = [...keys].sort((a, b) => a - b);
    let at = 0;
    for (let t = 0; t < batch.count && at < wanted.length; t++) {
      const end = keyOf(batch.transferId[batch.start[t + 1]! - 1]!, backward);
      while (at < wanted.length && wanted[at]! <= end) window.set(wanted[at++]!, { batch, t });
    }
    await lookUpAssets(batch);
    if (state.rules.minValue !== undefined) await lookUpMinValues(batch, state.rules.minValue);
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
    if (key <= done) continue;
    if (context.signal?.aborted) throw new JejakError('CANCELLED');
    if (turns >= state.rules.maxTransactions) {
      for (const entry of [...state.entries.values()])
        if (entry.next !== NEVER && !entry.source) close(state, entry, 'not-looked-at');
      break;
    }
    const place = await placeOf(key);
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
    turns += 1;
    if (turns % BREATH === 0) await new Promise((resume) => setImmediate(resume));
  }
  for (const entry of [...state.entries.values()]) close(state, entry, 'unspent');
}

/** Neighbours that were fetched together, the turn of each transfer, and how many were needed. */
interface Sweep {
  readonly batch: TransferBatch;
  readonly first: number;
  readonly turns: Uint32Array;
  used: number;
}

function fromSweep(sweep: Sweep | undefined, key: number): { batch: TransferBatch; t: number } | undefined {
  const t = sweep?.turns[key - sweep.first];
  if (!sweep || t === undefined) return undefined;
  sweep.used += 1;
  return { batch: sweep.batch, t };
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
