import { lookupRun } from './lookup-run.ts';
import { mergeRuns } from './merge-runs.ts';
import { openRun, type Run } from './open-run.ts';
import { createRunWriter, ENTRY_BYTES, KEY_BYTES } from './run-file.ts';
import { runParts } from './run-parts.ts';
import { openRunSet } from './run-set.ts';
import { sortKeys } from './sort-keys.ts';

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
  const set = openRunSet<Run>(directory, {
    name,
    open: openRun,
    // Every id stands in one run: so many entries have to be there.
    wrong: (run, { first, next }) => (run.bytes === (next - first) * ENTRY_BYTES ? undefined : run.bytes),
    merge: (sources, span, firstIds) =>
      mergeRuns(sources, { from: firstIds[span.from]!, to: firstIds[span.to]! }, set.fileOf(span)),
  });

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
      for (const run of [...set.cover(firstIds)].reverse()) {
        lookupRun(run, { keys: sorted, wanted, end }, ids);
        wanted = missing(wanted, ids);
      }
      for (let q = 0; q < order.length; q++) found[order[q]!] = ids[q]!;
      return found;
    },
    append(keys, bounds) {
      set.prepare();
      const segment = bounds.length - 2;
      const first = bounds[segment]!;
      const writer = createRunWriter(set.fileOf({ from: segment, to: segment + 1 }));
      for (const index of sortKeys(keys, KEY_BYTES)) writer.addKey(keys, index * KEY_BYTES, first + index);
      writer.finish();
      set.settle(bounds);
    },
    restore: (bounds) => set.restore(bounds),
    *parts() {
      for (const run of set.cover(bounds())) yield* runParts(run);
    },
    close: () => set.close(),
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
