import { gather } from '../files/gather.ts';
import { LEDGER_COLUMNS } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';

/** Rows at once: with fewer than 2^37 rows in a file, id and place together are exact in a double. */
const PART = 65_536;

/** Rows of a column by ids in any order, repeats allowed. */
export function rowsInOrder(
  files: LedgerFiles,
  column: keyof typeof LEDGER_COLUMNS,
  ids: ArrayLike<number>,
): Uint8Array {
  const { width } = LEDGER_COLUMNS[column];
  const result = new Uint8Array(ids.length * width);
  for (let from = 0; from < ids.length; from += PART) {
    const count = Math.min(PART, ids.length - from);
    // Numbers of id and place are sorted without a call for each pair.
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) keys[i] = ids[from + i]! * PART + i;
    keys.sort();
    const sorted = gather(
      files.columns[column],
      keys.map((key) => Math.floor(key / PART)),
    );
    for (let at = 0; at < count; at++) {
      const to = (from + (keys[at]! % PART)) * width;
      for (let k = 0; k < width; k++) result[to + k] = sorted[at * width + k]!;
    }
  }
  return result;
}
