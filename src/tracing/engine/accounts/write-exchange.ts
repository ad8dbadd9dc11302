import { TRANSFER_KINDS } from '../../../chains/evm/transfers/transfer.ts';
import { STEP_ROW } from '../../step-source.ts';
import { PURSE } from '../../value/slab.ts';
import { fromBigInt, WORDS } from '../../value/words.ts';
import { book, bookList } from '../books.ts';
import { encodeParts } from '../parts.ts';
import { at, freeSlot, PLACE, purseAt, taintedAt } from '../places.ts';
import { pageOf, wordOf } from '../rows.ts';
import { MOVE, MOVE_EXCHANGED, MOVE_RECEIVED } from '../state.ts';
import { coverWhole, mainMove, writeMove, writeTaint } from '../write-rows.ts';
import type { AccountTrace, Plan } from './account-trace.ts';
import { exchangeEventOf } from './exchange-event-of.ts';
import { balanceOf } from './plan-nodes.ts';

const V = new Uint32Array(WORDS);

/** What was exchanged is gone from a slot, which is freed. */
export function leaveSlot(trace: AccountTrace, slot: number): void {
  const { state } = trace;
  const { places } = state;
  const asset = places.words[at(slot) + PLACE.asset]!;
  const mask = taintedAt(places, slot);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(mask & (1 << p))) continue;
    const head = places.purses[purseAt(places, slot, p) + PURSE.head]!;
    if (state.rules.policies[p] === 'poison')
      book(state.books, p, asset, 'convertedOut', places.words, at(slot) + PLACE.total);
    else bookList(state.books, p, { asset, sum: 'convertedOut' }, state.slab, head, false);
  }
  freeSlot(places, state.slab, slot);
}

/** Nodes of an exchange: what it takes, what it gives; and the event that says so, where one trade of several is meant. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly event?: number;
}

/** What the exchange took: a move of its own, with the taint that the site has of it. */
export function writeExchanged(trace: AccountTrace, slot: number, { from, to }: Way): number {
  const { plan, state } = trace;
  const { places, slab } = state;
  const row = writeMove(
    state,
    {
      to: -1,
      from: plan.holder[from]!,
      holder: plan.holder[to]!,
      asset: plan.asset[from]!,
      kind: MOVE_EXCHANGED,
      position: 0,
      next: -1,
    },
    places.words,
    at(slot) + PLACE.total,
  );
  const page = pageOf(state.moves, row);
  const o = wordOf(state.moves, row);
  const mask = taintedAt(places, slot);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(mask & (1 << p))) continue;
    const q = purseAt(places, slot, p);
    const head = places.purses[q + PURSE.head]!;
    const poison = state.rules.policies[p] === 'poison';
    const main = mainMove(slab, { head, tail: places.purses[q + PURSE.tail]!, tainted: 1 });
    if (poison) coverWhole(slab, head, places.words, at(slot) + PLACE.total);
    page[o + MOVE.policies + 2 * p] = encodeParts(state.parts, slab, head, page, o + MOVE.value, poison);
    page[o + MOVE.policies + 2 * p + 1] = main;
  }
  return row;
}

/** What an exchange gave: a move behind `paid`, with the taint of the parcels of the policies in `came`. */
export function writeReceived(
  trace: AccountTrace,
  of: Way & { readonly whole: bigint; readonly paid: number; readonly came: number },
): number {
  const { plan, state } = trace;
  fromBigInt(V, 0, of.whole);
  const row = writeMove(
    state,
    {
      to: -1,
      from: plan.holder[of.from]!,
      holder: plan.holder[of.to]!,
      asset: plan.asset[of.to]!,
      kind: MOVE_RECEIVED,
      position: methodOf(plan, of),
      next: of.paid,
    },
    V,
    0,
  );
  const page = pageOf(state.moves, row);
  const asset = plan.asset[of.to]!;
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(of.came & (1 << p))) continue;
    const parcel = state.parcels[p]!;
    const poison = state.rules.policies[p] === 'poison';
    bookList(state.books, p, { asset, sum: 'convertedIn' }, state.slab, parcel.head, poison);
    writeTaint(state, row, p, parcel);
    page[wordOf(state.moves, row) + MOVE.policies + 2 * p + 1] = of.paid;
  }
  return row;
}

/** How an exchange is known: by an event of a listed contract (EXCHANGE_EVENT and its protocol), or by what moved. */
export const EXCHANGE_METHODS = ['net-flow', 'wrap', 'mint', 'burn'] as const;
export const EXCHANGE_EVENT = 16;

const WRAPS = [TRANSFER_KINDS.indexOf('wrap'), TRANSFER_KINDS.indexOf('unwrap')];

function methodOf(plan: Plan, { from, to, event: named }: Way): number {
  const { batch, t } = plan;
  const event = named ?? exchangeEventOf(batch, t, plan.holder[to]!);
  if (event >= 0) return EXCHANGE_EVENT + batch.eventProtocol[event]!;
  const [keep, give] = balanceOf(plan, from) > 0 ? [from, to] : [to, from];
  for (let x = 0; x < plan.ordered; x++) {
    const j = plan.order[x]!;
    const kind = batch.rows[(plan.first + j) * STEP_ROW.words + STEP_ROW.kind]! & 255;
    if ((plan.payer[j] === give || plan.receiver[j] === keep) && WRAPS.includes(kind))
      return EXCHANGE_METHODS.indexOf('wrap');
  }
  if (plan.key[to]! < 0) return EXCHANGE_METHODS.indexOf('mint');
  return EXCHANGE_METHODS.indexOf(plan.key[from]! < 0 ? 'burn' : 'net-flow');
}
