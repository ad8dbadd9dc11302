import { fstatSync } from 'node:fs';
import { startOfLine } from './start-of-line.ts';

/** Byte behind the last whole line of a file; what follows was left unfinished. */
export function endOfLines(file: number): number {
  return startOfLine(file, fstatSync(file).size, 0);
}
