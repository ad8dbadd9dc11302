import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { asSystemError } from '../../../files/as-system-error.ts';
import { scanInput } from '../../../files/scan-input.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

/** Files to read from: those given, the packed ones unpacked into a folder of their own until `close`. */
export interface PlainFiles {
  /** `path` is read, `name` is what messages call it. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
  close(): void;
}

/** Unpacks `.gz` files, because rows are read by their place in a file. Errors: FILE_MISSING, those of scanInput and of the disk. */
export async function unpackGzip(paths: readonly string[]): Promise<PlainFiles> {
  let folder: string | undefined;
  const close = () => {
    if (folder) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  };
  const files: { path: string; name: string }[] = [];
  for (const [n, name] of paths.entries()) {
    if (!name.endsWith('.gz')) {
      files.push({ path: name, name });
      continue;
    }
    folder ??= mkdtempSync(join(tmpdir(), 'jejak-unpacked-'));
    const path = join(folder, `${n}-${basename(name, '.gz')}`);
    try {
      await pipeline(scanInput(name), createGunzip(), createWriteStream(path));
    } catch (cause) {
      close();
      const known = asSystemError(cause, path);
      if (known instanceof JejakError) throw known;
      const reason = (cause as NodeJS.ErrnoException).code ?? 'not gzip';
      throw new JejakError('FILE_MISSING', { meta: { file: name, reason }, cause });
    }
    files.push({ path, name });
  }
  return { files, close };
}
