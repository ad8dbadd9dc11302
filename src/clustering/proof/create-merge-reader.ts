import { createRowReader } from '../../graph/files/create-row-reader.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { ClusterFiles } from '../files/cluster-files.ts';
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
export function createMergeReader(files: ClusterFiles): (root: number) => Merge | undefined {
  const numbers = createRowReader(files.columns.merge);
  const rows = createRowReader(files.merges);
  const merges = files.merges.rows();
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
