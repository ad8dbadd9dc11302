import { existsSync } from 'node:fs';
import { lockFile } from './lock-file.ts';

/** Whether somebody holds the lock of a file at this moment; where there is no file, nobody does. */
export async function isLocked(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const busy = new Error('busy');
  try {
    (await lockFile(path, () => busy))();
    return false;
  } catch (error) {
    if (error === busy) return true;
    throw error;
  }
}
