import { readFileSync } from 'node:fs';
import { processMark } from './process-mark.ts';

/** Number of the living process that holds a lock file; undefined when there is none. */
export function lockHolder(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [number, mark] = text.split(' ');
  const pid = Number(number);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  // After a restart of the machine or of a container another process may have the number.
  const now = processMark(pid);
  return mark && now !== undefined && now !== mark ? undefined : pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
