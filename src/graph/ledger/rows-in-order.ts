import { gather } from '../files/gather.ts';
import { LEDGER_COLUMNS } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';

/** Rows of a column by ids in any order, repeats allowed. */
export function rowsInOrder(
  files: LedgerFiles,
  column: keyof typeof LEDGER_COLUMNS,
  ids: ArrayLike<number>,
): Uint8Array {
  const { width } = LEDGER_COLUMNS[column];
  const order = Array.from({ length: ids.length }, (_, i) => i).sort((a, b) => ids[a]! - ids[b]!);
  const sorted = gather(
    files.columns[column],
    order.map((i) => ids[i]!),
  );
  const result = new Uint8Array(sorted.length);
  order.forEach((i, at) => {
    result.set(sorted.subarray(at * width, (at + 1) * width), i * width);
  });
  return result;
}
