import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import type { WatchEntry, WatchList } from './watch-entry.ts';

/** Writes the list whole or not at all, as text that a person can read and change. */
export function writeWatchList(file: string, { entries }: WatchList): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(file, stringify({ entries: entries.map(fieldsOf) }, { lineWidth: 0 }));
}

function fieldsOf(entry: WatchEntry): Record<string, unknown> {
  const { id, kind, after, note } = entry;
  const about =
    entry.kind === 'trace'
      ? {
          from: entry.from,
          policy: entry.policy,
          ...(entry.minValue === undefined ? {} : { 'min-value': entry.minValue }),
          ...(entry.maxDepth === undefined ? {} : { 'max-depth': entry.maxDepth }),
        }
      : { address: entry.address };
  return { id, kind, ...about, after, ...(note === undefined ? {} : { note }) };
}
