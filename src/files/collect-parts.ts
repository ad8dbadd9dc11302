import { statSync } from 'node:fs';
import { JejakError } from '../primitives/jejak-error.ts';

const FIRST = 1 << 16;

/** The parts of a file put together, at most `largest` bytes: it may have grown since it was opened. Errors: INPUT_LARGE. */
export function collectParts(
  parts: Iterable<Buffer>,
  { path, largest }: { readonly path: string; readonly largest: number },
): Buffer {
  let bytes: Buffer | undefined;
  let filled = 0;
  for (const part of parts) {
    const size = filled + part.length;
    if (size > largest) throw new JejakError('INPUT_LARGE', { meta: { file: path, size, largest } });
    // Memory that is not written to costs nothing yet.
    bytes ??= Buffer.allocUnsafeSlow(Math.max(FIRST, Math.min(statSync(path).size, largest)));
    if (size > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(size, Math.min(2 * size, largest)));
      bytes.copy(larger, 0, 0, filled);
      bytes = larger;
    }
    part.copy(bytes, filled);
    filled = size;
  }
  return bytes?.subarray(0, filled) ?? Buffer.alloc(0);
}
