import type { AccountState, Entry } from './account-state.ts';
import { arrive } from './arrive.ts';
import { assetTotals } from './asset-totals.ts';
import { bookHops } from './book-hops.ts';
import { cover } from './cover.ts';
import type { Place } from './create-window.ts';
import { goOn } from './go-on.ts';
import { markArrivals } from './mark-arrivals.ts';
import { type Movement, moveParcels } from './move-parcels.ts';
import { type PlanContext, planTransaction, type TransactionPlan } from './plan-transaction.ts';
import { processPayment } from './process-payment.ts';
import { taintedPart } from './purses/tainted-part.ts';
import { gainers, seedGains } from './seed-gains.ts';
import { settleNodes } from './settle-nodes.ts';

export interface ProcessContext extends PlanContext {
  readonly protocolName: (number: number) => string;
}

/** A transaction of a batch as it has its turn. */
export interface Turn extends Place {
  readonly plan: TransactionPlan;
  readonly context: ProcessContext;
}

/** Gives one transaction its turn: value moves under every policy, then what stayed with somebody is settled. */
export function processAccountTransaction(state: AccountState, place: Place, context: ProcessContext): void {
  if (processPayment(state, place, context)) return;
  const { batch, t } = place;
  const turn: Turn = { batch, t, plan: planTransaction(batch, t, context), context };
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
      arrive(entry, place);
    }
  settleNodes(state, turn, movements);
  payFees(state, turn);
  advance(state, turn);
  if (movements.some((movement) => movement && movement.carried.size > 0)) state.processed += 1;
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

/** Every party goes on to its next transfer. */
function advance(state: AccountState, { batch, t }: Turn): void {
  const next = new Map<Entry, number>();
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const payer = state.entries.get(batch.payerAccount[i]!);
    if (payer) {
      next.set(payer, batch.payerNext[i]!);
      if (batch.payerShort(i)) cover(payer, batch.payerBalance(i));
    }
    const receiver = state.entries.get(batch.receiverAccount[i]!);
    if (receiver) {
      next.set(receiver, batch.receiverNext[i]!);
      if (batch.receiverShort(i)) cover(receiver, batch.receiverBalance(i));
    }
  }
  for (const [entry, key] of next) goOn(state, entry, key);
}
