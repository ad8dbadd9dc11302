import { closeSync, constants, fstatSync, openSync, type Stats, statSync } from 'node:fs';
import type { ErrorCode } from '../primitives/error-codes.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** A file that is open for reading: the descriptor, and its bytes when it was opened. */
export interface Input {
  readonly file: number;
  readonly size: number;
}

/**
 * Opens an ordinary file that a user has named, and nothing else: a pipe would wait for ever, a device has no end. Whoever
 * opens it closes it. `largest`: bytes. Errors: FILE_MISSING, INPUT_FOLDER, INPUT_PIPE, INPUT_DEVICE, INPUT_LARGE.
 */
export function openInput(path: string, largest: number = Number.POSITIVE_INFINITY): Input {
  let file: number | undefined;
  try {
    // Opening a device can already set something off, a socket cannot be opened at all.
    refuse(statSync(path), path, largest);
    // Between the two another file may have come there: a pipe must not wait for its writer even then.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    refuse(stat, path, largest);
    return { file, size: stat.size };
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    if (cause instanceof JejakError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason }, cause });
  }
}

function refuse(stat: Stats, path: string, largest: number): void {
  const code = otherKind(stat);
  if (code) throw new JejakError(code, { meta: { file: path } });
  if (stat.size > largest)
    throw new JejakError('INPUT_LARGE', { meta: { file: path, size: stat.size, largest } });
}

function otherKind(stat: Stats): ErrorCode | undefined {
  if (stat.isFile()) return undefined;
  if (stat.isDirectory()) return 'INPUT_FOLDER';
  return stat.isFIFO() || stat.isSocket() ? 'INPUT_PIPE' : 'INPUT_DEVICE';
}
