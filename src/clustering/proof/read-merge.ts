import { gather } from '../../graph/files/gather.ts';
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

/** The merge by which `root` lost its place, undefined when it never did. */
export function readMerge(files: ClusterFiles, root: number): Merge | undefined {
  const number = new Uint32Array(gather(files.columns.merge, [root]).buffer)[0]!;
  if (number === NONE) return undefined;
  const row = new Uint32Array(gather(files.merges, [number]).buffer);
  return {
    number,
    loser: row[0]!,
    winner: row[1]!,
    a: row[2]!,
    b: row[3]!,
    tx: row[4]!,
    rule: MERGE_RULES[row[5]! & 0xff]!,
    confidence: row[5]! >>> 8,
  };
}
