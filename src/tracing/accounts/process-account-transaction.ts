import type { TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountState, Entry } from './account-state.ts';
import { assetTotals } from './asset-totals.ts';
import { bookHops } from './book-hops.ts';
import { markArrivals } from './mark-arrivals.ts';
import { type Movement, moveParcels } from './move-parcels.ts';
import { type PlanContext, planTransaction, type TransactionPlan } from './plan-transaction.ts';
import { taintedPart } from './purses/tainted-part.ts';
import { schedule } from './schedule.ts';
import { gainers, seedGains } from './seed-gains.ts';
import { settleNodes } from './settle-nodes.ts';

/** No next transfer. */
export const NEVER = Number.POSITIVE_INFINITY;

export interface ProcessContext extends PlanContext {
  readonly protocolName: (number: number) => string;
}

/** A transaction of a batch as it has its turn. */
export interface Turn {
  readonly batch: TransferBatch;
  /** Place in the batch. */
  readonly t: number;
  readonly plan: TransactionPlan;
  readonly context: ProcessContext;
}

/** Gives one transaction its turn: value moves under every policy, then what stayed with somebody is settled. */
export function processAccountTransaction(
  state: AccountState,
  place: { readonly batch: TransferBatch; readonly t: number },
  context: ProcessContext,
): void {
  const { batch, t } = place;
  if (onlyReceives(state, place)) return;
  const turn: Turn = { ...place, plan: planTransaction(batch, t, context), context };
  const parties = partiesOf(state, turn);
  const seeds = state.seedTransactions.get(batch.tx[t]!) ?? [];
  const marks =
    seeds.length > 0 ? markArrivals(state, turn, { seeds, gainers: gainers(turn, undefined) }) : undefined;
  const moved = marks ? { ...turn, marks } : turn;
  const movements: (Movement | undefined)[] = state.rules.policies.map((_, p) =>
    marks || parties.some((entry) => entry.purses[p]) ? moveParcels(state, p, moved) : undefined,
  );
  for (const seed of seeds) seedGains(state, turn, { movements, seed });
  bookHops(state, turn, movements);
  for (const [p, movement] of movements.entries())
    for (const entry of movement?.reached ?? []) {
      const depth = movement!.depth + 1;
      if (depth < entry.depth[p]!) entry.depth[p] = depth;
      arrive(entry, turn);
    }
  settleNodes(state, turn, movements);
  payFees(state, turn);
  advance(state, turn);
  if (movements.some((movement) => movement && movement.carried.size > 0)) state.processed += 1;
}

/**
 * The commonest turn: one clean payment to an account that holds taint. Nothing has to be planned or settled. False
 * when the transaction is of another kind; then nothing was done.
 */
function onlyReceives(
  state: AccountState,
  { batch, t }: { readonly batch: TransferBatch; readonly t: number },
): boolean {
  const i = batch.start[t]!;
  if (batch.start[t + 1] !== i + 1 || state.entries.has(batch.payerAccount[i]!)) return false;
  const entry = state.entries.get(batch.receiverAccount[i]!);
  if (!entry || state.seedTransactions.has(batch.tx[t]!)) return false;
  const value = batch.value(i);
  const balance = batch.receiverBalance(i);
  if (balance + entry.offset < 0n) entry.offset = -balance;
  entry.purses.forEach((purse, p) => {
    const absorbed = purse?.put(undefined, value) ?? 0n;
    if (absorbed > 0n) assetTotals(state, p, entry.asset).absorbed += absorbed;
  });
  entry.next = batch.receiverNext[i]!;
  if (entry.next !== NEVER) schedule(state, entry.next);
  return true;
}

function partiesOf(state: AccountState, { batch, t }: Turn): Entry[] {
  const found: Entry[] = [];
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const payer = state.entries.get(batch.payerAccount[i]!);
    const receiver = state.entries.get(batch.receiverAccount[i]!);
    if (payer) found.push(payer);
    if (receiver) found.push(receiver);
  }
  return found;
}

function arrive(entry: Entry, { batch, t }: Turn): void {
  const { arrivals } = entry;
  if (arrivals.lastTx === batch.tx[t]) return;
  arrivals.count += 1;
  arrivals.lastTx = batch.tx[t]!;
  arrivals.lastTime = batch.time[t]!;
  arrivals.lastNumber = batch.number[t]!;
}

/** Fees reduce what the sender has after everything else (METHODS A.7); their taint is counted and not followed. */
function payFees(state: AccountState, { batch, plan }: Turn): void {
  if (state.rules.backward) return;
  for (const i of plan.fees) {
    const entry = state.entries.get(batch.payerAccount[i]!);
    if (!entry || entry.source) continue;
    const value = batch.value(i);
    entry.purses.forEach((purse, p) => {
      if (!purse) return;
      const short = value - purse.total();
      if (short > 0n) assetTotals(state, p, entry.asset).absorbed += purse.put(undefined, short);
      const part = taintedPart(purse.take(value), state.rules.policies[p]!);
      assetTotals(state, p, entry.asset).fees += part;
    });
  }
}

/** Every party goes on to its next transfer; one that holds nothing tainted any more leaves. */
function advance(state: AccountState, { batch, t }: Turn): void {
  const next = new Map<Entry, number>();
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    for (const [account, at, balance] of [
      [batch.payerAccount[i]!, batch.payerNext[i]!, batch.payerBalance(i)],
      [batch.receiverAccount[i]!, batch.receiverNext[i]!, batch.receiverBalance(i)],
    ] as const) {
      if (account === NO_ACCOUNT) continue;
      const entry = state.entries.get(account);
      if (!entry) continue;
      next.set(entry, at);
      if (balance + entry.offset < 0n) entry.offset = -balance;
    }
  }
  for (const [entry, at] of next) {
    entry.next = at;
    for (let p = 0; p < entry.purses.length; p++)
      if (!entry.source && entry.purses[p]?.tainted() === 0n) entry.purses[p] = undefined;
    if (entry.purses.every((purse) => !purse)) state.entries.delete(entry.account);
    else if (at !== NEVER) schedule(state, at);
  }
}
