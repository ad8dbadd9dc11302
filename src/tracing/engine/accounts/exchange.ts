import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import { TRANSFER_KINDS } from '../../../chains/evm/transfers/transfer.ts';
import { NO_HOLDER, STEP_ROW } from '../../step-source.ts';
import { dropPurse } from '../../value/purses.ts';
import {
  CLEAN,
  freeParcel,
  NO_MOVE,
  PURSE,
  pushToParcel,
  readUnits,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
  UNKNOWN,
} from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import { book, bookList, bookUnits } from '../books.ts';
import { encodeParts } from '../parts.ts';
import { at, freeSlot, PLACE, purseAt, taintedAt } from '../places.ts';
import { pageOf, wordOf } from '../rows.ts';
import { MOVE, MOVE_EXCHANGED, MOVE_RECEIVED } from '../state.ts';
import { coverWhole, mainMove, writeMove, writeTaint } from '../write-rows.ts';
import type { AccountTrace, Plan } from './account-trace.ts';
import { balanceOf, NODE } from './make-plan.ts';
import { putPassing } from './passing.ts';
import { taintedMask } from './take-and-put.ts';

const V = new Uint32Array(WORDS);
const U = new Uint32Array(WORDS);

/**
 * At a site the taint of what it keeps goes over into what it gives. Each asset that it keeps counts alike: without prices
 * and events there is no other way to weigh them (the next step: the protocol's own event first). In start units, what
 * goes in is divided over the assets that come out.
 */
export function exchange(trace: AccountTrace, node: number): void {
  const { plan, state } = trace;
  const { places } = state;
  const holder = plan.holder[node]!;
  const gives: number[] = [];
  const keeps: number[] = [];
  for (let k = 0; k < plan.nodes; k++) {
    if (plan.holder[k] !== holder || (plan.key[k]! < 0 && plan.asset[k] === 0)) continue;
    if (holder === NO_HOLDER && plan.asset[k] !== plan.asset[node]) continue;
    const balance = balanceOf(plan, k);
    if (balance < 0) gives.push(k);
    else if (balance > 0) keeps.push(k);
  }
  for (const k of gives) plan.converted[k] = 1;
  const tainted = keeps.filter((k) => plan.passing[k] !== 0 && taintedAt(places, plan.passing[k]!) !== 0);
  if (tainted.length === 0) return;
  gives.forEach((give, g) => {
    const whole = sum(trace, give, NODE.out) - sum(trace, give, NODE.in);
    const share = whole / BigInt(keeps.length);
    keeps.forEach((keep, i) => {
      const part = i === keeps.length - 1 ? whole - share * BigInt(keeps.length - 1) : share;
      fromBigInt(V, 0, part);
      trace.run.move = NO_MOVE;
      let came = 0;
      if (tainted.includes(keep)) {
        const paid = writeExchanged(trace, keep, give);
        for (let p = 0; p < state.parcels.length; p++)
          scale(trace, plan.passing[keep]!, p, { part, of: gives.length, at: g });
        came = taintedMask(state);
        if (came !== 0) trace.run.move = writeReceived(trace, { keep, give, whole, paid, came });
        fromBigInt(V, 0, part);
      }
      putPassing(trace, give, V, 0, came);
    });
  });
  for (const keep of tainted) {
    const slot = plan.passing[keep]!;
    const asset = plan.asset[keep]!;
    for (let p = 0; p < state.parcels.length; p++) {
      if (!(taintedAt(places, slot) & (1 << p))) continue;
      const q = purseAt(places, slot, p);
      if (state.rules.policies[p] === 'poison')
        book(state.books, p, asset, 'convertedOut', places.words, at(slot) + PLACE.total);
      else
        bookList(
          state.books,
          p,
          { asset, sum: 'convertedOut' },
          state.slab,
          places.purses[q + PURSE.head]!,
          false,
        );
      dropPurse(state.slab, places.purses, q);
    }
    freeSlot(places, state.slab, slot);
    plan.passing[keep] = 0;
  }
}

const sum = ({ plan }: AccountTrace, node: number, which: number) =>
  toBigInt(plan.sums, node * NODE.words + which);

/** What the exchange took: a move of its own, with the taint that the site has of it. */
function writeExchanged(trace: AccountTrace, keep: number, give: number): number {
  const { plan, state } = trace;
  const { places, slab } = state;
  const slot = plan.passing[keep]!;
  const row = writeMove(
    state,
    {
      to: -1,
      from: plan.holder[keep]!,
      holder: plan.holder[give]!,
      asset: plan.asset[keep]!,
      kind: MOVE_EXCHANGED,
      position: 0,
      next: -1,
    },
    places.words,
    at(slot) + PLACE.total,
  );
  const page = pageOf(state.moves, row);
  const o = wordOf(state.moves, row);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(taintedAt(places, slot) & (1 << p))) continue;
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

function writeReceived(
  trace: AccountTrace,
  of: {
    readonly keep: number;
    readonly give: number;
    readonly whole: bigint;
    readonly paid: number;
    readonly came: number;
  },
): number {
  const { plan, state } = trace;
  fromBigInt(V, 0, of.whole);
  const row = writeMove(
    state,
    {
      to: -1,
      from: plan.holder[of.keep]!,
      holder: plan.holder[of.give]!,
      asset: plan.asset[of.give]!,
      kind: MOVE_RECEIVED,
      position: methodOf(plan, of.keep, of.give),
      next: of.paid,
    },
    V,
    0,
  );
  const page = pageOf(state.moves, row);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(of.came & (1 << p))) continue;
    const parcel = state.parcels[p]!;
    const poison = state.rules.policies[p] === 'poison';
    bookList(
      state.books,
      p,
      { asset: plan.asset[of.give]!, sum: 'convertedIn' },
      state.slab,
      parcel.head,
      poison,
    );
    writeTaint(state, row, p, parcel);
    page[wordOf(state.moves, row) + MOVE.policies + 2 * p + 1] = of.paid;
  }
  return row;
}

/** How an exchange is known: by an event of a listed contract (EXCHANGE_EVENT and its protocol), or by what moved. */
export const EXCHANGE_METHODS = ['net-flow', 'wrap', 'mint', 'burn'] as const;
export const EXCHANGE_EVENT = 16;

const EVENTS = (['swap', 'liquidity-add', 'liquidity-remove'] as const).map((kind) =>
  EVENT_KINDS.indexOf(kind),
);
const WRAPS = [TRANSFER_KINDS.indexOf('wrap'), TRANSFER_KINDS.indexOf('unwrap')];

function methodOf(plan: Plan, keep: number, give: number): number {
  const { batch, t } = plan;
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
    if (
      batch.eventGenuine[e] === 1 &&
      batch.eventSite[e] === plan.holder[give] &&
      EVENTS.includes(batch.eventKind[e]!)
    )
      return EXCHANGE_EVENT + batch.eventProtocol[e]!;
  for (let x = 0; x < plan.ordered; x++) {
    const j = plan.order[x]!;
    const kind = batch.rows[(plan.first + j) * STEP_ROW.words + STEP_ROW.kind]! & 255;
    if ((plan.payer[j] === give || plan.receiver[j] === keep) && WRAPS.includes(kind))
      return EXCHANGE_METHODS.indexOf('wrap');
  }
  if (plan.key[give]! < 0) return EXCHANGE_METHODS.indexOf('mint');
  return EXCHANGE_METHODS.indexOf(plan.key[keep]! < 0 ? 'burn' : 'net-flow');
}

/** The taint of a slot under policy p, scaled to `part` units of another asset, into the parcel of p. */
function scale(
  trace: AccountTrace,
  slot: number,
  p: number,
  to: { readonly part: bigint; readonly of: number; readonly at: number },
): void {
  const { state } = trace;
  const { places, slab } = state;
  if (!(taintedAt(places, slot) & (1 << p))) return;
  const policy = state.rules.policies[p]!;
  const parcel = state.parcels[p]!;
  const size = toBigInt(places.words, at(slot) + PLACE.total);
  let passed = 0n;
  let placed = 0n;
  const add = (start: number, value: bigint, units: bigint) => {
    fromBigInt(V, 0, value);
    fromBigInt(U, 0, units);
    if (value > 0n) {
      const own = start === CLEAN || start === UNKNOWN || policy === 'poison';
      pushToParcel(
        slab,
        parcel,
        own
          ? segmentOf(slab, { start, move: NO_MOVE }, V, 0)
          : segmentOf(slab, { start, move: NO_MOVE }, V, 0, U, 0),
      );
    } else if (units > 0n && start !== CLEAN && start !== UNKNOWN)
      bookUnits(state.books, p, { start, sum: 'rounding' }, U, 0);
  };
  for (let s = places.purses[purseAt(places, slot, p) + PURSE.head]!; s !== 0; ) {
    const o = s * SEGMENT_WORDS;
    const next = slab.segments[o + SEGMENT.next]!;
    const start = slab.segments[o + SEGMENT.start]!;
    if (policy === 'poison') add(start, to.part, 0n);
    else {
      passed += toBigInt(slab.segments, o + SEGMENT.value);
      const border = passed >= size ? to.part : (passed * to.part) / size;
      readUnits(slab, s, U, 0);
      const units = toBigInt(U, 0);
      const [one, all] = [BigInt(to.at), BigInt(to.of)];
      add(start, border - placed, (units * (one + 1n)) / all - (units * one) / all);
      placed = border;
    }
    s = next;
  }
  if ((policy === 'haircut' || policy === 'tiho') && placed < to.part) add(CLEAN, to.part - placed, 0n);
  if (parcel.tainted === 0) freeParcel(slab, parcel);
}
