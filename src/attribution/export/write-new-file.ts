import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { type FileSink, openFileSink } from '../store/file-sink.ts';

/**
 * Writes a new file part by part; it is there as a whole or not at all, and never in the place of another one.
 * Errors: FILE_EXISTS, FILE_MISSING.
 */
export function writeNewFile(path: string, parts: Iterable<string>): { bytes: number; sha256: string } {
  if (existsSync(path)) throw new JejakError('FILE_EXISTS', { meta: { file: path } });
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const sink = openSink(temporary, path);
  try {
    for (const part of parts) sink.write(part);
    const written = sink.finish();
    renameSync(temporary, path);
    syncDirectory(dirname(path));
    return written;
  } catch (error) {
    sink.abandon();
    rmSync(temporary, { force: true });
    throw error;
  }
}

function openSink(temporary: string, file: string): FileSink {
  try {
    // What a killed run left.
    rmSync(temporary, { force: true });
    return openFileSink(temporary);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new JejakError('FILE_MISSING', { meta: { file, reason }, cause });
  }
}
