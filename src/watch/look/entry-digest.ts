import { createHash } from 'node:crypto';
import type { WatchEntry } from '../list/watch-entry.ts';

/** Names what an entry asks for: when that is changed under the same id, the blocks behind `after` are looked at again. */
export function entryDigest({ note: _, ...entry }: WatchEntry): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16);
}
