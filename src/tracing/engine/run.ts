import { createHeap, type Heap } from '../../primitives/create-heap.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { NEXT_NONE, type StepBatch, type StepPlace, type StepSource } from '../step-source.ts';
import type { Arriving, Gate } from './gate.ts';
import { doubleAt, liveSlots, PLACE } from './places.ts';
import type { TraceState } from './state.ts';

/** What the two families do differently. */
export interface Family<T extends StepBatch> {
  /** Key of the first row of step t, and of its last. */
  firstKey(batch: T, t: number): number;
  lastKey(batch: T, t: number): number;
  /** Whether a place that holds taint takes part, or a start names the step: it has a turn then. */
  concerns(batch: T, t: number): boolean;
  /** Whether everything that comes in is known, so that the step need not wait for its turn. */
  isReady(batch: T, t: number): boolean;
  /** What has to be looked up before the turn; undefined for nothing. */
  before(batch: T, t: number): Promise<void> | undefined;
  turn(batch: T, t: number): void;
  /** Behind the limit of height: nothing from here on is looked at. */
  isBeyond(batch: T, t: number): boolean;
  /** Called between turns: puts turns of its own on the frontier (the end of a block whose fees are followed). */
  between(frontier: Heap): Promise<void> | undefined;
  /** A turn of the family's own, by the key that `between` gave it. */
  own(key: number): Promise<void>;
  /** What a bridge paid, before the step has its turn: puts a key on the frontier. */
  arrive(arriving: Arriving): void;
  /** Keys of starts that are steps, ascending. */
  readonly pinned: readonly number[];
}

/** Keys that are asked for at a time. */
const AHEAD = 4_096;
/** So many keys close to each other are read with all that lies between them. */
const CROWD = 1_024;
/** Steps of a sweep. */
const SWEEP = 8_192;
/** Turns after which the pace is taken again. */
const PACE_TURNS = 256;
/** The way back from a sweep costs a look at every place, so it is not taken at once. */
const SPARSER = 4;
const BREATH = 4_096;

export type RunEnd = 'done' | 'limit' | 'height';

/**
 * Gives every step that a place with taint takes part in its turn, in chain order (backward the reverse), and no other
 * step: the cost depends on the reach of the coins, never on the length of the chain. Few turns far from each other are
 * fetched many at a time; where most of what stands in the data has a turn, everything is read in sweeps. Either way the
 * result is the same.
 */
export async function run<T extends StepBatch>(
  context: { readonly source: StepSource<T>; readonly signal?: AbortSignal; readonly gate?: Gate },
  state: TraceState,
  family: Family<T>,
): Promise<RunEnd> {
  const { source, signal, gate } = context;
  const { maxTransactions } = state.rules;
  /** Fetched and waiting for their turn; `state.frontier` has the keys that are still to be fetched. */
  const ready = createHeap();
  const fetched = new Map<number, StepPlace<T>>();
  let done = Number.NEGATIVE_INFINITY;
  let turns = 0;
  /** Turns that were taken in their order; those that went early say nothing of the pace. */
  let ordered = 0;
  let paced = { key: Number.NaN, turns: 0 };
  const maySweep = source.sweep !== undefined && source.coverage.dense > 0 && !state.rules.followFees;
  state.schedule = (key) => state.frontier.push(key);
  for (const key of family.pinned) state.frontier.push(key);

  /** An end when nothing more is to be looked at. A promise only where something has to be waited for: turns are many. */
  function turn(batch: T, t: number): RunEnd | undefined | Promise<undefined> {
    if (family.isBeyond(batch, t)) return 'height';
    if (turns >= maxTransactions) return 'limit';
    const lookup = family.before(batch, t);
    if (lookup || turns % BREATH === BREATH - 1) return late(lookup, batch, t);
    family.turn(batch, t);
    turns += 1;
    return undefined;
  }

  async function late(lookup: Promise<void> | undefined, batch: T, t: number): Promise<undefined> {
    await lookup;
    family.turn(batch, t);
    turns += 1;
    if (turns % BREATH !== 0) return;
    signal?.throwIfAborted();
    await new Promise((resume) => setImmediate(resume));
  }

  async function fetch(): Promise<RunEnd | undefined> {
    signal?.throwIfAborted();
    const keys: number[] = [];
    while (keys.length < AHEAD && state.frontier.size() > 0) {
      const key = state.frontier.pop()!;
      if (key > done && key !== keys[keys.length - 1] && !fetched.has(key)) keys.push(key);
    }
    if (keys.length === 0) return undefined;
    if (
      maySweep &&
      keys.length >= CROWD &&
      (keys[keys.length - 1]! - keys[0]!) / keys.length < source.coverage.dense
    )
      return sweep(keys[0]!);
    state.counts.requests += 1;
    const batch = await source.at(Float64Array.from(keys));
    const asked: number[] = [];
    let k = 0;
    for (let t = 0; t < batch.count && k < keys.length; t++) {
      const last = family.lastKey(batch, t);
      for (; k < keys.length && keys[k]! <= last; k++) {
        fetched.set(keys[k]!, { batch, t });
        asked.push(keys[k]!);
      }
    }
    // A source that leaves out a step, or gives it out of order, would make a hole that nobody sees.
    if (k < keys.length)
      throw new JejakError('STEPS_MISSING', { meta: { asked: keys.length, given: k, key: keys[k]! } });
    for (const key of asked) {
      const { t } = fetched.get(key)!;
      const early = maxTransactions === Number.POSITIVE_INFINITY && !(gate && key >= gate.barrier);
      if (early && family.isReady(batch, t)) {
        fetched.delete(key);
        const waits = turn(batch, t);
        if (waits) await waits;
      } else ready.push(key);
    }
    return undefined;
  }

  /** Waits for what other chains hand over at the barrier. */
  async function open(): Promise<void> {
    for (const arriving of await gate!.pass()) family.arrive(arriving);
  }

  /** Keys a turn since the pace was taken, NaN when it is too early to say. */
  function pace(key: number): number {
    if (Number.isNaN(paced.key)) paced = { key, turns: ordered };
    if (ordered - paced.turns < PACE_TURNS) return Number.NaN;
    const result = (key - paced.key) / (ordered - paced.turns);
    paced = { key, turns: ordered };
    return result;
  }

  /** Reads everything from a key on for as long as most of it has a turn. */
  async function sweep(from: number): Promise<RunEnd | undefined> {
    state.schedule = () => undefined;
    fetched.clear();
    ready.clear();
    state.frontier.clear();
    let key = from;
    for (;;) {
      signal?.throwIfAborted();
      state.counts.requests += 1;
      const batch = await source.sweep!(key, SWEEP);
      const before = turns;
      for (let t = 0; t < batch.count; t++) {
        if (family.lastKey(batch, t) <= done) continue;
        if (gate) {
          const first = family.firstKey(batch, t);
          while (first >= gate.barrier) await open();
          if (first > gate.watch) gate.at(first);
        }
        if (!family.concerns(batch, t)) continue;
        done = family.lastKey(batch, t);
        const waits = turn(batch, t);
        const end = waits && (await waits);
        if (end) return end;
      }
      const last = batch.count === 0 ? key : family.lastKey(batch, batch.count - 1);
      const over = batch.count === 0 || last < key;
      done = Math.max(done, last);
      const taken = turns - before;
      if (!over && taken * source.coverage.dense * SPARSER >= last - key) {
        key = last + 1;
        continue;
      }
      state.schedule = (next) => state.frontier.push(next);
      for (const slot of liveSlots(state.places)) {
        const next = state.places.doubles[doubleAt(slot) + PLACE.next]!;
        if (next > done && next < NEXT_NONE) state.frontier.push(next);
      }
      for (const pinned of family.pinned) if (pinned > done) state.frontier.push(pinned);
      paced = { key: Number.NaN, turns: ordered };
      return undefined;
    }
  }

  for (;;) {
    const own = family.between(ready);
    if (own) await own;
    const [next, waiting] = [state.frontier.peek(), ready.peek()];
    if (gate) {
      const least = Math.min(next ?? Number.POSITIVE_INFINITY, waiting ?? Number.POSITIVE_INFINITY);
      if (least >= gate.barrier && gate.barrier < Number.POSITIVE_INFINITY) {
        await open();
        continue;
      }
      if (least > gate.watch) gate.at(least);
    }
    if (next === undefined && waiting === undefined) return 'done';
    if (next !== undefined && (waiting === undefined || next < waiting)) {
      if (next <= done) state.frontier.pop();
      else {
        const ended = await fetch();
        if (ended) return ended;
      }
      continue;
    }
    const key = ready.pop()!;
    const place = fetched.get(key);
    fetched.delete(key);
    if (!place) {
      await family.own(key);
      continue;
    }
    if (key <= done) continue;
    const { batch, t } = place;
    done = family.lastKey(batch, t);
    const waits = turn(batch, t);
    const end = waits && (await waits);
    if (end) return end;
    ordered += 1;
    if (maySweep && pace(done) < source.coverage.dense) {
      const ended = await sweep(done + 1);
      if (ended) return ended;
    }
  }
}
