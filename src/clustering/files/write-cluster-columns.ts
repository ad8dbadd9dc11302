import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ColumnFile, openColumnFile } from '../../graph/files/column-file.ts';
import type { PageSums } from '../../lake/pages/page-sums.ts';
import { createUnionFind } from '../union-find.ts';
import { CLUSTER_FILES, type ClusterFile } from './cluster-files.ts';

const CHUNK = 262_144;
const NONE = 0xffffffff;

/**
 * Writes the columns by address out of the forest, each beside its place and renamed there: who has the old ones open keeps
 * them. Returns their sums by the names of their files. Counting sort by root: roots are the smallest ids, so one ascending
 * pass puts members in order. The forest is used up: it holds no roots afterwards.
 */
export function writeClusterColumns(
  directory: string,
  forest: Int32Array,
  merges: ColumnFile,
): Map<string, PageSums> {
  const sums = new Map<string, PageSums>();
  const writeWhole = (column: ClusterFile, values: Uint32Array) => {
    const { file, width } = CLUSTER_FILES[column];
    sums.set(file, replaceFile(join(directory, file), width, values));
  };
  const sets = createUnionFind(forest);
  const count = forest.length;
  const root = new Uint32Array(count);
  for (let i = 0; i < count; i++) root[i] = sets.find(i);
  writeWhole('root', root);
  const size = new Uint32Array(count);
  for (let i = 0; i < count; i++) size[root[i]!]! += 1;
  const first = new Uint32Array(forest.buffer, forest.byteOffset, count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    first[i] = at;
    at += size[i]!;
  }
  writeWhole('size', size);
  writeWhole('first', first);
  const member = size;
  for (let i = 0; i < count; i++) member[first[root[i]!]!++] = i;
  writeWhole('member', member);
  const merge = member.fill(NONE);
  const words = merges.width / 4;
  const total = merges.sums().bytes / merges.width;
  for (let from = 0; from < total; from += CHUNK) {
    const rows = new Uint32Array(Math.min(CHUNK, total - from) * words);
    merges.read(from, new Uint8Array(rows.buffer));
    for (let i = 0; i < rows.length; i += words) merge[rows[i]!] = from + i / words;
  }
  writeWhole('merge', merge);
  return sums;
}

function replaceFile(path: string, width: number, values: Uint32Array): PageSums {
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const file = openColumnFile(temporary, { width, mode: 'write' });
  try {
    // What a killed update left.
    file.truncate(0);
    file.append(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    file.sync();
  } finally {
    file.close();
  }
  renameSync(temporary, path);
  return file.sums();
}
