import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import { isUnknownBalance } from '../../../graph/ledger/unknown-balance.ts';
import { type AccountSteps, NO_HOLDER, STEP_ROW } from '../../step-source.ts';
import { readCarried } from '../../value/carried.ts';
import { dropPurse, NEVER_REACHED } from '../../value/purses.ts';
import { addStolen, PURSE } from '../../value/slab.ts';
import { compare, isNegative, set, setZero, subtract, toBigInt, WORDS } from '../../value/words.ts';
import type { Gate } from '../gate.ts';
import { at, doubleAt, freeSlot, indexSlot, PLACE, purseAt } from '../places.ts';
import { pageOf, wordOf } from '../rows.ts';
import { END, type EndReason, type TraceState } from '../state.ts';
import { endMove, endSlot, writeEnd } from '../write-rows.ts';
import type { AccountTrace } from './account-trace.ts';
import { exchangeEventOf } from './exchange-event-of.ts';
import { addBefore, dropParcels } from './take-and-put.ts';

/** What tells that value entered (backward: left) a mixer or a bridge. */
const MIXER = [EVENT_KINDS.indexOf('mixer-deposit'), EVENT_KINDS.indexOf('mixer-withdrawal')] as const;
const BRIDGE = [EVENT_KINDS.indexOf('bridge-out'), EVENT_KINDS.indexOf('bridge-in')] as const;

/** What a new place needs to know of the step that made it. */
export interface Settling {
  readonly batch: AccountSteps;
  readonly t: number;
  /** What it holds by the record behind the step, fees not yet taken, at word `held`. */
  readonly rows: Uint32Array;
  readonly held: number;
  readonly next: number;
}

/**
 * A place that is not followed yet got taint, which stands in its slot: it ends here, policy by policy or for all of them,
 * or it is followed from here on. Returns whether it is.
 */
export function settlePlace(trace: AccountTrace, slot: number, settling: Settling): boolean {
  const { state } = trace;
  const { places } = state;
  const o = at(slot);
  const common = stopAt(trace, slot, settling);
  if (common) endPolicies(trace, slot, common, places.words[o + PLACE.mask]!);
  else {
    // Policies that end here for one reason are one row.
    for (let p = 0; p < state.rules.policies.length; p++) {
      if (!(places.words[o + PLACE.mask]! & (1 << p))) continue;
      const reason = policyStop(state, slot, p);
      if (!reason) continue;
      let mask = 1 << p;
      for (let other = p + 1; other < state.rules.policies.length; other++)
        if (places.words[o + PLACE.mask]! & (1 << other) && policyStop(state, slot, other) === reason)
          mask |= 1 << other;
      endPolicies(trace, slot, reason, mask);
    }
  }
  if (places.words[o + PLACE.mask] === 0) {
    freeSlot(places, state.slab, slot);
    return false;
  }
  follow(trace, slot, settling);
  return true;
}

const H = new Uint32Array(WORDS);

function follow({ state }: AccountTrace, slot: number, settling: Settling): void {
  const { places } = state;
  set(H, 0, settling.rows, settling.held);
  const o = at(slot);
  // It holds what just came in, whatever the data say of the time before they begin.
  if (!isNegative(H, 0) && compare(H, 0, places.words, o + PLACE.total) > 0) {
    subtract(H, 0, places.words, o + PLACE.total);
    addBefore(state, slot, H, 0);
  }
  places.doubles[doubleAt(slot) + PLACE.next] = settling.next;
  indexSlot(places, slot);
  state.counts.places++;
  state.unchecked.push(places.doubles[doubleAt(slot)]!);
}

/** Ends what the policies of a mask have in a slot. */
function endPolicies(trace: AccountTrace, slot: number, reason: EndReason, mask: number): void {
  const { state } = trace;
  const { places } = state;
  const W = places.words;
  const o = at(slot);
  endSlot(state, slot, reason, mask);
  if (reason === 'bridge' && trace.gate) handOver(trace, trace.gate, slot, mask);
  for (let p = 0; p < state.rules.policies.length; p++)
    if (mask & (1 << p)) dropPurse(state.slab, places.purses, purseAt(places, slot, p));
  W[o + PLACE.mask]! &= ~mask;
}

/** What came to a bridge, in its order. */
function handOver({ run, state }: AccountTrace, gate: Gate, slot: number, mask: number): void {
  const { places, rules, slab, stepId } = state;
  const o = at(slot);
  const reached = (p: number) => (mask & (1 << p)) !== 0;
  const purse = (p: number) => purseAt(places, slot, p);
  const total = toBigInt(places.words, o + PLACE.total);
  const whole = {
    payer: NO_HOLDER,
    value: total,
    parcels: rules.policies.map((_, p) => readCarried(slab, places.purses[purse(p) + PURSE.head]!)),
  };
  const rows = run.brought.filter(({ node }) => node === run.settling);
  const apart = rows.length > 1 && rows.reduce((sum, { value }) => sum + value, 0n) === total;
  for (const { payer, value, parcels } of apart ? rows : [whole])
    gate.handOver({
      step: stepId[stepId.length - 1]!,
      place: places.doubles[doubleAt(slot) + PLACE.id]!,
      asset: places.words[o + PLACE.asset]!,
      payer,
      value,
      parcels: parcels.map((pieces, p) => (reached(p) ? pieces : undefined)),
      depth: rules.policies.map((_, p) =>
        reached(p) ? places.purses[purse(p) + PURSE.depth]! : NEVER_REACHED,
      ),
    });
}

/** A token's sum passed 2^256: what the place held ends here, and so does what came (by `move`, under `came`). */
export function endOverflow(trace: AccountTrace, slot: number, move: number, came: number): void {
  const { state } = trace;
  const { places } = state;
  const W = places.words;
  const o = at(slot);
  endSlot(state, slot, 'overflow');
  if (move !== 0) {
    const of = {
      place: places.doubles[doubleAt(slot)]!,
      holder: W[o + PLACE.holder]!,
      asset: W[o + PLACE.asset]!,
    };
    const all = new Uint32Array(WORDS).fill(0xffffffff);
    const end = writeEnd(
      state,
      {
        ...of,
        reason: 'overflow',
        depth: NEVER_REACHED,
        first: move,
        last: move,
        arrivals: 1,
        next: -1,
        step: state.stepId.length - 1,
      },
      all,
      0,
    );
    for (let p = 0; p < state.parcels.length; p++) if (came & (1 << p)) endMove(state, end, p, move);
  }
  dropParcels(state);
  freeSlot(places, state.slab, slot);
}

/** What came back to a source ends there; its depth is known when the transaction is over. */
export function endReturned(
  trace: AccountTrace,
  back: {
    readonly batch: AccountSteps;
    readonly i: number;
    readonly move: number;
    readonly came: number;
  },
): void {
  const { state, run } = trace;
  const R = back.batch.rows;
  const o = back.i * STEP_ROW.words;
  const end = writeEnd(
    state,
    {
      place: R[o + STEP_ROW.receiverAccount]!,
      holder: R[o + STEP_ROW.receiver]!,
      asset: R[o + STEP_ROW.asset]!,
      reason: 'source',
      depth: NEVER_REACHED,
      first: back.move,
      last: back.move,
      arrivals: 1,
      next: -1,
      step: state.stepId.length - 1,
    },
    R,
    o + STEP_ROW.value,
  );
  for (let p = 0; p < state.parcels.length; p++) if (back.came & (1 << p)) endMove(state, end, p, back.move);
  run.returned.push(end);
}

export function deepenEnd({ state, run }: AccountTrace, end: number): void {
  const page = pageOf(state.ends, end);
  const o = wordOf(state.ends, end);
  for (let p = 0; p < state.parcels.length; p++)
    if (page[o + END.policies + 2 * p] !== 0)
      page[o + END.depth] = Math.min(page[o + END.depth]!, run.depth[p]! + 1);
}

/** Why nobody follows it, whatever the policy. */
function stopAt(trace: AccountTrace, slot: number, settling: Settling): EndReason | undefined {
  const { state } = trace;
  const W = state.places.words;
  const o = at(slot);
  const holder = W[o + PLACE.holder]!;
  const id = state.places.doubles[doubleAt(slot)]!;
  if (trace.bait.has(W[o + PLACE.asset]!)) return 'bait';
  const way = state.rules.backward ? 1 : 0;
  // The mixer's own event says more than somebody's tag: candidates behind it can be looked for.
  if (says(settling, MIXER[way], holder)) return 'mixer';
  const tag = state.rules.tagOf(holder);
  if (tag?.category && !tag.passes) return 'tag';
  // A start was named by who asks, and so was the name: the start is meant.
  if (tag?.stop && !trace.started.has(holder)) return 'tag';
  const listed = trace.listed.get(holder);
  if (listed) return listed;
  // What nobody was given anything for lies in the pool, as liquidity; who swaps there later has no part in it.
  if (exchangeEventOf(settling.batch, settling.t, holder) >= 0) return 'pool';
  const gone = id < 0 || holder === NO_HOLDER || holder === trace.zero;
  if (
    (gone || holder !== settling.batch.sender[settling.t]) &&
    bridges(trace, settling, { holder, id, gone })
  )
    return 'bridge';
  if (gone) return state.rules.backward ? 'new-coins' : 'burnt';
  // Of what share of it would be tainted? Nobody knows what it holds.
  if (isUnknownBalance(settling.rows, settling.held)) return 'overflow';
  return undefined;
}

/** Whether a listed bridge says in a transaction that it was paid (backward: that it paid). */
export function saysBridge({ state }: AccountTrace, batch: AccountSteps, t: number): boolean {
  return says({ batch, t }, BRIDGE[state.rules.backward ? 1 : 0], undefined);
}

/** Whether a listed contract emitted an event of a kind; anybody's can emit any. */
function says({ batch, t }: Pick<Settling, 'batch' | 't'>, kind: number, site: number | undefined): boolean {
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
    if (
      batch.eventGenuine[e] === 1 &&
      batch.eventKind[e] === kind &&
      (site === undefined || batch.eventSite[e] === site)
    )
      return true;
  return false;
}

/**
 * In a transaction that a bridge announces: the site of the bridge itself, or what a payment from its site or to a burn
 * ended at. A vault takes the coins by transferFrom while the router announces it.
 */
function bridges(
  trace: AccountTrace,
  settling: Settling,
  at_: { readonly holder: number; readonly id: number; readonly gone: boolean },
): boolean {
  const { plan, state } = trace;
  const kind = BRIDGE[state.rules.backward ? 1 : 0];
  if (!says(settling, kind, undefined)) return false;
  if (says(settling, kind, at_.holder) || at_.id < 0 || at_.holder === NO_HOLDER) return true;
  const R = settling.batch.rows;
  const first = settling.batch.start[settling.t]!;
  const end = settling.batch.start[settling.t + 1]!;
  for (let i = first; i < end; i++) {
    const o = i * STEP_ROW.words;
    if (R[o + STEP_ROW.receiverAccount] === at_.id && says(settling, kind, R[o + STEP_ROW.payer]!))
      return true;
  }
  return plan.ordered <= 2;
}

/** Why one policy does not follow it: share below the cutoff, value below the minimum, depth. */
function policyStop(state: TraceState, slot: number, p: number): EndReason | undefined {
  const { places, rules } = state;
  const o = at(slot);
  const q = purseAt(places, slot, p);
  const asset = places.words[o + PLACE.asset]!;
  const minimum = rules.minValue(asset, p);
  const cutoff = rules.policies[p] === 'haircut' ? rules.cutoffMillionths : 0n;
  if (minimum > 0n || cutoff > 0n) {
    const total = toBigInt(places.words, o + PLACE.total);
    const amount = rules.policies[p] === 'poison' ? total : stolenIn(state, q);
    if (amount * 1_000_000n < total * cutoff) return 'cutoff';
    if (amount < minimum) return 'min-value';
  }
  return places.purses[q + PURSE.depth]! >= rules.maxDepth ? 'depth' : undefined;
}

const STOLEN = new Uint32Array(WORDS);

function stolenIn({ slab, places }: TraceState, q: number): bigint {
  setZero(STOLEN, 0);
  addStolen(slab, places.purses[q + PURSE.head]!, STOLEN, 0);
  return toBigInt(STOLEN, 0);
}
