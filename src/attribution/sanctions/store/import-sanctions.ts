import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { scanInput } from '../../../files/scan-input.ts';
import { syncDirectory, writeFileAtomic } from '../../../lake/files/write-file-atomic.ts';
import { seal } from '../../../lake/pages/seal.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { compareEntries, type SanctionDifference } from '../compare-entries.ts';
import { readSanctionFile } from '../read-sanction-file.ts';
import type { SanctionProblem } from '../sanction-entry.ts';
import { listSanctionSnapshots } from './list-sanction-snapshots.ts';
import { readSanctionEntries } from './read-sanction-entries.ts';
import {
  SANCTION_ENTRIES,
  SANCTION_SNAPSHOT,
  SANCTION_VERSION,
  type SanctionSnapshot,
} from './sanction-snapshot.ts';

export interface SanctionImport {
  readonly file: string;
  /** `known`: these bytes were imported before for this day. */
  readonly state: 'written' | 'known';
  readonly list: string;
  readonly published: string;
  readonly entries: number;
  readonly addresses: number;
  readonly problems: readonly SanctionProblem[];
  /** What is different from the publication before; undefined for the first one of a list. */
  readonly difference?: SanctionDifference & { readonly before: string };
}

/**
 * Imports one publication of a list as an immutable snapshot, and says what is new in it. `published` is asked for where
 * the file does not say its day. Errors: FILE_MISSING, SANCTION_FILE, SANCTION_DAY, SANCTION_STORE.
 */
export async function importSanctions(
  folder: string,
  path: string,
  published: string | undefined,
): Promise<SanctionImport> {
  const publication = readSanctionFile(path);
  const day = publication.published ?? published;
  if (day === undefined)
    throw new JejakError('SANCTION_DAY', { meta: { file: path, reason: 'the file does not say it' } });
  if (publication.published !== undefined && published !== undefined && published !== publication.published)
    throw new JejakError('SANCTION_DAY', {
      meta: { file: path, reason: `the file says ${publication.published}` },
    });
  const { list, format, entries, problems } = publication;
  const addresses = entries.reduce((sum, entry) => sum + entry.addresses.length, 0);
  const sha256 = hashOf(path);
  const told = { file: path, list, published: day, entries: entries.length, addresses, problems };
  const before = listSanctionSnapshots(folder).filter((snapshot) => snapshot.list === list);
  if (before.some((snapshot) => snapshot.sha256 === sha256 && snapshot.published === day))
    return { ...told, state: 'known' };
  const previous = before.filter((snapshot) => snapshot.published <= day).pop();

  const name = `${list}.${day}.${sha256.slice(0, 16)}`;
  const temporary = join(folder, `_${name}.tmp`);
  mkdirSync(folder, { recursive: true });
  // What a killed import left.
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const rows = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const snapshot: SanctionSnapshot = {
    version: SANCTION_VERSION,
    list,
    format,
    published: day,
    publishedBy: publication.published === undefined ? 'user' : 'file',
    sha256,
    bytes: statSync(path).size,
    file: basename(path),
    entries: entries.length,
    addresses,
    problems,
    rows: { bytes: Buffer.byteLength(rows), sha256: createHash('sha256').update(rows).digest('hex') },
  };
  try {
    writeFileAtomic(join(temporary, SANCTION_ENTRIES), rows);
    writeFileAtomic(join(temporary, SANCTION_SNAPSHOT), seal(snapshot, 2));
    renameSync(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  syncDirectory(folder);
  return {
    ...told,
    state: 'written',
    ...(previous
      ? {
          difference: {
            before: previous.published,
            ...compareEntries(readSanctionEntries(previous), entries),
          },
        }
      : {}),
  };
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  for (const part of scanInput(path)) hash.update(part);
  return hash.digest('hex');
}
