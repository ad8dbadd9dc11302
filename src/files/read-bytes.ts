import { collectParts } from './collect-parts.ts';
import { scanInput } from './scan-input.ts';

/** A whole file of at most `largest` bytes. Errors: those of scanInput, INPUT_LARGE. */
export function readBytes(path: string, largest: number): Buffer {
  return collectParts(scanInput(path, largest), { path, largest });
}
