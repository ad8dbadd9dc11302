import { createUnionFind } from '../union-find.ts';
import type { ClusterFiles } from './cluster-files.ts';

const CHUNK = 262_144;
const NONE = 0xffffffff;

/**
 * Writes the columns by address out of the forest. Counting sort by root: roots are the smallest ids, so one ascending
 * pass puts members in order. The forest is used up: it holds no roots afterwards.
 */
export function writeClusterColumns(files: ClusterFiles, forest: Int32Array, merges: number): void {
  const sets = createUnionFind(forest);
  const count = forest.length;
  const root = new Uint32Array(count);
  for (let i = 0; i < count; i++) root[i] = sets.find(i);
  writeWhole(files, 'root', root);
  const size = new Uint32Array(count);
  for (let i = 0; i < count; i++) size[root[i]!]! += 1;
  const first = new Uint32Array(forest.buffer, forest.byteOffset, count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    first[i] = at;
    at += size[i]!;
  }
  writeWhole(files, 'size', size);
  writeWhole(files, 'first', first);
  const member = size;
  for (let i = 0; i < count; i++) member[first[root[i]!]!++] = i;
  writeWhole(files, 'member', member);
  const merge = member.fill(NONE);
  const words = files.merges.width / 4;
  for (let from = 0; from < merges; from += CHUNK) {
    const rows = new Uint32Array(Math.min(CHUNK, merges - from) * words);
    files.merges.read(from, new Uint8Array(rows.buffer));
    for (let i = 0; i < rows.length; i += words) merge[rows[i]!] = from + i / words;
  }
  writeWhole(files, 'merge', merge);
}

function writeWhole(files: ClusterFiles, column: keyof ClusterFiles['columns'], values: Uint32Array): void {
  files.columns[column].overwrite(0, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  files.columns[column].truncate(values.length);
  files.columns[column].sync();
}
