import { NO_MOVE, purseToParcel } from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import { at, newSlot, PLACE, purseAt, taintedAt } from '../places.ts';
import { coverWhole } from '../write-rows.ts';
import type { AccountTrace } from './account-trace.ts';
import { exchangeSides } from './exchange-sides.ts';
import { isAmbiguous } from './is-ambiguous.ts';
import { putPassing, takeFromOwn } from './passing.ts';
import { NODE } from './plan-nodes.ts';
import { scaleTaint } from './scale-taint.ts';
import { spreadLeast } from './spread-least.ts';
import { putIntoPlace, taintedMask } from './take-and-put.ts';
import { leaveSlot, writeExchanged, writeReceived } from './write-exchange.ts';

const V = new Uint32Array(WORDS);
const OWN = new Uint32Array(WORDS);

/**
 * A site and its customer swap: the taint of what the site keeps goes over into what it gives, and that of its own money
 * that it gives goes over into what it keeps. So it does not matter which of the two is called the site, and a trifle of
 * taint that somebody sent to a pool changes nothing. What is kept weighs alike, as far as an event of the site names it, or
 * else it is the coin or a listed token; anything else can have been sent along by anybody, and stays where it is with its
 * taint. In start units, what goes in is divided over the assets of that kind that come out. Where several people pay and are
 * paid and nothing tells whose payment bought what, each is given the least that he must have got.
 */
export function exchange(trace: AccountTrace, node: number): void {
  const { keeps, gives, named } = exchangeSides(trace, node);
  for (const k of gives) trace.plan.converted[k] = 1;
  // What a share of a pool is made for may be any tokens.
  const makes = gives.some((give) => trace.plan.key[give]! < 0);
  const [paid, given] = [named.keeps ?? (makes ? keeps : listedOrAll(trace, keeps)), named.gives ?? gives];
  swapSides(trace, paid, given, named.gives ?? listedOrAll(trace, gives));
  const { plan, state } = trace;
  const taints = (give: number) =>
    plan.passing[give] !== 0 && taintedAt(state.places, plan.passing[give]!) !== 0;
  if (given.some(taints) && isAmbiguous(plan, plan.holder[node]!, paid, given))
    for (const give of given) spreadLeast(trace, give, paid.length === 1 && given.length === 1);
}

/** The coin and listed tokens, if there are any: a token that nobody knows can have been sent along by anybody. */
function listedOrAll({ plan, weighs }: AccountTrace, nodes: readonly number[]): readonly number[] {
  const listed = nodes.filter((k) => weighs.has(plan.asset[k]!));
  return listed.length > 0 ? listed : nodes;
}

/** `units`: those of what is given among which start units are divided. */
function swapSides(
  trace: AccountTrace,
  keeps: readonly number[],
  gives: readonly number[],
  units: readonly number[],
): void {
  const { plan, state } = trace;
  // Nothing has come yet that it could be given for: what it pays is its own.
  if (!keeps.some((keep) => plan.passing[keep] !== 0)) return;
  const isTainted = (slot: number) => slot !== 0 && taintedAt(state.places, slot) !== 0;
  if (!keeps.some((keep) => isTainted(plan.passing[keep]!)) && gives.every((give) => plan.slot[give] === 0))
    return;
  const came = keeps.map((node) => ({ node, slot: plan.passing[node]! }));
  const own = gives.map((node) => ({ node, slot: ownOf(trace, node) }));
  for (const { node } of came) plan.passing[node] = 0;
  // What is destroyed is nothing that a site has afterwards: what it holds goes out with the payment.
  const redeemed = keeps.length === 1 && plan.key[keeps[0]!]! < 0;
  for (const { node, slot } of own)
    goOver(trace, came, { node, units, whole: sumGiven(trace, node), held: redeemed ? slot : 0 });
  for (const { node, slot } of came)
    if (slot !== 0) {
      const whole = toBigInt(state.places.words, at(slot) + PLACE.total);
      goOver(trace, own, { node, units: keeps, whole, held: 0 });
    }
  for (const { slot } of [...came, ...own]) if (slot !== 0) leaveSlot(trace, slot);
}

const sumGiven = (trace: AccountTrace, node: number) =>
  sum(trace, node, NODE.out) - sum(trace, node, NODE.in);

/** One asset on one side of an exchange: its node, and the slot of what of it is exchanged; 0 for clean throughout. */
interface Side {
  readonly node: number;
  readonly slot: number;
}

/** What a site that is followed gives of its own; 0 when it is not followed. */
function ownOf(trace: AccountTrace, node: number): number {
  const { plan, state } = trace;
  const place = plan.slot[node]!;
  if (place === 0) return 0;
  fromBigInt(OWN, 0, sumGiven(trace, node));
  takeFromOwn(trace, place, OWN, 0);
  const slot = newSlot(state.places, { id: -1, holder: plan.holder[node]!, asset: plan.asset[node]! });
  // It was part of a sum that is below 2^256.
  putIntoPlace(trace, slot, OWN, 0);
  return slot;
}

/**
 * The taint of one side goes over into `whole` units of an asset of the other side, which wait at its node. `held`: the slot
 * of what goes out itself under the policies by which nothing goes over; 0 for none.
 */
function goOver(
  trace: AccountTrace,
  from: readonly Side[],
  to: {
    readonly node: number;
    readonly units: readonly number[];
    readonly whole: bigint;
    readonly held: number;
  },
): void {
  const { state, run } = trace;
  const share = to.whole / BigInt(from.length);
  const place = to.units.indexOf(to.node);
  from.forEach(({ node, slot }, i) => {
    const part = i === from.length - 1 ? to.whole - share * BigInt(from.length - 1) : share;
    run.move = NO_MOVE;
    let came = 0;
    if (slot !== 0 && taintedAt(state.places, slot) !== 0) {
      const paid = writeExchanged(trace, slot, { from: node, to: to.node });
      for (let p = 0; p < state.parcels.length; p++)
        scaleTaint(trace, slot, p, { part, of: to.units.length, at: place });
      came = taintedMask(state);
      if (came !== 0)
        run.move = writeReceived(trace, { from: node, to: to.node, whole: to.whole, paid, came });
    }
    fromBigInt(V, 0, part);
    if (to.held !== 0) came |= giveHeld(trace, to.held);
    putPassing(trace, to.node, V, 0, came);
  });
}

/** Clean parcels get what a slot has, which is of V base units. Returns the policies. */
function giveHeld({ state }: AccountTrace, slot: number): number {
  const { places } = state;
  const mask = taintedAt(places, slot);
  let came = 0;
  for (let p = 0; p < state.parcels.length; p++) {
    const parcel = state.parcels[p]!;
    if (!(mask & (1 << p)) || parcel.tainted > 0) continue;
    purseToParcel(places.purses, purseAt(places, slot, p), parcel);
    if (state.rules.policies[p] === 'poison') coverWhole(state.slab, parcel.head, V, 0);
    came |= 1 << p;
  }
  return came;
}

const sum = ({ plan }: AccountTrace, node: number, which: number) =>
  toBigInt(plan.sums, node * NODE.words + which);
