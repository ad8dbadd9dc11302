import type { ColumnFile } from '../files/column-file.ts';

/** Appends the wrapped scripts of a segment. */
export function appendWraps(file: ColumnFile, wraps: Uint32Array): void {
  if (wraps.length > 0) file.append(new Uint8Array(wraps.buffer, wraps.byteOffset, wraps.byteLength));
  file.sync();
}
