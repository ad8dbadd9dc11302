import type { OutputSteps, StartPlace, StepSource } from '../../step-source.ts';
import { type CarriedParcel, writeCarried } from '../../value/carried.ts';
import { carriedTaint } from '../../value/carried-taint.ts';
import { scaleCarried } from '../../value/scale-carried.ts';
import { freeParcel, NO_MOVE, pushToParcel, segmentOf } from '../../value/slab.ts';
import { fromBigInt, WORDS } from '../../value/words.ts';
import { bookAmount, bookList } from '../books.ts';
import type { Gate } from '../gate.ts';
import {
  at,
  doubleAt,
  freeSlot,
  indexSlot,
  liveSlots,
  newSlot,
  PLACE,
  PROVISIONAL,
  slotOf,
} from '../places.ts';
import { pourInto } from '../pour-into.ts';
import { run } from '../run.ts';
import { createTraceState, type StartInfo, startOf, type TraceRules, type TraceState } from '../state.ts';
import { endSlot, writeTaint } from '../write-rows.ts';
import { writeStart } from '../write-start.ts';
import type { OutputStart, OutputTrace } from './output-trace.ts';
import { passTransaction } from './pass-transaction.ts';
import { type BlockFees, payCoinbase } from './pay-coinbase.ts';
import { stopOf } from './settle-output.ts';

const COIN = 0;

/** An output as a start, with its name as an index into the names of the trace. */
export interface NamedOutput extends StartPlace {
  readonly label: number;
  /** What a bridge paid, by policy, and how far it is from a start. Absent: the whole is the start's. */
  readonly arrived?: {
    readonly parcels: readonly (CarriedParcel | undefined)[];
    readonly depth: readonly number[];
  };
}

/** Follows outputs from the starts until nothing goes on. Errors: those of the source, the signal's reason. */
export async function traceOutputs(
  context: {
    readonly source: StepSource<OutputSteps>;
    readonly signal?: AbortSignal;
    /** Of a trace over several chains: what they have to do with each other, and the starts that they share. */
    readonly gate?: Gate;
    readonly allStarts?: StartInfo[];
  },
  rules: TraceRules,
  starts: readonly NamedOutput[],
): Promise<TraceState> {
  const { source } = context;
  const state = createTraceState(source.coverage, rules, context.allStarts);
  const fees: OutputTrace['fees'] = new Map();
  const unscheduled: number[] = [];
  const trace: OutputTrace = {
    state,
    gate: context.gate,
    startAt: new Map(),
    inputs: [],
    poured: rules.policies.map(() => new Uint32Array(64)),
    depth: rules.policies.map(() => 0),
    mask: 0,
    step: 0,
    fees,
    keepFee(height, fee) {
      const kept = fees.get(height);
      if (kept) kept.push(fee);
      else {
        fees.set(height, [fee]);
        unscheduled.push(height);
      }
    },
  };
  const blockOf = new Map<
    number,
    { readonly height: number; readonly first: number; readonly count: number }
  >();
  const endBlock = async (key: number): Promise<void> => {
    const block = blockOf.get(key);
    if (!block) return;
    blockOf.delete(key);
    const kept = fees.get(block.height)!.sort((a, b) => a.key - b.key);
    fees.delete(block.height);
    payCoinbase(trace, await blockFees(source, block), kept);
  };
  const pinned: number[] = [];
  state.schedule = (key) => pinned.push(key);
  for (const start of starts) placeStart(trace, start);
  await run(context, state, {
    pinned: pinned.sort((a, b) => a - b),
    firstKey: (batch, t) => batch.key[t]!,
    lastKey: (batch, t) => batch.key[t]!,
    concerns(batch, t) {
      for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++)
        if (slotOf(state.places, batch.inPlace[i]!) !== 0) return true;
      return false;
    },
    isReady(batch, t) {
      for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++) {
        const slot = slotOf(state.places, batch.inPlace[i]!);
        if (slot === 0 || state.places.words[at(slot) + PLACE.flags]! & PROVISIONAL) return false;
      }
      return true;
    },
    before: () => undefined,
    turn: (batch, t) => passTransaction(trace, batch, t),
    isBeyond: () => false,
    between: (frontier) =>
      unscheduled.length === 0
        ? undefined
        : scheduleBlocks(source, unscheduled, (key, block) => {
            blockOf.set(key, block);
            frontier.push(key);
          }),
    own: endBlock,
    arrive({ output, value, parcels, depth, arrived }) {
      const paid = output!.value < value ? output!.value : value;
      const size = { from: value, to: paid, kept: [paid, value] as const };
      const held = parcels.map((pieces, p) => pieces && scaleCarried(pieces, size, rules.policies[p]!));
      arrived(held);
      placeStart(trace, {
        ...output!,
        label: 0,
        arrived: { parcels: held, depth: depth.map((one) => one + 1) },
      });
    },
  });
  // A limit ends the walk, not the blocks that it was in: their fees have to be somewhere.
  await scheduleBlocks(source, unscheduled, (key, block) => blockOf.set(key, block));
  for (const key of [...blockOf.keys()].sort((a, b) => a - b)) await endBlock(key);
  for (const slot of liveSlots(state.places)) {
    endSlot(state, slot, 'not-looked-at');
    freeSlot(state.places, state.slab, slot);
  }
  for (const start of trace.startAt.values()) if (start.idle) endStart(trace, start);
  return state;
}

const T = new Uint32Array(WORDS);

/**
 * Puts a start on the frontier. One that is not to be followed waits: taint of another start may still reach it, and only
 * the end of the trace tells.
 */
function placeStart(trace: OutputTrace, named: NamedOutput): void {
  const { state } = trace;
  const { slab, rules } = state;
  // An output of no value, or one that came clean: nothing to follow, and nothing that ends.
  if (!hasTaint(named)) return;
  const { arrived } = named;
  const start = arrived ? 0 : startOf(state, named.label, COIN);
  const move = writeStart(state, named);
  fromBigInt(T, 0, named.value);
  const tag = arrived && rules.tagOf(named.holder);
  const depth = arrived?.depth ?? rules.policies.map(() => 0);
  const idle =
    Math.min(...depth) >= rules.maxDepth ||
    stopOf(rules, named.next, tag !== undefined && !tag.passes) !== undefined;
  const slot = newSlot(state.places, { id: named.place, holder: named.holder, asset: COIN });
  trace.startAt.set(named.place, {
    place: named.place,
    position: named.position,
    holder: named.holder,
    value: named.value,
    next: named.next,
    label: arrived ? labelOf(state, arrived.parcels) : named.label,
    move,
    arrived: arrived !== undefined,
    depth,
    waiting: slot,
    idle,
  });
  state.counts.places++;
  for (let p = 0; p < rules.policies.length; p++) {
    const parcel = state.parcels[p]!;
    const poison = rules.policies[p] === 'poison';
    if (arrived) writeCarried(slab, arrived.parcels[p] ?? [], parcel);
    else pushToParcel(slab, parcel, segmentOf(slab, { start, move: NO_MOVE }, T, 0));
    if (parcel.tainted === 0) {
      freeParcel(slab, parcel);
      continue;
    }
    const units = arrived ? ('arrived' as const) : ('started' as const);
    bookList(state.books, p, { asset: COIN, sum: 'started', units }, slab, parcel.head, poison);
    if (poison && arrived) {
      const marked = carriedTaint(arrived.parcels[p], 'poison');
      bookAmount(state.books, p, { asset: COIN, sum: 'absorbed' }, named.value - marked);
    }
    writeTaint(state, move, p, parcel);
    pourInto(state, slot, p, depth[p]!);
  }
  const o = at(slot);
  state.places.words[o + PLACE.flags] = PROVISIONAL;
  state.places.words[o + PLACE.first] = move;
  state.places.words[o + PLACE.last] = move;
  state.places.words[o + PLACE.arrivals] = 1;
  fromBigInt(state.places.words, o + PLACE.total, named.value);
  state.places.doubles[doubleAt(slot) + PLACE.next] = named.next;
  if (idle) return;
  indexSlot(state.places, slot);
  state.schedule(named.next);
}

function labelOf({ starts }: TraceState, parcels: readonly (CarriedParcel | undefined)[]): number {
  for (const pieces of parcels)
    for (const { start } of pieces ?? []) if (starts[start]?.label) return starts[start].label;
  return 0;
}

function hasTaint({ value, arrived }: NamedOutput): boolean {
  if (!arrived) return value > 0n;
  return arrived.parcels.some((pieces) => pieces?.some(({ start, value }) => start !== 0 && value > 0n));
}

/** A start that nobody followed and no taint reached. */
function endStart(trace: OutputTrace, start: OutputStart): void {
  const { state } = trace;
  const tag = start.arrived ? state.rules.tagOf(start.holder) : undefined;
  const reason = stopOf(state.rules, start.next, tag !== undefined && !tag.passes) ?? 'depth';
  endSlot(state, start.waiting, reason);
  freeSlot(state.places, state.slab, start.waiting);
}

interface BlockOf {
  readonly height: number;
  /** Id of the coinbase, and the number of transactions. */
  readonly first: number;
  readonly count: number;
}

/** A coinbase has its turn behind the last transaction of its block, whose fees it takes. */
async function scheduleBlocks(
  source: StepSource<OutputSteps>,
  heights: number[],
  at: (key: number, block: BlockOf) => void,
): Promise<void> {
  if (heights.length === 0) return;
  const blocks = await source.blocks(Uint32Array.from(heights).sort());
  heights.length = 0;
  for (let i = 0; i < blocks.count; i++) {
    const [first, count] = [blocks.firstTx[i]!, blocks.txCount[i]!];
    at(first + count - 0.5, { height: blocks.height[i]!, first, count });
  }
}

const CHUNK = 4_096;

/** Fee of every transaction of a block. */
async function blockFees(source: StepSource<OutputSteps>, { first, count }: BlockOf): Promise<BlockFees> {
  const coinbase = await source.at(Float64Array.of(first));
  const fees: bigint[] = [];
  for (let from = 1; from < count; from += CHUNK) {
    const keys = Float64Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => first + from + i);
    const batch = await source.at(keys);
    for (let t = 0; t < batch.count; t++) {
      let fee = 0n;
      for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++) fee += batch.inValue[i]!;
      for (let o = batch.outStart[t]!; o < batch.outStart[t + 1]!; o++) fee -= batch.outValue[o]!;
      fees.push(fee > 0n ? fee : 0n);
    }
  }
  return { coinbase, first, fees };
}
