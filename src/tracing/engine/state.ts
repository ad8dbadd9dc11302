import { createHeap, type Heap } from '../../primitives/create-heap.ts';
import type { StepCoverage } from '../step-source.ts';
import type { TraceTag } from '../trace-parameters.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { createParcel, createSlab, type Parcel, type Slab } from '../value/slab.ts';
import { type Books, createBooks } from './books.ts';
import { createParts, type Parts } from './parts.ts';
import { createPlaces, type Places } from './places.ts';
import { createRows, type Rows } from './rows.ts';

/** Why taint is not followed on. As of the last block of the data where it says that nothing came after. */
export const END_REASONS = [
  'unspent',
  /** The data end here: a table has no further row, or the way on is not in the data. */
  'data-end',
  'tag',
  'mixer',
  'bridge',
  'pool',
  'coinjoin',
  'burnt',
  'source',
  'out-degree',
  'depth',
  'min-value',
  'cutoff',
  'height',
  'coinbase',
  'begin',
  'new-coins',
  'not-looked-at',
  /** A token's sums pass 2^256: it lies. */
  'overflow',
  /** Counterfeit tokens and look-alikes: bait, and never a way. */
  'bait',
  /** An exchange of several people, of which nothing tells who got it. */
  'ambiguous',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What may stop a trace, filled in; arrays are in the order of `policies`. */
export interface TraceRules {
  readonly policies: readonly TaintPolicyId[];
  readonly backward: boolean;
  readonly tagOf: (holder: number) => TraceTag | undefined;
  readonly passCoinJoins: boolean;
  readonly maxDepth: number;
  /** Base units below which a place is not followed, by asset and policy. */
  readonly minValue: (asset: number, p: number) => bigint;
  readonly cutoffMillionths: bigint;
  /** Keys above are beyond the limit of height. */
  readonly lastKey: number;
  readonly heightLimit: number;
  readonly maxOutputs: number;
  readonly maxPayments: number;
  readonly maxTransactions: number;
  readonly followFees: boolean;
  readonly halving: number;
}

/** One start of one asset: what a segment carries. Several starts may share a name. */
export interface StartInfo {
  /** Index into the names of the trace. */
  readonly label: number;
  /** Of the chain that it is on. */
  readonly asset: number;
  readonly chain: string;
}

/** Words of a row of moves; `to` and `next` are double words. */
export const MOVE = {
  to: 0,
  next: 1,
  step: 4,
  asset: 5,
  kind: 6,
  from: 7,
  holder: 8,
  /** Index of the step that took it on, 0 for none, and the policies that followed it so far. */
  spent: 9,
  followed: 10,
  /** Position of an output in its transaction; of a transfer its kind. */
  position: 11,
  value: 12,
  /** For each policy two words: what of it is tainted (a code of parts), and the move that it mainly comes from. */
  policies: 20,
} as const;

/** Kinds of moves. */
export const MOVE_START = 1;
export const MOVE_VALUE = 2;
/** Two rows: what an exchange took, and what it gave. */
export const MOVE_EXCHANGED = 3;
export const MOVE_RECEIVED = 4;
export const MOVE_FEE = 5;

/** Words of a row of ends; `place` and `next` are double words. */
export const END = {
  place: 0,
  next: 1,
  step: 4,
  asset: 5,
  reason: 6,
  depth: 7,
  holder: 8,
  /** First and last move that brought taint, and how many transactions did. */
  first: 9,
  last: 10,
  arrivals: 11,
  value: 12,
  policies: 20,
  /** Behind the policies: how many policies taint the place at all. */
} as const;

/** A payment beyond what is recorded of its payer. */
export interface BeyondRecord {
  readonly place: number;
  readonly holder: number;
  readonly asset: number;
  readonly step: number;
  /** The whole payment, and the part of it that the record does not cover. */
  readonly value: bigint;
  readonly beyond: bigint;
}

/** Base units that a place may have got beyond what is carried there, by policy: of what stayed behind as ambiguous. */
export interface PossibleRecord {
  /** Below 0: destroyed. */
  readonly place: number;
  readonly holder: number;
  readonly asset: number;
  readonly step: number;
  readonly amounts: readonly bigint[];
}

/** A start met value that an earlier start had tainted: the earlier one stays. */
export interface Overlap {
  readonly place: number;
  readonly holder: number;
  readonly asset: number;
  readonly step: number;
  readonly position: number;
  readonly value: bigint;
  readonly policy: TaintPolicyId;
  readonly kept: number;
  readonly ignored: number;
  readonly amount: bigint;
}

/** Everything that a running trace changes. */
export interface TraceState {
  readonly rules: TraceRules;
  readonly coverage: StepCoverage;
  readonly slab: Slab;
  readonly places: Places;
  readonly moves: Rows;
  readonly ends: Rows;
  readonly parts: Parts;
  readonly books: Books;
  /** Keys of coming steps; the same key may be in it several times. */
  readonly frontier: Heap;
  /** One parcel on its way for each policy. */
  readonly parcels: readonly Parcel[];
  /** Starts by their number; 0 is clean. */
  readonly starts: StartInfo[];
  /** Steps that moved taint, by index (0: none): id of the transaction, height, UTC seconds (0 where the source has none). */
  readonly stepId: number[];
  readonly stepHeight: number[];
  readonly stepTime: number[];
  /** Outputs: moves in the order in which their places were spent. */
  readonly spends: number[];
  readonly overlaps: Overlap[];
  readonly beyond: BeyondRecord[];
  readonly possible: PossibleRecord[];
  /** Places that were looked at and have not had their number of payments looked up. */
  readonly unchecked: number[];
  /** Called when a place goes on to a key. */
  schedule(key: number): void;
  readonly counts: {
    /** Transactions that taint passed, moves that carried it, and places that got it. */
    transactions: number;
    moves: number;
    places: number;
    /** Rows of all transactions that had their turn. */
    looked: number;
    requests: number;
    /** Transactions that pay out more than they take in: only in data that was never verified. */
    unbalanced: number;
    /** Places that may have got something of an ambiguous exchange: `possible` has the first ones of them. */
    possible: number;
  };
}

/** `starts`: those of a trace over several chains, which all of them share. */
export function createTraceState(
  coverage: StepCoverage,
  rules: TraceRules,
  starts: StartInfo[] = noStarts(),
): TraceState {
  const { policies } = rules;
  const state: TraceState = {
    rules,
    coverage,
    slab: createSlab(),
    places: createPlaces(policies, coverage.places, rules.maxTransactions),
    moves: createRows(MOVE.policies + 2 * policies.length),
    ends: createRows(END.policies + 2 * policies.length + 2),
    parts: createParts(),
    books: createBooks(policies.length),
    frontier: createHeap(),
    parcels: policies.map(() => createParcel()),
    starts,
    stepId: [-1],
    stepHeight: [-1],
    stepTime: [0],
    spends: [],
    overlaps: [],
    beyond: [],
    possible: [],
    unchecked: [],
    schedule: () => undefined,
    counts: { transactions: 0, moves: 0, places: 0, looked: 0, requests: 0, unbalanced: 0, possible: 0 },
  };
  return state;
}

/** Number 0 is clean value. */
export function noStarts(): StartInfo[] {
  return [{ label: 0, asset: 0, chain: '' }];
}

/** The number of a start by its name and asset, made when there is none. */
export function startOf(state: TraceState, label: number, asset: number): number {
  const { starts } = state;
  const { chain } = state.coverage;
  for (let s = 1; s < starts.length; s++)
    if (starts[s]!.label === label && starts[s]!.asset === asset && starts[s]!.chain === chain) return s;
  return starts.push({ label, asset, chain }) - 1;
}
