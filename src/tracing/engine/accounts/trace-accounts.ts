import {
  type AccountSteps,
  NEXT_NONE,
  STEP_ROW,
  type StartPlace,
  type StepSource,
} from '../../step-source.ts';
import { NO_MOVE, pushToParcel, segmentOf } from '../../value/slab.ts';
import { fromBigInt, WORDS } from '../../value/words.ts';
import { bookAmount, bookUnits } from '../books.ts';
import type { Arriving, Gate } from '../gate.ts';
import {
  at,
  CHECKED,
  doubleAt,
  freeSlot,
  indexSlot,
  liveSlots,
  newSlot,
  PLACE,
  SOURCE,
  slotOf,
  taintedAt,
} from '../places.ts';
import { pourInto } from '../pour-into.ts';
import { type RunEnd, run } from '../run.ts';
import {
  createTraceState,
  type EndReason,
  type StartInfo,
  startOf,
  type TraceRules,
  type TraceState,
} from '../state.ts';
import { endSlot, writeTaint } from '../write-rows.ts';
import { writeStart } from '../write-start.ts';
import type { AccountTrace, StartStep } from './account-trace.ts';
import { receiveClean } from './go-on.ts';
import { lastKey } from './last-key.ts';
import { createPlan } from './make-plan.ts';
import { partySlot } from './party-slot.ts';
import { passTransaction } from './pass-transaction.ts';
import { pay } from './pay.ts';

/** An account as a start: what it held, or, as a source, whatever leaves it from the key `next` on. */
export interface NamedAccount extends StartPlace {
  readonly label: number;
  readonly isSource: boolean;
}

/** A transaction as a start, with the key of its first transfer. */
export interface NamedStep extends StartStep {
  readonly step: number;
  readonly key: number;
}

export interface AccountStarts {
  readonly accounts: readonly NamedAccount[];
  readonly steps: readonly NamedStep[];
}

/** What a trace over accounts needs beside its rules. */
export interface AccountWorld {
  readonly source: StepSource<AccountSteps>;
  readonly signal?: AbortSignal;
  /** Holder of the zero address; NO_HOLDER when it does not occur. */
  readonly zero: number;
  readonly listed: ReadonlyMap<number, EndReason>;
  /** Counterfeit tokens, as far as `learn` has met them. */
  readonly bait: ReadonlySet<number>;
  /** The coin and tokens of our list, as far as `learn` has met them. */
  readonly weighs: ReadonlySet<number>;
  /** Looks up the facts of assets that occur for the first time, for `bait`, `weighs` and the rules. */
  readonly learn: (assets: Uint32Array) => Promise<void>;
  /** Of a trace over several chains: what they have to do with each other, and the starts that they share. */
  readonly gate?: Gate;
  readonly allStarts?: StartInfo[];
}

/** Follows accounts from the starts until nothing goes on. Errors: those of the source, the signal's reason. */
export async function traceAccountSteps(
  world: AccountWorld,
  rules: TraceRules,
  starts: AccountStarts,
): Promise<TraceState> {
  const { source } = world;
  const state = createTraceState(source.coverage, rules, world.allStarts);
  const startSteps = new Map<number, StartStep[]>();
  for (const start of starts.steps) {
    const known = startSteps.get(start.step);
    if (known) known.push(start);
    else startSteps.set(start.step, [start]);
  }
  const trace: AccountTrace = {
    state,
    zero: world.zero,
    contracts: new Map(),
    listed: world.listed,
    bait: world.bait,
    weighs: world.weighs,
    started: startedBy(starts),
    known: new Set(),
    startSteps,
    sourceFrom: new Map(),
    gate: world.gate,
    arriving: new Map(),
    plan: createPlan(),
    run: {
      carried: false,
      depth: rules.policies.map(() => 0),
      returned: [],
      move: NO_MOVE,
      marks: [],
      incoming: [],
      bridging: false,
      brought: [],
      settling: -1,
      behind: new Map(),
      at: 0,
      least: new Map(),
    },
    partial: source.coverage.balances !== 'exact' && !rules.backward,
  };
  const pinned = starts.steps.map(({ key }) => key);
  state.schedule = (key) => pinned.push(key);
  for (const start of starts.accounts) placeStart(trace, start);
  const family = {
    pinned: [...new Set(pinned)].sort((a, b) => a - b),
    firstKey: (batch: AccountSteps, t: number) => batch.firstKey[t]!,
    lastKey,
    concerns: (batch: AccountSteps, t: number) => concerns(trace, batch, t),
    isReady: () => false,
    before: (batch: AccountSteps, t: number) => lookUp(trace, world, batch, t),
    turn(batch: AccountSteps, t: number) {
      state.counts.looked += batch.start[t + 1]! - batch.start[t]!;
      if (!pays(trace, batch, t) && !isNamed(trace, batch.tx[t]!)) receiveClean(trace, batch, t);
      else if (!pay(trace, batch, t)) passTransaction(trace, batch, t);
    },
    isBeyond: (batch: AccountSteps, t: number) =>
      rules.backward ? batch.number[t]! < rules.heightLimit : batch.number[t]! > rules.heightLimit,
    between: () => undefined,
    own: async () => undefined,
    arrive(arriving: Arriving) {
      const known = trace.arriving.get(arriving.step);
      if (known) known.push(arriving);
      else trace.arriving.set(arriving.step, [arriving]);
      state.schedule(arriving.key);
    },
  };
  const context = {
    source,
    ...(world.signal && { signal: world.signal }),
    ...(world.gate && { gate: world.gate }),
  };
  const end = await run(context, state, family);
  for (const slot of liveSlots(state.places)) endLive(trace, slot, end);
  return state;
}

/** Holders that the starts name themselves; who gains by a transaction that is one is known when it has its turn. */
function startedBy({ accounts, steps }: AccountStarts): Set<number> {
  const named = steps.flatMap(({ holder }) => holder ?? []);
  return new Set([...accounts.map(({ holder }) => holder), ...named]);
}

/** Whether a start names a transaction, or a bridge pays in it what another chain's trace handed over. */
function isNamed({ startSteps, arriving }: AccountTrace, step: number): boolean {
  return startSteps.has(step) || arriving.has(step);
}

function concerns(trace: AccountTrace, batch: AccountSteps, t: number): boolean {
  if (isNamed(trace, batch.tx[t]!)) return true;
  const R = batch.rows;
  const last = lastKey(batch, t);
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const o = i * STEP_ROW.words;
    if (partySlot(trace, R[o + STEP_ROW.payerAccount]!, last) !== 0) return true;
    if (partySlot(trace, R[o + STEP_ROW.receiverAccount]!, last) !== 0) return true;
  }
  return false;
}

/** Whether an account that holds taint pays. */
function pays(trace: AccountTrace, batch: AccountSteps, t: number): boolean {
  const R = batch.rows;
  const last = lastKey(batch, t);
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++)
    if (partySlot(trace, R[i * STEP_ROW.words + STEP_ROW.payerAccount]!, last) !== 0) return true;
  return false;
}

/** Facts of assets, contracts of tokens that are made or destroyed, and how often the payers pay in all. */
function lookUp(
  trace: AccountTrace,
  world: AccountWorld,
  batch: AccountSteps,
  t: number,
): Promise<void> | undefined {
  const { state } = trace;
  const R = batch.rows;
  let missing = false;
  for (let i = batch.start[t]!; i < batch.start[t + 1]! && !missing; i++) {
    const o = i * STEP_ROW.words;
    if (!trace.known.has(R[o + STEP_ROW.asset]!)) missing = true;
    const slot = slotOf(state.places, R[o + STEP_ROW.payerAccount]!);
    if (slot !== 0 && (state.places.words[at(slot) + PLACE.flags]! & CHECKED) === 0) missing = true;
  }
  return missing ? lookUpAll(trace, world, batch, t) : undefined;
}

async function lookUpAll(
  trace: AccountTrace,
  world: AccountWorld,
  batch: AccountSteps,
  t: number,
): Promise<void> {
  let missing = false;
  for (let i = batch.start[t]!; i < batch.start[t + 1]! && !missing; i++)
    missing = !trace.known.has(batch.rows[i * STEP_ROW.words + STEP_ROW.asset]!);
  if (missing) {
    // Those of the whole batch: one request instead of many.
    const assets = new Set<number>();
    for (let i = 0; i < batch.rows.length / STEP_ROW.words; i++) {
      const asset = batch.rows[i * STEP_ROW.words + STEP_ROW.asset]!;
      if (!trace.known.has(asset)) assets.add(asset);
    }
    const ids = Uint32Array.from(assets).sort();
    const holders = await world.source.assetHolders(ids);
    await world.learn(ids);
    ids.forEach((asset, i) => {
      trace.contracts.set(asset, holders[i]!);
      trace.known.add(asset);
    });
  }
  await checkPayments(trace, world.source, batch, t);
}

/** Accounts that pay too often are not followed: exchanges and the like (METHODS A.8). */
async function checkPayments(
  trace: AccountTrace,
  source: StepSource<AccountSteps>,
  batch: AccountSteps,
  t: number,
): Promise<void> {
  const { state } = trace;
  const { places } = state;
  const fresh = new Set<number>();
  const wants = (slot: number) => slot !== 0 && (places.words[at(slot) + PLACE.flags]! & CHECKED) === 0;
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const account = batch.rows[i * STEP_ROW.words + STEP_ROW.payerAccount]!;
    if (wants(slotOf(places, account))) fresh.add(account);
  }
  if (fresh.size === 0) return;
  // All that wait are looked up with those who are about to pay: one request instead of many.
  for (const id of state.unchecked) {
    const slot = slotOf(places, id);
    if (wants(slot) && places.doubles[doubleAt(slot) + PLACE.next]! < NEXT_NONE) fresh.add(id);
  }
  state.unchecked.length = 0;
  const ids = Uint32Array.from(fresh).sort();
  const counts = await source.degree(ids);
  ids.forEach((id, i) => {
    const slot = slotOf(places, id);
    places.words[at(slot) + PLACE.flags]! |= CHECKED;
    if (places.words[at(slot) + PLACE.flags]! & SOURCE || counts[i]! <= state.rules.maxPayments) return;
    endSlot(state, slot, 'out-degree');
    freeSlot(places, state.slab, slot);
  });
}

/** What an account still holds is where the trace ends. */
function endLive(trace: AccountTrace, slot: number, end: RunEnd): void {
  const { state } = trace;
  const { places } = state;
  const o = at(slot);
  if ((places.words[o + PLACE.flags]! & SOURCE) === 0 && taintedAt(places, slot) !== 0) {
    const goesOn = places.doubles[doubleAt(slot) + PLACE.next]! < NEXT_NONE;
    endSlot(state, slot, goesOn ? REASON_OF[end] : restReason(trace, places.words[o + PLACE.asset]!));
  }
  freeSlot(places, state.slab, slot);
}

const REASON_OF: Readonly<Record<RunEnd, EndReason>> = {
  done: 'not-looked-at',
  limit: 'not-looked-at',
  height: 'height',
};

/** The data show no further transfer: it is still there, as of their last block, or they are not the whole. */
function restReason({ state }: AccountTrace, asset: number): EndReason {
  if (state.rules.backward) return 'begin';
  const { complete } = state.coverage;
  return (asset === 0 ? complete.coin : complete.tokens) ? 'unspent' : 'data-end';
}

const T = new Uint32Array(WORDS);

function placeStart(trace: AccountTrace, named: NamedAccount): void {
  const { state } = trace;
  const { places, slab } = state;
  const known = slotOf(places, named.place);
  if (known !== 0) return;
  const start = startOf(state, named.label, named.asset);
  const move = writeStart(state, named);
  fromBigInt(T, 0, named.value);
  const slot = newSlot(places, { id: named.place, holder: named.holder, asset: named.asset });
  const o = at(slot);
  places.words[o + PLACE.first] = move;
  places.words[o + PLACE.last] = move;
  places.words[o + PLACE.start] = start;
  places.doubles[doubleAt(slot) + PLACE.next] = named.next;
  state.counts.places++;
  if (named.isSource) {
    places.words[o + PLACE.flags] = SOURCE | CHECKED;
    places.words[o + PLACE.mask] = (1 << state.parcels.length) - 1;
    trace.sourceFrom.set(slot, named.next);
  } else {
    for (let p = 0; p < state.parcels.length; p++) {
      pushToParcel(slab, state.parcels[p]!, segmentOf(slab, { start, move: NO_MOVE }, T, 0));
      bookAmount(state.books, p, { asset: named.asset, sum: 'started' }, named.value);
      if (state.rules.policies[p] !== 'poison') bookUnits(state.books, p, { start, sum: 'started' }, T, 0);
      writeTaint(state, move, p, state.parcels[p]!);
      pourInto(state, slot, p, 0);
    }
    fromBigInt(places.words, o + PLACE.total, named.value);
    state.unchecked.push(named.place);
  }
  indexSlot(places, slot);
  if (named.next < NEXT_NONE) state.schedule(named.next);
}
