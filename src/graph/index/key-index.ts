import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { canonicalRuns, type RunSpan } from './canonical-runs.ts';
import { lookupRun } from './lookup-run.ts';
import { mergeRuns } from './merge-runs.ts';
import { openRun, type Run } from './open-run.ts';
import { createRunWriter, ENTRY_BYTES, KEY_BYTES } from './run-file.ts';
import { sortKeys } from './sort-keys.ts';

const PART = 1 << 20;

/** A writer may merge runs between a look into the folder and the opening of one; not so often in a row. */
const ATTEMPTS = 5;

/**
 * Exact map from 33-byte keys (txids, address keys) to dense ids, on disk: sorted runs that are merged as they grow,
 * so that memory is bounded and a killed process leaves nothing half-written. Never decides by a prefix.
 */
export interface KeyIndex {
  /** Ids of keys (33 bytes each), -1 where unknown. Errors: GRAPH_DAMAGED, also where a run is missing or short. */
  lookup(keys: Uint8Array): Float64Array;
  /**
   * Adds the keys of segment `bounds.length - 2`; ids run from bounds[n - 1] on. `bounds` are the first ids of all
   * segments and, last, the next free id.
   */
  append(keys: Uint8Array, bounds: readonly number[]): void;
  /** Brings the run files to what `bounds` says: drops what lies behind, restores runs that were merged. */
  restore(bounds: readonly number[]): void;
  /** Reads every run that counts from begin to end, part by part. Errors: GRAPH_DAMAGED. */
  parts(): Generator<Uint8Array>;
  close(): void;
}

/**
 * Opens the index `name` of a folder. `bounds` are, when something is looked up, the first ids of all segments that count
 * and, last, the next free id: what other processes add meanwhile is not found, and what is missing is an error.
 */
export function openKeyIndex(
  directory: string,
  name: string,
  bounds: () => readonly number[] = () => [0],
): KeyIndex {
  const opened = new Map<string, Run>();
  /** The runs of the last look-up: open files stay what they are, whatever a writer does in the folder. */
  let held: { segments: number; spans: readonly RunSpan[] } = { segments: -1, spans: [] };
  const fileOf = (span: RunSpan) => join(directory, `${name}.${span.from}-${span.to}.run`);
  const present = (): RunSpan[] =>
    (existsSync(directory) ? readdirSync(directory) : [])
      .map((file) => new RegExp(`^${name}\\.(\\d+)-(\\d+)\\.run$`).exec(file))
      .filter((match) => match !== null)
      .map((match) => ({ from: Number(match[1]), to: Number(match[2]) }))
      .sort((a, b) => a.from - b.from || a.to - b.to);

  /** A run is opened once: its pages are checked once. */
  function runOf(span: RunSpan): Run {
    const path = fileOf(span);
    const known = opened.get(path) ?? openRun(path);
    opened.set(path, known);
    return known;
  }
  function forget(): void {
    for (const run of opened.values()) run.close();
    opened.clear();
    held = { segments: -1, spans: [] };
  }

  /** The runs that hold the first `segments` segments, oldest first. A writer may put a wider one in the place of several. */
  function cover(firstIds: readonly number[]): readonly RunSpan[] {
    const segments = firstIds.length - 1;
    if (held.segments === segments) return held.spans;
    for (let attempt = 1; ; attempt++) {
      const spans = present().filter(({ from }) => from < segments);
      try {
        const found = segments === 0 ? [] : widest(spans, { from: 0, to: segments });
        for (const span of found) checkRun(span, firstIds);
        held = { segments, spans: found };
        return found;
      } catch (error) {
        const gone = (error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof JejakError;
        if (!gone || attempt === ATTEMPTS) throw error;
      }
    }
  }
  /** Every id stands in one run: so many entries have to be there. */
  function checkRun(span: RunSpan, firstIds: readonly number[]): void {
    const run = runOf(span);
    const [first, next] = [firstIds[span.from]!, firstIds[span.to]];
    if (next !== undefined && run.bytes !== (next - first) * ENTRY_BYTES)
      throw new JejakError('GRAPH_DAMAGED', { meta: { file: fileOf(span), byte: run.bytes, page: 0 } });
  }

  /** Makes the canonical runs out of the files that are there, then removes the others. */
  function settle(bounds: readonly number[]): void {
    const wanted = canonicalRuns(bounds.length - 1);
    for (const span of wanted) {
      if (existsSync(fileOf(span))) continue;
      const sources = present().filter((other) => other.from < span.to && other.to > span.from);
      const parts = widest(sources, span);
      mergeRuns(parts.map(fileOf), { from: bounds[span.from]!, to: bounds[span.to]! }, fileOf(span));
    }
    for (const span of present()) {
      if (!wanted.some((other) => other.from === span.from && other.to === span.to)) rmSync(fileOf(span));
    }
  }

  return {
    lookup(keys) {
      const found = new Float64Array(keys.length / KEY_BYTES).fill(-1);
      if (found.length === 0) return found;
      const order = sortKeys(keys, KEY_BYTES);
      // Side by side in their order: every run is then compared with memory that is read from begin to end.
      const sorted = inOrder(keys, order);
      const ids = new Float64Array(order.length).fill(-1);
      let wanted = new Uint32Array(order.length);
      for (let q = 0; q < order.length; q++) wanted[q] = q;
      // The newest run first: it has the highest id, and what is found need not be looked for in the older ones.
      const firstIds = bounds();
      const end = firstIds[firstIds.length - 1]!;
      for (const span of [...cover(firstIds)].reverse()) {
        lookupRun(runOf(span), { keys: sorted, wanted, end }, ids);
        wanted = missing(wanted, ids);
      }
      for (let q = 0; q < order.length; q++) found[order[q]!] = ids[q]!;
      return found;
    },
    append(keys, bounds) {
      forget();
      mkdirSync(directory, { recursive: true });
      const segment = bounds.length - 2;
      const first = bounds[segment]!;
      const writer = createRunWriter(fileOf({ from: segment, to: segment + 1 }));
      for (const index of sortKeys(keys, KEY_BYTES)) writer.addKey(keys, index * KEY_BYTES, first + index);
      writer.finish();
      settle(bounds);
    },
    restore(bounds) {
      forget();
      mkdirSync(directory, { recursive: true });
      for (const file of readdirSync(directory)) {
        if (file.startsWith(`_${name}.`)) rmSync(join(directory, file));
      }
      settle(bounds);
    },
    *parts() {
      for (const span of cover(bounds())) {
        const run = runOf(span);
        for (let at = 0; at < run.bytes; at += PART) {
          const bytes = new Uint8Array(Math.min(PART, run.bytes - at));
          run.read(at, bytes);
          yield bytes;
        }
      }
    },
    close: forget,
  };
}

/** The numbers of those that were not found, in place. A plain loop: `filter` of a typed array takes longer. */
function missing(wanted: Uint32Array<ArrayBuffer>, ids: Float64Array): Uint32Array<ArrayBuffer> {
  let kept = 0;
  for (let i = 0; i < wanted.length; i++) {
    const q = wanted[i]!;
    if (ids[q]! < 0) wanted[kept++] = q;
  }
  return wanted.subarray(0, kept);
}

function inOrder(keys: Uint8Array, order: Uint32Array): Uint8Array {
  const sorted = new Uint8Array(keys.length);
  for (let q = 0; q < order.length; q++) {
    const from = order[q]! * KEY_BYTES;
    const to = q * KEY_BYTES;
    for (let i = 0; i < KEY_BYTES; i++) sorted[to + i] = keys[from + i]!;
  }
  return sorted;
}

/** Files that cover a span without counting an id twice: the widest at each place. */
function widest(spans: readonly RunSpan[], wanted: RunSpan): RunSpan[] {
  const cover: RunSpan[] = [];
  let at = wanted.from;
  while (at < wanted.to) {
    const best = spans.filter((span) => span.from <= at && span.to > at).sort((a, b) => b.to - a.to)[0];
    if (!best)
      throw new JejakError('GRAPH_DAMAGED', { meta: { file: `index run of segment ${at}`, byte: 0 } });
    cover.push(best);
    at = best.to;
  }
  return cover;
}
