import { toBigInt } from '../value/words.ts';
import { decodeParts, type Part, stolenOf } from './parts.ts';
import { doublesOf, pageOf, wordOf } from './rows.ts';
import { END, END_REASONS, type EndReason, MOVE, type TraceState } from './state.ts';

/** A move of a trace: value that went from a place to another, or what a start named. Amounts in base units. */
export interface Move {
  readonly move: number;
  readonly kind: number;
  /** -1 for none. */
  readonly to: number;
  /** Key of the next step (outputs), or id of the transfer (accounts; -1 for none). */
  readonly next: number;
  readonly step: number;
  readonly asset: number;
  /** Holders, NO_HOLDER for none. */
  readonly from: number;
  readonly holder: number;
  readonly position: number;
  /** Step that took it on, 0 for none; bits of the policies that followed it. */
  readonly spent: number;
  readonly followed: number;
  readonly value: bigint;
}

export function readMove(state: TraceState, move: number): Move {
  const page = pageOf(state.moves, move);
  const o = wordOf(state.moves, move);
  const doubles = doublesOf(state.moves, move);
  return {
    move,
    kind: page[o + MOVE.kind]!,
    to: doubles[o / 2 + MOVE.to]!,
    next: doubles[o / 2 + MOVE.next]!,
    step: page[o + MOVE.step]!,
    asset: page[o + MOVE.asset]!,
    from: page[o + MOVE.from]!,
    holder: page[o + MOVE.holder]!,
    position: position(page[o + MOVE.position]!),
    spent: page[o + MOVE.spent]!,
    followed: page[o + MOVE.followed]!,
    value: toBigInt(page, o + MOVE.value),
  };
}

const position = (word: number) => (word === 0xffffffff ? -1 : word);

/** What of a move is tainted under policy p. */
export function partsOfMove(state: TraceState, move: number, p: number): Part[] {
  const page = pageOf(state.moves, move);
  const o = wordOf(state.moves, move);
  return decodeParts(state.parts, page[o + MOVE.policies + 2 * p]!, page, o + MOVE.value);
}

/** The move that it mainly comes from under policy p: 0 for a start, and for what nobody knows the origin of. */
export function sourceOfMove(state: TraceState, move: number, p: number): number {
  return pageOf(state.moves, move)[wordOf(state.moves, move) + MOVE.policies + 2 * p + 1]!;
}

/** Stolen base units of a move under policy p. */
export function stolenOfMove(state: TraceState, move: number, p: number): bigint {
  return stolenOf(partsOfMove(state, move, p), state.rules.policies[p] === 'poison');
}

/** A place at which taint is not followed on. */
export interface End {
  readonly end: number;
  readonly place: number;
  readonly next: number;
  readonly step: number;
  readonly asset: number;
  readonly reason: EndReason;
  readonly depth: number;
  readonly holder: number;
  /** First and last move that brought taint, and the number of transactions that did. */
  readonly first: number;
  readonly last: number;
  readonly arrivals: number;
  readonly value: bigint;
}

export function readEnd(state: TraceState, end: number): End {
  const page = pageOf(state.ends, end);
  const o = wordOf(state.ends, end);
  const doubles = doublesOf(state.ends, end);
  return {
    end,
    place: doubles[o / 2 + END.place]!,
    next: doubles[o / 2 + END.next]!,
    step: page[o + END.step]!,
    asset: page[o + END.asset]!,
    reason: END_REASONS[page[o + END.reason]!]!,
    depth: page[o + END.depth]!,
    holder: page[o + END.holder]!,
    first: page[o + END.first]!,
    last: page[o + END.last]!,
    arrivals: page[o + END.arrivals]!,
    value: toBigInt(page, o + END.value),
  };
}

/** What ended under policy p. */
export function partsOfEnd(state: TraceState, end: number, p: number): Part[] {
  const page = pageOf(state.ends, end);
  const o = wordOf(state.ends, end);
  return decodeParts(state.parts, page[o + END.policies + 2 * p]!, page, o + END.value);
}

/** The move that what ended mainly came by. */
export function sourceOfEnd(state: TraceState, end: number, p: number): number {
  return pageOf(state.ends, end)[wordOf(state.ends, end) + END.policies + 2 * p + 1]!;
}
