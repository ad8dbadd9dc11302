import { STEP_ROW } from '../../step-source.ts';
import { dropPurse } from '../../value/purses.ts';
import { NO_MOVE, PURSE, UNKNOWN } from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import { at, PLACE, purseAt } from '../places.ts';
import type { AccountTrace, Piece } from './account-trace.ts';
import { leastOf } from './least-of.ts';
import { leaveBehind } from './leave-behind.ts';
import { notePossible } from './note-possible.ts';
import { piecesOf, sumOf, takePieces, writePieces } from './pieces.ts';
import { taintedMask } from './take-and-put.ts';

const V = new Uint32Array(WORDS);

/** Who is paid with what a site gives: the transfers that are still to come, and their sum in base units. */
interface Receiver {
  readonly node: number;
  readonly transfers: number[];
  sum: bigint;
}

/**
 * What waits at a node of a site was exchanged for what several people paid, and several are paid with it: each transfer
 * gets the least that its receiver must have got, and what is left stays behind as ambiguous. `priced`: one asset was
 * paid in and one is given; of several nobody knows what each is worth, so that the least is all or nothing. Poison marks
 * whatever it touches, and is left as it is.
 */
export function spreadLeast(trace: AccountTrace, node: number, priced: boolean): void {
  const { plan, run, state } = trace;
  const { places } = state;
  const slot = plan.passing[node]!;
  if (slot === 0) return;
  const receivers = receiversOf(trace, node);
  const given = toBigInt(places.words, at(slot) + PLACE.total);
  const all = receivers.reduce((total, { sum }) => total + sum, 0n);
  const whole = given > all ? given : all;
  const possible = receivers.map(() => state.parcels.map(() => 0n));
  for (let p = 0; p < state.parcels.length; p++) {
    const q = purseAt(places, slot, p);
    if (state.rules.policies[p] === 'poison' || !(places.words[at(slot) + PLACE.mask]! & (1 << p))) continue;
    const pieces = piecesOf(state, places.purses[q + PURSE.head]!);
    const stolen = sumOf(pieces.filter(({ start }) => start !== UNKNOWN));
    if (pieces.length === 0 || stolen === whole) continue;
    const least = priced
      ? leastOf(
          stolen,
          whole,
          receivers.map(({ sum }) => sum),
        )
      : receivers.map(() => 0n);
    const most = priced ? stolen : whole;
    receivers.forEach(({ sum, transfers }, i) => {
      possible[i]![p] = stolen === 0n ? 0n : (most < sum ? most : sum) - least[i]!;
      allot(trace, p, { transfers, pieces, amount: least[i]! });
    });
    dropPurse(state.slab, places.purses, q);
    places.words[at(slot) + PLACE.mask]! &= ~(1 << p);
    writePieces(state, pieces, state.parcels[p]!);
  }
  if (taintedMask(state) === 0) return;
  fromBigInt(V, 0, given);
  leaveBehind(trace, node, V, 0);
  receivers.forEach((receiver, i) => {
    notePossible(trace, receiver.node, possible[i]!);
  });
  run.move = NO_MOVE;
}

/** In the order in which they are paid first. */
function receiversOf({ plan, run }: AccountTrace, node: number): Receiver[] {
  const found = new Map<number, Receiver>();
  for (let x = run.at; x < plan.ordered; x++) {
    const j = plan.order[x]!;
    if (plan.payer[j] !== node || plan.getting.has(j)) continue;
    const to = plan.receiver[j]!;
    const receiver = found.get(to) ?? { node: to, transfers: [], sum: 0n };
    found.set(to, receiver);
    receiver.transfers.push(j);
    receiver.sum += unitsOfRow(plan.batch.rows, plan.first + j);
  }
  return [...found.values()];
}

const unitsOfRow = (rows: Uint32Array, row: number) => toBigInt(rows, row * STEP_ROW.words + STEP_ROW.value);

/** Takes stolen base units off the pieces, one after another, for the first transfers of a receiver. */
function allot(
  { plan, run, state }: AccountTrace,
  p: number,
  of: { readonly transfers: readonly number[]; readonly pieces: Piece[]; readonly amount: bigint },
): void {
  let left = of.amount;
  for (const j of of.transfers) {
    if (left === 0n) return;
    const value = unitsOfRow(plan.batch.rows, plan.first + j);
    const part = left < value ? left : value;
    left -= part;
    const by = [...(run.least.get(j) ?? state.parcels.map((): Piece[] => []))];
    by[p] = takePieces(of.pieces, part);
    run.least.set(j, by);
  }
}
