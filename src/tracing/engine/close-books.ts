import { UNKNOWN } from '../value/slab.ts';
import { mustBalance, readSums, readUnitSums, type SumName } from './books.ts';
import { stolenOf } from './parts.ts';
import { partsOfEnd, readEnd } from './read-rows.ts';
import type { EndReason, TraceState } from './state.ts';

/** Sums of one asset under one policy, in its base units. */
export interface AssetBooks extends Readonly<Record<SumName, bigint>> {
  readonly asset: number;
  /** What the rows of the answer say that ended, by reason. */
  readonly ended: Readonly<Partial<Record<EndReason, bigint>>>;
  /** Value of unknown origin: paid beyond the record, exchanged, ended, in fees. */
  readonly unknown: {
    readonly paid: bigint;
    readonly convertedIn: bigint;
    readonly convertedOut: bigint;
    readonly ended: bigint;
    readonly fees: bigint;
  };
}

/** Start units of one start under one policy: what share of what was stolen is where. */
export interface StartBooks {
  readonly start: number;
  readonly started: bigint;
  /** Of what the trace of another chain handed over. */
  readonly arrived: bigint;
  readonly ended: Readonly<Partial<Record<EndReason, bigint>>>;
  readonly fees: bigint;
  readonly overlaps: bigint;
  readonly rounding: bigint;
}

export interface ClosedBooks {
  /** By policy, in the order of the rules; assets and starts ascending. Poison has no start units: its starts overlap. */
  readonly assets: readonly (readonly AssetBooks[])[];
  readonly starts: readonly (readonly StartBooks[])[];
}

/**
 * Adds up what the rows of the answer say and compares it with what was booked on the way: per policy and asset in own
 * units, per policy and start in start units. A trace whose books do not close gives no answer. Errors: TRACE_BOOKS.
 */
export function closeBooks(state: TraceState): ClosedBooks {
  const assets: AssetBooks[][] = [];
  const starts: StartBooks[][] = [];
  state.rules.policies.forEach((policy, p) => {
    const { ended, unknown, units } = sumEnds(state, p, policy === 'poison');
    const ids = [...new Set([...state.books.assets.keys(), ...ended.keys(), ...unknown.keys()])];
    assets.push(
      ids
        .sort((a, b) => a - b)
        .map((asset) =>
          closeAsset(
            state,
            { p, policy },
            { asset, ended: ended.get(asset) ?? {}, unknown: unknown.get(asset) ?? 0n },
          ),
        )
        .filter(isUsed),
    );
    starts.push(
      policy === 'poison'
        ? []
        : state.starts
            .slice(1)
            .map((_, i) => closeStart(state, { p, policy }, { start: i + 1, ended: units.get(i + 1) ?? {} })),
    );
  });
  return { assets, starts };
}

/** An asset that this policy moved nothing of has no line. */
function isUsed({ asset: _, ended, unknown, ...sums }: AssetBooks): boolean {
  const all = [...Object.values(sums), ...Object.values(unknown), ...Object.values(ended)];
  return all.some((amount) => amount !== 0n);
}

type ByReason = Partial<Record<EndReason, bigint>>;

function sumEnds(state: TraceState, p: number, overlapping: boolean) {
  const ended = new Map<number, ByReason>();
  const unknown = new Map<number, bigint>();
  const units = new Map<number, ByReason>();
  for (let row = 1; row < state.ends.end; row++) {
    const { asset, reason } = readEnd(state, row);
    const parts = partsOfEnd(state, row, p);
    if (parts.length === 0) continue;
    addTo(ended, asset, reason, stolenOf(parts, overlapping));
    for (const part of parts)
      if (part.start === UNKNOWN) unknown.set(asset, (unknown.get(asset) ?? 0n) + part.value);
      else if (!overlapping) addTo(units, part.start, reason, part.units);
  }
  return { ended, unknown, units };
}

function addTo(sums: Map<number, ByReason>, key: number, reason: EndReason, amount: bigint): void {
  const row = sums.get(key) ?? {};
  row[reason] = (row[reason] ?? 0n) + amount;
  sums.set(key, row);
}

const total = (row: ByReason) => Object.values(row).reduce((sum, amount) => sum + amount, 0n);

function closeAsset(
  state: TraceState,
  { p, policy }: { readonly p: number; readonly policy: string },
  about: { readonly asset: number; readonly ended: ByReason; readonly unknown: bigint },
): AssetBooks {
  const { asset, ended } = about;
  const sums = readSums(state.books, p, asset);
  const other = readSums(state.books, p, asset, true);
  const { started, absorbed, convertedIn, convertedOut, fees, overlaps, rounding, returned } = sums;
  mustBalance(
    `${policy}, asset ${asset}`,
    started + absorbed + convertedIn,
    convertedOut + total(ended) + fees + overlaps + rounding + returned,
  );
  mustBalance(
    `${policy}, asset ${asset}, unknown origin`,
    other.started + other.convertedIn,
    other.convertedOut + about.unknown + other.fees + other.returned,
  );
  return {
    asset,
    ...sums,
    ended,
    unknown: {
      paid: other.started - other.returned,
      convertedIn: other.convertedIn,
      convertedOut: other.convertedOut,
      ended: about.unknown,
      fees: other.fees,
    },
  };
}

function closeStart(
  state: TraceState,
  { p, policy }: { readonly p: number; readonly policy: string },
  about: { readonly start: number; readonly ended: ByReason },
): StartBooks {
  const sums = readUnitSums(state.books, p, about.start);
  const { started, arrived, fees, overlaps, rounding } = sums;
  mustBalance(
    `${policy}, start ${about.start} in its own units`,
    started + arrived,
    total(about.ended) + fees + overlaps + rounding,
  );
  return { start: about.start, started, arrived, ended: about.ended, fees, overlaps, rounding };
}
