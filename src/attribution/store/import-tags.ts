import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createClaimReader } from '../claims/create-claim-reader.ts';
import { openTagRows } from '../import/open-tag-rows.ts';
import { readTagFile } from '../import/read-tag-file.ts';
import type { TagRowOptions } from '../import/tag-rows.ts';
import { createSnapshotWriter } from './create-snapshot-writer.ts';
import { SNAPSHOT_VERSION, type SnapshotProblem } from './snapshot.ts';
import { tagFolder } from './tag-folder.ts';

const TOLD = 1_000;

export interface ImportOptions extends TagRowOptions {
  /** Data folder. */
  readonly data: string;
  /** Keeps tags with unknown words and leaves rows out that hold no tag, instead of refusing the file. */
  readonly lenient: boolean;
}

export interface ImportResult {
  readonly file: string;
  /** `known`: these bytes were imported before, under whatever name. `refused`: nothing was written. */
  readonly state: 'written' | 'known' | 'refused';
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly format: string;
  readonly tags: number;
  readonly leftOut: number;
  readonly odd: number;
  /** The first 1,000 problems. */
  readonly problems: readonly SnapshotProblem[];
}

/**
 * Imports a file of tags as one immutable snapshot. What was imported before is not touched, so that a broken import is
 * simply run again. Errors: FILE_MISSING, TAG_PACK, TAG_FORMAT.
 */
export function importTags(path: string, options: ImportOptions): ImportResult {
  const file = readTagFile(path);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const { title, creator, about, format, rows, beyond } = openTagRows(file, options);
  const { map, set } = options;
  const changed = beyond.length + Object.keys(map).length + Object.keys(set).length > 0;
  // The same bytes say something else with another header, mapping or name: OFAC lists one address for two assets.
  const id = changed
    ? createHash('sha256')
        .update(JSON.stringify([sha256, beyond, map, set]))
        .digest('hex')
    : sha256;
  const folder = tagFolder(options.data);
  const told = { file: path, id, sha256, title, format };
  if (existsSync(join(folder, id)))
    return { ...told, state: 'known', tags: 0, leftOut: 0, odd: 0, problems: [] };

  const writer = createSnapshotWriter(folder, id);
  const problems: SnapshotProblem[] = [];
  let [tags, leftOut, odd] = [0, 0, 0];
  let licence: string | undefined;
  try {
    const read = createClaimReader(title);
    for (const row of rows) {
      const { subject, body, problems: found } = read(row);
      for (const problem of found) if (problems.length < TOLD) problems.push({ line: row.line, ...problem });
      if (!subject || !body) {
        leftOut += 1;
        continue;
      }
      if (found.length > 0) odd += 1;
      tags += 1;
      licence ??= body.licence;
      writer.add(subject, body, row.line);
    }
  } catch (error) {
    writer.abandon();
    throw error;
  }
  const counts = { leftOut, odd, problems };
  if (!options.lenient && leftOut + odd > 0) {
    writer.abandon();
    return { ...told, state: 'refused', tags, ...counts };
  }
  try {
    writer.finish({
      version: SNAPSHOT_VERSION,
      id,
      sha256,
      bytes: file.bytes.length,
      file: basename(path),
      format,
      title,
      ...(creator === undefined ? {} : { creator }),
      ...(about === undefined ? {} : { about }),
      ...(licence === undefined ? {} : { licence }),
      ...counts,
      map,
      set,
    });
  } catch (error) {
    writer.abandon();
    throw error;
  }
  return { ...told, state: 'written', tags, ...counts };
}
