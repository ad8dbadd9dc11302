import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/read-text.ts';
import { syncDirectory, writeFileAtomic } from '../lake/files/write-file-atomic.ts';

const TEMPORARY = '_synth.tmp';
/** Names of what is being moved: whoever finds it with files beside it was preceded by a killed run. */
const LIST = '_moved.json';
const LARGEST = 1 << 20;

/**
 * Has files made in a folder of its own within `directory` and moves them there when all of them are whole. What a killed
 * run left is removed first, what fails leaves nothing behind. `refuse` looks at the folder before anything is made.
 */
export async function writeWhole<Made>(
  directory: string,
  refuse: () => void,
  make: (folder: string) => Promise<Made>,
): Promise<Made> {
  const folder = join(directory, TEMPORARY);
  sweep(directory, folder);
  refuse();
  mkdirSync(folder, { recursive: true });
  try {
    const made = await make(folder);
    const names = readdirSync(folder);
    writeFileAtomic(join(folder, LIST), JSON.stringify(names));
    for (const name of names) renameSync(join(folder, name), join(directory, name));
    syncDirectory(directory);
    rmSync(folder, { recursive: true });
    return made;
  } catch (error) {
    sweep(directory, folder);
    throw error;
  }
}

function sweep(directory: string, folder: string): void {
  const list = join(folder, LIST);
  // Where nothing is left to be moved, all was done.
  if (existsSync(list) && readdirSync(folder).length > 1)
    for (const name of JSON.parse(readText(list, LARGEST)) as string[])
      rmSync(join(directory, name), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
