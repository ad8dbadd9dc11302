import { realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { readText } from '../../files/read-text.ts';
import { readTextBytes } from '../../files/read-text-bytes.ts';
import type { TagFile } from './tag-rows.ts';

const LIMITS = { largest: 512 * 1024 * 1024, line: 1024 * 1024 };
const INCLUDED = 1024 * 1024;
const INCLUDES = 16;

/** A file of tags. What it includes has to lie in its own folder or below: a pack must not read the reader's files. Errors: those of readTextBytes. */
export function readTagFile(path: string): TagFile & { readonly bytes: Buffer } {
  const bytes = readTextBytes(path, LIMITS);
  let includes = 0;
  const include = (name: string) => {
    if (++includes > INCLUDES) throw new Error(`more than ${INCLUDES} files are included`);
    const folder = realpathSync(dirname(path));
    const target = realpathSync(resolve(folder, name));
    if (!target.startsWith(folder + sep)) throw new Error('outside of the folder of the pack');
    return readText(target, INCLUDED);
  };
  return { path, bytes, text: bytes.toString('utf8'), include };
}
