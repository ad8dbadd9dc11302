import { bytesOf } from '../src/tracing/engine/rows.ts';
import type { TraceState } from '../src/tracing/engine/state.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/** What a trace without names takes. */
export interface EngineFigure {
  /** Moves that carried taint, and places that got some. */
  readonly moves: number;
  readonly places: number;
  /** Processor time of the run, and of the check that the books close. */
  readonly cpu: number;
  readonly checks: number;
  /** Bytes of moves and ends with their parts; of running places with the segments they hold. */
  readonly bytes: { readonly rows: number; readonly running: number };
}

export async function engineFigure(
  trace: () => Promise<TraceState>,
  close: (state: TraceState) => unknown,
): Promise<EngineFigure> {
  const before = cpuSeconds();
  const state = await trace();
  const cpu = cpuSeconds() - before;
  close(state);
  const checks = cpuSeconds() - before - cpu;
  const { moves, ends, parts, places, slab, counts } = state;
  return {
    moves: counts.moves,
    places: counts.places,
    cpu,
    checks,
    bytes: {
      rows: bytesOf(moves) + bytesOf(ends) + parts.words.byteLength + parts.sets.words.byteLength,
      running:
        places.words.byteLength + places.purses.byteLength + slab.segments.byteLength + slab.units.byteLength,
    },
  };
}
