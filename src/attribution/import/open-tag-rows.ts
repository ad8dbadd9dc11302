import { csvRows } from './csv-rows.ts';
import { listRows } from './list-rows.ts';
import { packRows } from './pack-rows.ts';
import type { TagFile, TagRowOptions, TagRows } from './tag-rows.ts';

/** Tags of a file by the end of its name: .yaml and .yml packs, .txt lists of addresses, anything else CSV. Errors: TAG_PACK, TAG_FORMAT. */
export function openTagRows(file: TagFile, options: TagRowOptions): TagRows {
  if (/\.ya?ml$/i.test(file.path)) return packRows(file, options);
  return /\.txt$/i.test(file.path) ? listRows(file, options) : csvRows(file, options);
}
