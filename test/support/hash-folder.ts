import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 of every file below a folder by its relative path; a writer's lock is nobody's data. */
export function hashFolder(folder: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || name.endsWith('_writer.lock')) continue;
    result[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return result;
}
