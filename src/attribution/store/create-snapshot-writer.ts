import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory, writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal } from '../../lake/pages/seal.ts';
import { sumsRoot, writeSums } from '../../lake/pages/sums-file.ts';
import type { ClaimBody, TagSubject } from '../claims/tag-claim.ts';
import { openFileSink } from './file-sink.ts';
import { KEYS_FILE, ROWS_FILE, SNAPSHOT_FILE, type Snapshot, SUMS } from './snapshot.ts';
import { subjectHash } from './subject-hash.ts';
import { writeKeys } from './write-keys.ts';

/** What many tags of a source say alike is written once; so many different texts are remembered. */
const SHARED = 10_000;

export interface SnapshotWriter {
  readonly add: (subject: TagSubject, body: ClaimBody, line: number) => void;
  /** Makes the snapshot visible, whole. */
  readonly finish: (about: Omit<Snapshot, 'tags' | 'rows' | 'keys' | 'pages'>) => Snapshot;
  /** Leaves nothing behind. */
  readonly abandon: () => void;
}

/** Writes a snapshot beside its place and renames it there: a reader sees all of it or nothing. Memory: 16 bytes a tag. */
export function createSnapshotWriter(folder: string, id: string): SnapshotWriter {
  const temporary = join(folder, `_${id}.tmp`);
  mkdirSync(folder, { recursive: true });
  // What a killed import left.
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const rows = openFileSink(join(temporary, ROWS_FILE));
  const shared = new Map<string, string>();
  const last = new WeakMap<ClaimBody, Map<string, string>>();
  let keys = new Float64Array(1024);
  let offsets = new Float64Array(1024);
  let tags = 0;

  const place = (rest: string): string => {
    const known = shared.get(rest);
    if (known !== undefined) return known;
    if (shared.size >= SHARED) return rest;
    const at = `[${rows.size()},${Buffer.byteLength(rest)}]`;
    rows.write(`${rest}\n`);
    shared.set(rest, at);
    return at;
  };
  return {
    add({ id: name, ...where }, body, line) {
      const about = `${where.chain} ${where.kind} ${where.checked}`;
      const texts = last.get(body) ?? new Map<string, string>();
      last.set(body, texts);
      let rest = texts.get(about);
      if (rest === undefined) {
        rest = place(JSON.stringify({ subject: where, ...body }));
        if (rest.startsWith('[')) texts.set(about, rest);
      }
      if (tags === keys.length) {
        keys = grown(keys);
        offsets = grown(offsets);
      }
      keys[tags] = subjectHash(name);
      offsets[tags] = rows.size();
      tags += 1;
      rows.write(`[${JSON.stringify(name)},${line},${rest}]\n`);
    },
    finish(about) {
      const written = rows.finish();
      const index = writeKeys(join(temporary, KEYS_FILE), keys.subarray(0, tags), offsets.subarray(0, tags));
      const sums = new Map([
        [ROWS_FILE, written.sums],
        [KEYS_FILE, index.sums],
      ]);
      writeSums(temporary, SUMS, sums);
      const snapshot: Snapshot = {
        ...about,
        tags,
        rows: { bytes: written.bytes, sha256: written.sha256 },
        keys: { bytes: index.bytes, sha256: index.sha256 },
        pages: sumsRoot(temporary, SUMS),
      };
      writeFileAtomic(join(temporary, SNAPSHOT_FILE), seal(snapshot, 2));
      renameSync(temporary, join(folder, id));
      syncDirectory(folder);
      return snapshot;
    },
    abandon() {
      rows.abandon();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
