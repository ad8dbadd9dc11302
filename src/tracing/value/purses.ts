import { putInPoison, takeFromPoison } from './poison.ts';
import type { TaintPolicyId } from './policies.ts';
import { putInQueue, putOldest, takeFromQueue } from './queue.ts';
import { putInShares, takeFromShares } from './shares.ts';
import {
  freeList,
  freeParcel,
  NO_MOVE,
  type Parcel,
  PURSE,
  purseToParcel,
  pushToParcel,
  type Slab,
  segmentOf,
  UNKNOWN,
} from './slab.ts';
import { isZero } from './words.ts';

/** A payment out of an account: its value, what the account held before, and what of the value is beyond that. */
export interface Payment {
  value: Uint32Array;
  v: number;
  held: Uint32Array;
  h: number;
  beyond: Uint32Array;
  b: number;
}

/**
 * Takes a payment out of a purse into the empty parcel. What is paid beyond the recorded holdings is of unknown origin
 * and comes last; poison marks it like the rest (`asleep`: the purse of starts that the account was drained of).
 */
export function takePayment(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  asleep: number,
  policy: TaintPolicyId,
  parcel: Parcel,
  payment: Payment,
): void {
  const { value, v, held, h, beyond, b } = payment;
  if (policy === 'poison') takeFromPoison(slab, Q, q, asleep, parcel, value, v, beyond, b);
  else if (!isZero(beyond, b)) {
    purseToParcel(Q, q, parcel);
    pushToParcel(slab, parcel, segmentOf(slab, { start: UNKNOWN, move: NO_MOVE }, beyond, b));
  } else if (policy === 'fifo' || policy === 'lifo')
    takeFromQueue(slab, Q, q, parcel, value, v, policy === 'fifo');
  else takeFromShares(slab, Q, q, parcel, value, v, held, h, policy === 'haircut');
}

/** Puts a parcel of `A` base units, clean ones included, into a purse. */
export function putReceipt(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  asleep: number,
  policy: TaintPolicyId,
  parcel: Parcel,
  A: Uint32Array,
  a: number,
): void {
  if (policy === 'fifo' || policy === 'lifo') putInQueue(slab, Q, q, parcel, A, a);
  else if (parcel.tainted === 0) freeParcel(slab, parcel);
  else if (policy === 'poison') putInPoison(slab, Q, q, asleep, parcel);
  else putInShares(slab, Q, q, parcel);
}

/** An empty purse of an account that held `A` clean base units before. */
export function openPurse(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  policy: TaintPolicyId,
  A: Uint32Array,
  a: number,
): void {
  Q[q + PURSE.head] = 0;
  Q[q + PURSE.tail] = 0;
  Q[q + PURSE.tainted] = 0;
  Q[q + PURSE.depth] = NEVER_REACHED;
  addOldest(slab, Q, q, policy, A, a);
}

/** Clean value that was there before everything else. */
export function addOldest(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  policy: TaintPolicyId,
  A: Uint32Array,
  a: number,
): void {
  if (policy === 'fifo' || policy === 'lifo') putOldest(slab, Q, q, A, a);
}

export function dropPurse(slab: Slab, Q: Uint32Array, q: number): void {
  freeList(slab, Q[q + PURSE.head]!);
  Q[q + PURSE.head] = 0;
  Q[q + PURSE.tail] = 0;
  Q[q + PURSE.tainted] = 0;
}

/** Depth of a purse that no taint has reached. */
export const NEVER_REACHED = 0xffffffff;
