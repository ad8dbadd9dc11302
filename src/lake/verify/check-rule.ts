import type { Duck } from '../duckdb/open-duckdb.ts';
import { failedCheck, type LakeCheck } from './lake-check.ts';

export interface LakeRule {
  readonly check: string;
  /** Gives a row for each violation, with a column `place`. */
  readonly sql: string;
}

/** Runs one rule over the tables of a lake. */
export async function checkRule(duck: Duck, rule: LakeRule): Promise<LakeCheck> {
  const reader = await duck.connection.runAndReadAll(
    `SELECT count(*) OVER () AS n, place FROM (${rule.sql}) LIMIT 1`,
  );
  const [row] = reader.getRowObjects();
  if (!row) return { check: rule.check, good: true, detail: '' };
  return failedCheck(rule.check, `${row.place}${Number(row.n) > 1 ? ` (1 of ${row.n})` : ''}`);
}
