import type { ColumnFile } from '../../graph/files/column-file.ts';
import { createRowReader } from '../../graph/files/create-row-reader.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { MERGE_RULES } from '../merge-rule.ts';
import type { ProofEdge } from './proof-edge.ts';

const NONE = 0xffffffff;

export interface Merge extends ProofEdge {
  /** Number of the merge: those before it were made before it. */
  readonly number: number;
  readonly loser: number;
  readonly winner: number;
}

/** Reads the merge by which a root lost its place, undefined when it never did; what was read once is remembered. Errors: CLUSTERS_DAMAGED. */
export function createMergeReader(
  files: Readonly<Record<'merge' | 'merges', ColumnFile>>,
): (root: number) => Merge | undefined {
  const numbers = createRowReader(files.merge);
  const rows = createRowReader(files.merges);
  const merges = files.merges.sums().bytes / files.merges.width;
  const known = new Map<number, Merge | undefined>();
  function read(root: number): Merge | undefined {
    const number = numbers.word(root, 0);
    if (number === NONE) return undefined;
    if (number >= merges || rows.word(number, 0) !== root)
      throw new JejakError('CLUSTERS_DAMAGED', { meta: { file: files.merges.path, row: number } });
    const rule = rows.word(number, 5);
    return {
      number,
      loser: root,
      winner: rows.word(number, 1),
      a: rows.word(number, 2),
      b: rows.word(number, 3),
      tx: rows.word(number, 4),
      rule: MERGE_RULES[rule & 0xff]!,
      confidence: rule >>> 8,
    };
  }
  return (root) => {
    if (!known.has(root)) known.set(root, read(root));
    return known.get(root);
  };
}
