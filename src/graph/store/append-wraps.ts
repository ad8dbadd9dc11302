import type { ColumnFile } from '../files/column-file.ts';
import { wrapsBefore } from './wraps-before.ts';

/**
 * Appends the wrapped scripts of a segment that begins at transaction `firstTx`. Rows of a run that died, and of an
 * abandoned branch, are written over: they are not below that transaction.
 */
export function appendWraps(file: ColumnFile, wraps: Uint32Array, firstTx: number): void {
  const rows = wrapsBefore(file, firstTx);
  file.truncate(rows);
  if (wraps.length > 0) file.write(rows, new Uint8Array(wraps.buffer, wraps.byteOffset, wraps.byteLength));
  file.sync();
}
