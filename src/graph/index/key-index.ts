import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { canonicalRuns, type RunSpan } from './canonical-runs.ts';
import { lookupRun } from './lookup-run.ts';
import { mergeRuns } from './merge-runs.ts';
import { createRunWriter, KEY_BYTES } from './run-file.ts';
import { sortKeys } from './sort-keys.ts';

/**
 * Exact map from 33-byte keys (txids, address keys) to dense ids, on disk: sorted runs that are merged as they grow,
 * so that memory is bounded and a killed process leaves nothing half-written. Never decides by a prefix.
 */
export interface KeyIndex {
  /** Ids of keys (33 bytes each), -1 where unknown. */
  lookup(keys: Uint8Array): Float64Array;
  /**
   * Adds the keys of segment `bounds.length - 2`; ids run from bounds[n - 1] on. `bounds` are the first ids of all
   * segments and, last, the next free id.
   */
  append(keys: Uint8Array, bounds: readonly number[]): void;
  /** Brings the run files to what `bounds` says: drops what lies behind, restores runs that were merged. */
  restore(bounds: readonly number[]): void;
}

export function openKeyIndex(directory: string, name: string): KeyIndex {
  mkdirSync(directory, { recursive: true });
  const fileOf = (span: RunSpan) => join(directory, `${name}.${span.from}-${span.to}.run`);
  const present = (): RunSpan[] =>
    readdirSync(directory)
      .map((file) => new RegExp(`^${name}\\.(\\d+)-(\\d+)\\.run$`).exec(file))
      .filter((match) => match !== null)
      .map((match) => ({ from: Number(match[1]), to: Number(match[2]) }))
      .sort((a, b) => a.from - b.from || a.to - b.to);

  /** Makes the canonical runs out of the files that are there, then removes the others. */
  function settle(bounds: readonly number[]): void {
    const wanted = canonicalRuns(bounds.length - 1);
    for (const span of wanted) {
      if (existsSync(fileOf(span))) continue;
      const sources = present().filter((other) => other.from < span.to && other.to > span.from);
      const cover = widest(sources, span);
      mergeRuns(cover.map(fileOf), { from: bounds[span.from]!, to: bounds[span.to]! }, fileOf(span));
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
      let wanted = Uint32Array.from(order, (_, q) => q);
      // The newest run first: it has the highest id, and what is found need not be looked for in the older ones.
      for (const span of present().reverse()) {
        lookupRun(fileOf(span), { keys: sorted, wanted }, ids);
        wanted = missing(wanted, ids);
      }
      for (let q = 0; q < order.length; q++) found[order[q]!] = ids[q]!;
      return found;
    },
    append(keys, bounds) {
      const segment = bounds.length - 2;
      const first = bounds[segment]!;
      const writer = createRunWriter(fileOf({ from: segment, to: segment + 1 }));
      for (const index of sortKeys(keys, KEY_BYTES)) writer.addKey(keys, index * KEY_BYTES, first + index);
      writer.finish();
      settle(bounds);
    },
    restore(bounds) {
      for (const file of readdirSync(directory)) {
        if (file.startsWith(`_${name}.`)) rmSync(join(directory, file));
      }
      settle(bounds);
    },
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
