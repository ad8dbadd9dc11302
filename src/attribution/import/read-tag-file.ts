import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { packError } from '../packs/pack-error.ts';
import type { TagFile } from './tag-rows.ts';

const LARGEST = 512 * 1024 * 1024;
const INCLUDED = 1024 * 1024;
const INCLUDES = 16;

/** A file of tags. What it includes has to lie in its own folder or below: a pack must not read the reader's files. Errors: FILE_MISSING, TAG_PACK. */
export function readTagFile(path: string): TagFile & { readonly bytes: Buffer } {
  let bytes: Buffer;
  try {
    if (statSync(path).size > LARGEST) throw packError(path, 1, `the file is larger than ${LARGEST} bytes`);
    bytes = readFileSync(path);
  } catch (cause) {
    if (cause instanceof JejakError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason }, cause });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw packError(path, badLine(bytes), 'not UTF-8');
  }
  let includes = 0;
  const include = (name: string) => {
    if (++includes > INCLUDES) throw new Error(`more than ${INCLUDES} files are included`);
    const folder = realpathSync(dirname(path));
    const target = realpathSync(resolve(folder, name));
    if (!target.startsWith(folder + sep)) throw new Error('outside of the folder of the pack');
    if (statSync(target).size > INCLUDED) throw new Error(`larger than ${INCLUDED} bytes`);
    return readFileSync(target, 'utf8');
  };
  return { path, bytes, text, include };
}

/** The first line that is not UTF-8. */
function badLine(bytes: Buffer): number {
  for (let line = 1, at = 0; ; line++) {
    const end = bytes.indexOf(10, at);
    if (end < 0 || !isUtf8(bytes.subarray(at, end))) return line;
    at = end + 1;
  }
}
