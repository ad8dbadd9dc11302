import type { ColumnFile } from '../graph/files/column-file.ts';
import { createUnionFind } from './union-find.ts';

const CHUNK = 262_144;

/**
 * Makes the recorded merges of transactions below `upTo.transactions` again; `merges` and `holds` say how many records
 * count. Returns how many of each are kept.
 */
export function replayMerges(
  files: Readonly<Record<'merges' | 'holds', ColumnFile>>,
  forest: Int32Array,
  upTo: { readonly merges: number; readonly holds: number; readonly transactions: number },
): { merges: number; holds: number } {
  const sets = createUnionFind(forest);
  const merges = each(files.merges, upTo.merges, (row) => {
    if (row[4]! >= upTo.transactions) return false;
    sets.link(row[0]!, row[1]!);
    return true;
  });
  const holds = each(files.holds, upTo.holds, (row) => row[2]! < upTo.transactions);
  return { merges, holds };
}

/** Rows until one is refused; returns how many there were before it. */
function each(file: ColumnFile, count: number, take: (row: Uint32Array) => boolean): number {
  const words = file.width / 4;
  const total = Math.min(count, file.sums().bytes / file.width);
  for (let from = 0; from < total; from += CHUNK) {
    const rows = new Uint32Array(Math.min(CHUNK, total - from) * words);
    file.read(from, new Uint8Array(rows.buffer));
    for (let at = 0; at < rows.length; at += words)
      if (!take(rows.subarray(at, at + words))) return from + at / words;
  }
  return total;
}
