import { closeSync, readSync } from 'node:fs';
import { asSystemError } from './as-system-error.ts';
import { openInput } from './open-input.ts';

const CHUNK = 1 << 20;

/**
 * The bytes of an ordinary file, part by part; each part is valid until the next is asked for. `largest`: bytes of the
 * whole file. Errors: those of openInput, and those of asSystemError while it is read.
 */
export function* scanInput(path: string, largest?: number): Generator<Buffer> {
  const { file } = openInput(path, largest);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const got = readPart(file, buffer, path);
      if (got === 0) return;
      yield buffer.subarray(0, got);
    }
  } finally {
    closeSync(file);
  }
}

function readPart(file: number, buffer: Buffer, path: string): number {
  try {
    return readSync(file, buffer, 0, buffer.length, null);
  } catch (error) {
    throw asSystemError(error, path);
  }
}
