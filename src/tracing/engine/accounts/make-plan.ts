import { TRANSFER_KINDS } from '../../../chains/evm/transfers/transfer.ts';
import { isUnknownBalance } from '../../../graph/ledger/unknown-balance.ts';
import { type AccountSteps, NO_HOLDER, STEP_ROW } from '../../step-source.ts';
import { add, compare, isNegative, set, setZero, subtract, WORDS } from '../../value/words.ts';
import { at, PLACE, type Places, SOURCE } from '../places.ts';
import type { AccountTrace, Plan } from './account-trace.ts';
import { findTrades } from './find-trades.ts';
import { lastKey } from './last-key.ts';
import { pairTraders } from './pair-traders.ts';
import { partySlot } from './party-slot.ts';
import { balanceOf, NO_SITE, NODE } from './plan-nodes.ts';

const FEE = TRANSFER_KINDS.indexOf('fee');
const BURNT_FEE = TRANSFER_KINDS.indexOf('burnt-fee');
/** Above this the order of the chain is kept: looking for a better one would take too long. */
const REORDERED = 2_000;
/** Up to so many transfers nodes are found by looking at all of them. */
const FEW = 32;

export function createPlan(): Plan {
  const plan = { room: 0, paying: new Map(), getting: new Map() } as unknown as Plan;
  grow(plan, 64);
  return plan;
}

function grow(plan: Plan, room: number): void {
  plan.room = room;
  plan.key = new Float64Array(2 * room);
  plan.holder = new Uint32Array(2 * room);
  plan.asset = new Uint32Array(2 * room);
  plan.sums = new Uint32Array(2 * room * NODE.words);
  plan.slot = new Int32Array(2 * room);
  plan.passing = new Int32Array(2 * room);
  plan.site = new Float64Array(2 * room);
  plan.converted = new Uint8Array(2 * room);
  plan.waiting = new Int32Array(2 * room);
  plan.payer = new Int32Array(room);
  plan.receiver = new Int32Array(room);
  plan.order = new Int32Array(room);
  plan.fees = new Int32Array(room);
}

export function isFee(kind: number): boolean {
  return kind === FEE || kind === BURNT_FEE;
}

/**
 * Reads transaction t as exchanges: who passes on, who converts, and in which order value can have gone. Events of one
 * transaction do not stand in causal order (a pool may pay before it is paid), so a transfer waits until its payer has
 * what it pays, by the record and by what has come. An address is a site when it keeps one asset and gives another and is
 * neither the sender nor a source. Nothing of this depends on who holds taint, or one method would depend on those that are asked beside
 * it. A payment to oneself changes nothing and is left out. Source: METHODS E.1 (net flow of one transaction), here per
 * asset.
 */
export function makePlan(trace: AccountTrace, batch: AccountSteps, t: number): void {
  const { plan } = trace;
  const first = batch.start[t]!;
  const count = batch.start[t + 1]! - first;
  if (count > plan.room) grow(plan, 2 * count);
  plan.batch = batch;
  plan.t = t;
  plan.first = first;
  plan.lastKey = lastKey(batch, t);
  plan.count = count;
  plan.sender = batch.sender[t]!;
  plan.nodes = 0;
  plan.feeCount = 0;
  plan.ordered = 0;
  const found = count > FEW ? new Map<number, number>() : undefined;
  const R = batch.rows;
  for (let j = 0; j < count; j++) {
    const o = (first + j) * STEP_ROW.words;
    if (isFee(R[o + STEP_ROW.kind]! & 255)) {
      plan.fees[plan.feeCount++] = j;
      continue;
    }
    const asset = R[o + STEP_ROW.asset]!;
    const known = plan.nodes;
    const from = nodeOf(trace, found, asset, R[o + STEP_ROW.payer]!, R[o + STEP_ROW.payerAccount]!);
    if (from === known) noteBefore(plan, from, R, o, true);
    const knownToo = plan.nodes;
    const to = nodeOf(trace, found, asset, R[o + STEP_ROW.receiver]!, R[o + STEP_ROW.receiverAccount]!);
    if (to === knownToo) noteBefore(plan, to, R, o, false);
    plan.payer[j] = from;
    plan.receiver[j] = to;
    if (from === to) continue;
    add(plan.sums, from * NODE.words + NODE.out, R, o + STEP_ROW.value);
    add(plan.sums, to * NODE.words + NODE.in, R, o + STEP_ROW.value);
    plan.order[plan.ordered++] = j;
  }
  // A table does not say who sent a transaction: whoever pays first in it.
  if (plan.sender === NO_HOLDER && plan.ordered > 0) plan.sender = plan.holder[plan.payer[plan.order[0]!]!]!;
  if (plan.paying.size > 0) plan.paying.clear();
  if (plan.getting.size > 0) plan.getting.clear();
  if (plan.ordered > 3) findTrades(trace);
  findSites(trace.state.places, plan);
  if (plan.ordered > 3) pairTraders(plan);
  if (plan.ordered > 1 && plan.ordered <= REORDERED) orderByCause(trace.state.places, plan);
  for (const trade of plan.paying.values()) trade.stage = 'open';
}

function nodeOf(
  trace: AccountTrace,
  found: Map<number, number> | undefined,
  asset: number,
  holder: number,
  account: number,
): number {
  const { plan } = trace;
  const made = asset !== 0 && (holder === NO_HOLDER || holder === trace.zero);
  const key = made || account === NO_HOLDER ? -asset - 1 : account;
  if (found) {
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, plan.nodes);
  } else for (let k = 0; k < plan.nodes; k++) if (plan.key[k] === key) return k;
  const k = plan.nodes++;
  plan.key[k] = key;
  plan.holder[k] = made ? (trace.contracts.get(asset) ?? NO_HOLDER) : holder;
  plan.asset[k] = asset;
  plan.sums.fill(0, k * NODE.words, (k + 1) * NODE.words);
  plan.slot[k] = key < 0 ? 0 : partySlot(trace, key, plan.lastKey);
  plan.passing[k] = 0;
  plan.site[k] = NO_SITE;
  plan.converted[k] = 0;
  plan.waiting[k] = 0;
  return k;
}

/** What a node held before its first row, which stands at word o; nothing where it is a contract that makes tokens. */
function noteBefore(plan: Plan, k: number, R: Uint32Array, o: number, pays: boolean): void {
  if (plan.key[k]! < 0) return;
  const before = k * NODE.words + NODE.before;
  set(plan.sums, before, R, o + (pays ? STEP_ROW.payerHeld : STEP_ROW.receiverHeld));
  if (isUnknownBalance(plan.sums, before)) return;
  if (pays) add(plan.sums, before, R, o + STEP_ROW.value);
  else subtract(plan.sums, before, R, o + STEP_ROW.value);
  if (isNegative(plan.sums, before)) setZero(plan.sums, before);
}

/** Coins of the chain that are made or destroyed are nobody's exchange. */
function isMintedCoin(plan: Plan, k: number): boolean {
  return plan.key[k]! < 0 && plan.asset[k] === 0;
}

function findSites(places: Places, plan: Plan): void {
  for (let k = 0; k < plan.nodes; k++) {
    const holder = plan.holder[k]!;
    if (isMintedCoin(plan, k) || holder === plan.sender || balanceOf(plan, k) >= 0) continue;
    let keeps = false;
    let pays = false;
    for (let l = 0; l < plan.nodes; l++) {
      if (plan.holder[l] !== holder || isMintedCoin(plan, l)) continue;
      if (holder === NO_HOLDER && plan.asset[l] !== plan.asset[k]) continue;
      if (balanceOf(plan, l) > 0) keeps = true;
      else if (isSource(places, plan, l)) pays = true;
    }
    if (keeps && !pays) plan.site[k] = holder;
  }
  // Whose trade an event tells is no counterparty of others.
  for (const j of plan.paying.keys()) plan.site[plan.payer[j]!] = NO_SITE;
}

function isSource(places: Places, plan: Plan, k: number): boolean {
  const slot = plan.slot[k]!;
  return slot !== 0 && (places.words[at(slot) + PLACE.flags]! & SOURCE) !== 0;
}

function orderByCause(places: Places, plan: Plan): void {
  const { order } = plan;
  const total = plan.ordered;
  for (let x = 0; x < total; x++) plan.waiting[plan.receiver[order[x]!]!]! += 1;
  const left = order.slice(0, total);
  let leftCount = total;
  let done = 0;
  while (leftCount > 0) {
    let later = 0;
    for (let x = 0; x < leftCount; x++) {
      const j = left[x]!;
      if (isReady(places, plan, j)) {
        perform(plan, j);
        order[done++] = j;
      } else left[later++] = j;
    }
    if (later === leftCount) {
      const x = breakCircle(plan, left, later);
      perform(plan, left[x]!);
      order[done++] = left[x]!;
      left.copyWithin(x, x + 1, later);
      later--;
    }
    leftCount = later;
  }
}

const HOLDS = new Uint32Array(WORDS);

function isReady(places: Places, plan: Plan, j: number): boolean {
  const from = plan.payer[j]!;
  if (isAhead(plan, j)) return false;
  if (plan.waiting[from] === 0 && plan.site[from] === NO_SITE) return true;
  if (isSource(places, plan, from)) return true;
  if (plan.site[from] === NO_SITE) return hasFor(plan, j, true);
  if (hasFor(plan, j, false)) return true;
  for (let l = 0; l < plan.nodes; l++)
    if (
      plan.holder[l] === plan.site[from] &&
      plan.waiting[l]! > 0 &&
      !isMintedCoin(plan, l) &&
      balanceOf(plan, l) > 0
    )
      return false;
  return plan.waiting[from] === 0;
}

/** Whether a transfer brings what another one of the same trade has not paid yet. */
function isAhead({ getting }: Plan, j: number): boolean {
  return getting.size > 0 && getting.get(j)?.stage === 'open';
}

/** Whether what has come to the payer of transfer j covers it, with what it held before if asked. */
function hasFor(plan: Plan, j: number, before: boolean): boolean {
  const o = plan.payer[j]! * NODE.words;
  if (before && isUnknownBalance(plan.sums, o + NODE.before)) return true;
  set(HOLDS, 0, plan.sums, o + NODE.has);
  if (before) add(HOLDS, 0, plan.sums, o + NODE.before);
  const value = (plan.first + j) * STEP_ROW.words + STEP_ROW.value;
  return !isNegative(HOLDS, 0) && compare(HOLDS, 0, plan.batch.rows, value) >= 0;
}

/**
 * Several wait for each other: who pays first? Rather one that held what it pays; rather one that is no site; else the
 * first in the chain's own order.
 */
function breakCircle(plan: Plan, left: Int32Array, count: number): number {
  let best = 0;
  let rank = -1;
  for (let x = 0; x < count && rank < 3; x++) {
    // Rather than what a trade brings, what pays it.
    if (isAhead(plan, left[x]!)) continue;
    const its =
      (hasFor(plan, left[x]!, true) ? 2 : 0) + (plan.site[plan.payer[left[x]!]!] === NO_SITE ? 1 : 0);
    if (its <= rank) continue;
    best = x;
    rank = its;
  }
  return best;
}

function perform(plan: Plan, j: number): void {
  const value = (plan.first + j) * STEP_ROW.words + STEP_ROW.value;
  subtract(plan.sums, plan.payer[j]! * NODE.words + NODE.has, plan.batch.rows, value);
  add(plan.sums, plan.receiver[j]! * NODE.words + NODE.has, plan.batch.rows, value);
  plan.waiting[plan.receiver[j]!]! -= 1;
  const trade = plan.paying.size > 0 ? plan.paying.get(j) : undefined;
  if (trade) trade.stage = 'paid';
}
