import type { AccountSource, TransferBatch } from '../../graph/account-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { absorbClean } from './absorb-clean.ts';
import type { AccountState, Entry } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { createWindow, type Place } from './create-window.ts';
import { endParcel } from './end-parcel.ts';
import { NEVER } from './never.ts';
import { type ProcessContext, processAccountTransaction } from './process-account-transaction.ts';
import { keyOf } from './view-batch.ts';

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
  const window = createWindow(source, state, context.zero);
  const process: ProcessContext = {
    zero: context.zero,
    assetHome: window.assetHome,
    isParty: (account) => state.entries.has(account),
    protocolName: context.protocolName,
  };
  let done = Number.NEGATIVE_INFINITY;
  let turns = 0;
  /** Accounts that pay too often are not followed: exchanges and the like (METHODS A.8). */
  async function checkPayments(payers: readonly Entry[]): Promise<void> {
    // All that wait are looked up with those who are about to pay: one request instead of many.
    const others = state.fresh.filter(
      (entry) => entry.next !== NEVER && !entry.checked && state.entries.get(entry.account) === entry,
    );
    const unknown = payers.filter(({ checked }) => !checked);
    const fresh = [...new Set([...unknown, ...others])].sort((a, b) => a.account - b.account);
    state.fresh = [];
    const counts = await source.payments(Uint32Array.from(fresh, ({ account }) => account));
    fresh.forEach((entry, i) => {
      entry.checked = true;
      if (entry.source || counts[i]! <= state.rules.maxPayments) return;
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
    let place = window.take(key);
    if (!place) {
      await window.load(key, done);
      place = window.take(key)!;
    }
    const { batch, t } = place;
    done = keyOf(batch.transferId[batch.start[t + 1]! - 1]!, backward);
    const beyond = backward
      ? batch.number[t]! < state.rules.heightLimit
      : batch.number[t]! > state.rules.heightLimit;
    if (beyond) {
      stopBeyond(state, batch, t);
      continue;
    }
    const payers = payersOf(state, place);
    if (payers.length === 0 && !state.seedTransactions.has(batch.tx[t]!)) absorbClean(state, place);
    else {
      if (payers.some(({ checked }) => !checked)) await checkPayments(payers);
      processAccountTransaction(state, place, process);
    }
    state.looked += batch.start[t + 1]! - batch.start[t]!;
    turns += 1;
    if (turns % BREATH === 0) await new Promise((resume) => setImmediate(resume));
  }
  for (const entry of [...state.entries.values()]) close(state, entry, backward ? 'begin' : 'unspent');
}

const NOBODY: readonly Entry[] = [];

/** Accounts with taint that pay in a transaction. */
function payersOf(state: AccountState, { batch, t }: Place): readonly Entry[] {
  let found: Entry[] | undefined;
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const entry = state.entries.get(batch.payerAccount[i]!);
    if (!entry) continue;
    if (found) found.push(entry);
    else found = [entry];
  }
  return found ?? NOBODY;
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
