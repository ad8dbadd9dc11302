import { type Graded, gradeOf } from '../../graph/grade-of.ts';
import type { AccountCase } from './account-case.ts';

/** The grade of what a case says: that of all its lakes together. */
export async function caseGrade({ lakes }: AccountCase): Promise<Graded> {
  return gradeOf(await Promise.all(lakes.map(({ source }) => source.coverage())));
}
