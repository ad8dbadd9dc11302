import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import type { AccountState, Entry } from './account-state.ts';
import { arrive } from './arrive.ts';
import { assetTotals } from './asset-totals.ts';
import { cover } from './cover.ts';
import type { Place } from './create-window.ts';
import { goOn } from './go-on.ts';
import type { TransactionPlan } from './plan-transaction.ts';
import type { ProcessContext } from './process-account-transaction.ts';
import { createPurse } from './purses/create-purse.ts';
import type { Parcel, Purse } from './purses/purse.ts';
import { taintedPart } from './purses/tainted-part.ts';
import { settleNode } from './settle-node.ts';

const NO_PLAN: TransactionPlan = { order: [], fees: [], payer: [], receiver: [], sites: new Map() };

/**
 * The commonest turn: one payment from an address to another. Nobody can have exchanged anything, so nothing is
 * planned. False when the transaction is of another kind; then nothing was done.
 */
export function processPayment(state: AccountState, place: Place, context: ProcessContext): boolean {
  const { batch, t } = place;
  const i = batch.start[t]!;
  if (batch.start[t + 1] !== i + 1 || batch.eventStart[t] !== batch.eventStart[t + 1]) return false;
  if (FEES.has(batch.kind[i]!) || state.seedTransactions.has(batch.tx[t]!)) return false;
  const [from, to] = [batch.payerAccount[i]!, batch.receiverAccount[i]!];
  const payer = state.entries.get(from);
  const receiver = state.entries.get(to);
  const open = from === to || to === NO_ACCOUNT || batch.receiver[i] === context.zero;
  if (payer && (open || receiver?.source || batch.payer[i] === context.zero)) return false;

  const left = batch.value(i) === 0n ? undefined : movePayment(state, place, { payer, receiver });
  let stayed = receiver;
  if (left) {
    const home = batch.receiver[i]!;
    const node = { key: to, home, asset: batch.asset[i]!, in: batch.value(i), out: 0n };
    stayed = settleNode(
      state,
      { batch, t, plan: NO_PLAN, context },
      { node, held: left.held, depth: left.depth },
    );
  }
  if (payer) {
    if (batch.payerShort(i)) cover(payer, batch.payerBalance(i));
    goOn(state, payer, batch.payerNext[i]!);
  }
  if (stayed) {
    if (batch.receiverShort(i)) cover(stayed, batch.receiverBalance(i));
    goOn(state, stayed, batch.receiverNext[i]!);
  }
  return true;
}

const FEES = new Set([TRANSFER_KINDS.indexOf('fee'), TRANSFER_KINDS.indexOf('burnt-fee')]);

/** What stays with a receiver who is not followed yet. */
interface Left {
  readonly held: (Purse | undefined)[];
  readonly depth: number[];
}

/** Moves the value under every policy and books it. */
function movePayment(
  state: AccountState,
  place: Place,
  { payer, receiver }: { readonly payer: Entry | undefined; readonly receiver: Entry | undefined },
): Left | undefined {
  const { batch, t } = place;
  const i = batch.start[t]!;
  const value = batch.value(i);
  const { policies } = state.rules;
  let amounts: PolicyAmounts | undefined;
  let left: Left | undefined;
  for (let p = 0; p < policies.length; p++) {
    const own = payer?.purses[p];
    if (!own && !receiver?.purses[p]) continue;
    const parcel = own && takeOut(state, p, { payer: payer!, own, value });
    const part = taintedPart(parcel, policies[p]!);
    if (part > 0n) {
      amounts ??= {};
      amounts[policies[p]!] = part;
    }
    if (receiver) {
      const depth = payer ? payer.depth[p]! + 1 : 0;
      putIn(state, p, { receiver, place, parcel: part > 0n ? parcel : undefined, depth });
    } else if (part > 0n) {
      left ??= { held: policies.map(() => undefined), depth: policies.map(() => 0) };
      const purse = createPurse(policies[p]!, 0n);
      absorb(state, p, { asset: batch.asset[i]!, value: purse.put(parcel, value) });
      left.held[p] = purse;
      left.depth[p] = payer!.depth[p]!;
    }
  }
  if (amounts) book(state, place, amounts);
  return left;
}

function takeOut(
  state: AccountState,
  p: number,
  { payer, own, value }: { readonly payer: Entry; readonly own: Purse; readonly value: bigint },
): Parcel | undefined {
  const short = value - own.total();
  if (short > 0n) {
    if (p === 0) state.uncovered += 1;
    absorb(state, p, { asset: payer.asset, value: own.put(undefined, short) });
  }
  if (payer.source) assetTotals(state, p, payer.asset).seeds += value;
  return own.take(value);
}

function putIn(
  state: AccountState,
  p: number,
  about: {
    readonly receiver: Entry;
    readonly place: Place;
    readonly parcel: Parcel | undefined;
    readonly depth: number;
  },
): void {
  const { receiver, place, parcel } = about;
  const { batch, t } = place;
  const i = batch.start[t]!;
  const value = batch.value(i);
  let purse = receiver.purses[p];
  if (!purse) {
    if (!parcel) return;
    const before = batch.receiverBalance(i) - value + receiver.offset;
    purse = createPurse(state.rules.policies[p]!, before > 0n ? before : 0n);
    receiver.purses[p] = purse;
    receiver.depth[p] = Number.POSITIVE_INFINITY;
  }
  absorb(state, p, { asset: receiver.asset, value: purse.put(parcel, value) });
  if (!parcel) return;
  if (about.depth < receiver.depth[p]!) receiver.depth[p] = about.depth;
  arrive(receiver, place);
}

function absorb(
  state: AccountState,
  p: number,
  of: { readonly asset: number; readonly value: bigint },
): void {
  if (of.value > 0n) assetTotals(state, p, of.asset).absorbed += of.value;
}

function book(state: AccountState, { batch, t }: Place, amounts: PolicyAmounts): void {
  state.transfers += 1;
  state.processed += 1;
  if (!state.rules.recordHops) return;
  const i = batch.start[t]!;
  state.hops.push({
    tx: batch.tx[t]!,
    number: batch.number[t]!,
    time: batch.time[t]!,
    transfer: batch.transferId[i]!,
    method: TRANSFER_KINDS[batch.kind[i]!]!,
    from: batch.payer[i]!,
    to: batch.receiver[i]!,
    asset: batch.asset[i]!,
    value: batch.value(i),
    amounts,
  });
}
