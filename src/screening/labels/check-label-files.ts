import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLabelFile } from './read-label-file.ts';

/** Reads every file of the indexes in a folder, so that each page is checked. Errors: SCREEN_INDEX. */
export function checkLabelFiles(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith('.bin') && !name.startsWith('_')) readLabelFile(join(folder, name));
}
