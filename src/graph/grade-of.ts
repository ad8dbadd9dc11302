import type { AccountCoverage } from './account-source.ts';

/** `verified`: recomputed from what the header of the block proves. `sourced`: a source's word. */
export type Grade = 'verified' | 'sourced';

/** The grade of an answer and of how many blocks of its data it is that of a source; verified only where they all are. */
export interface Graded {
  readonly grade: Grade;
  readonly sourced: { readonly blocks: number; readonly of: number };
}

/** The grade of what rests on lakes: the lowest of their blocks. */
export function gradeOf(coverages: readonly Pick<AccountCoverage, 'blocks' | 'sourced'>[]): Graded {
  const blocks = coverages.reduce((sum, { sourced }) => sum + sourced, 0);
  const of = coverages.reduce((sum, { blocks: all }) => sum + all, 0);
  return { grade: blocks > 0 ? 'sourced' : 'verified', sourced: { blocks, of } };
}
