import { basename, join } from 'node:path';
import { type CheckedFile, openCheckedFile } from '../../lake/pages/open-checked-file.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { readSums, sumsPath } from '../../lake/pages/sums-file.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { TagClaim } from '../claims/tag-claim.ts';
import { readLines } from './read-lines.ts';
import { FENCE, KEYS_FILE, ROWS_FILE, type Snapshot, SUMS } from './snapshot.ts';
import { subjectHash } from './subject-hash.ts';

const CHUNK = 4096;
const PART = 1 << 20;
const HELD = 262_144;
/** Shared parts of tags that are remembered. */
const COMMON = 1_024;

export interface OpenSnapshot {
  readonly snapshot: Snapshot;
  /** Claims about a subject, in the order of the file. Errors: TAG_STORE. */
  readonly find: (id: string) => TagClaim[];
  /** All claims in the order of the file. Errors: TAG_STORE. */
  readonly all: () => Generator<TagClaim>;
  /** Reads both files whole, so that each page is checked. Errors: TAG_STORE. */
  readonly check: () => void;
  readonly close: () => void;
}

/** Opens one snapshot for look-ups. Memory: 8 bytes for every 512 tags, and up to 5 MB. Errors: TAG_STORE. */
export function openSnapshot(folder: string, snapshot: Snapshot): OpenSnapshot {
  const keysPath = join(folder, snapshot.id, KEYS_FILE);
  const rowsPath = join(folder, snapshot.id, ROWS_FILE);
  const damaged = (file: string, reason: string) => new JejakError('TAG_STORE', { meta: { file, reason } });
  const sums = readSums(join(folder, snapshot.id), SUMS, snapshot.pages);
  if (!sums) throw damaged(sumsPath(join(folder, snapshot.id), SUMS), 'not what was written');
  const open = (path: string, bytes: number): CheckedFile => {
    const notWritten = (byte: number) =>
      damaged(path, `page ${Math.floor(byte / PAGE_BYTES)} is not what was written`);
    const known = sums.get(basename(path));
    if (known?.bytes !== bytes) throw damaged(path, 'its sums are of another file');
    try {
      return openCheckedFile(path, notWritten, known);
    } catch (error) {
      throw error instanceof JejakError ? error : damaged(path, 'cannot be opened');
    }
  };
  const { tags } = snapshot;
  const keys = open(keysPath, snapshot.keys.bytes);
  let rows: CheckedFile | undefined;
  const doubles = (from: number, count: number) => {
    const bytes = new Uint8Array(count * 8);
    keys.read(from * 8, bytes);
    const view = new DataView(bytes.buffer);
    const numbers = new Float64Array(count);
    for (let i = 0; i < count; i++) numbers[i] = view.getFloat64(i * 8, true);
    return numbers;
  };
  // Most packs are small: their keys and places stay in memory, so that a look-up in a hundred packs reads few files.
  const held = tags <= HELD ? doubles(0, 2 * tags) : undefined;
  const placesOf = (from: number, count: number) =>
    held ? held.subarray(tags + from, tags + from + count) : doubles(tags + from, count);
  const fences = doubles(tags * 2, Math.ceil(tags / FENCE));

  let window = Buffer.alloc(CHUNK);
  /** So many bytes from `offset` on, or a line. */
  const text = (offset: number, length?: number): string => {
    rows ??= open(rowsPath, snapshot.rows.bytes);
    for (let wanted = length ?? CHUNK; ; wanted *= 2) {
      const got = Math.min(wanted, rows.bytes - offset);
      if (got <= 0 || got < (length ?? 0)) throw damaged(rowsPath, `no row at byte ${offset}`);
      if (window.length < got) window = Buffer.alloc(got);
      rows.read(offset, window.subarray(0, got));
      const end = length ?? window.subarray(0, got).indexOf(10);
      if (end >= 0) return window.toString('utf8', 0, end);
      if (got < wanted) throw damaged(rowsPath, `no row at byte ${offset}`);
    }
  };
  /** What several tags share, by its place: the same few again and again. */
  const common = new Map<number, Shared>();
  const sharedAt = ([offset, length]: readonly [number, number]): Shared => {
    const known = common.get(offset);
    if (known) return known;
    const read = JSON.parse(text(offset, length)) as Shared;
    if (common.size === COMMON) common.clear();
    common.set(offset, read);
    return read;
  };
  const row = (offset: number, id: string): TagClaim | undefined => {
    try {
      const [name, line, said] = JSON.parse(text(offset)) as [string, number, Shared | [number, number]];
      if (name !== id) return undefined;
      const rest = Array.isArray(said) ? sharedAt(said) : said;
      const subject = { ...rest.subject, id };
      return { ...rest, subject, pack: snapshot.title, snapshot: snapshot.sha256, line };
    } catch (error) {
      if (error instanceof SyntaxError) throw damaged(rowsPath, `no row at byte ${offset}`);
      throw error;
    }
  };
  return {
    snapshot,
    find(id) {
      const key = subjectHash(id);
      const found: TagClaim[] = [];
      // The first of equal keys may stand in the block before the fence that equals it.
      let block = Math.max(0, lowerBound(fences, key) - 1);
      for (; block < fences.length && fences[block]! <= key; block++) {
        const from = block * FENCE;
        const count = Math.min(FENCE, tags - from);
        const part = held ? held.subarray(from, from + count) : doubles(from, count);
        const first = lowerBound(part, key);
        let end = first;
        while (end < part.length && part[end] === key) end += 1;
        if (end > first)
          for (const offset of placesOf(from + first, end - first)) {
            const claim = row(offset, id);
            if (claim) found.push(claim);
          }
      }
      return found;
    },
    *all() {
      rows ??= open(rowsPath, snapshot.rows.bytes);
      const shared = new Map<number, Shared>();
      for (const { text: written, offset } of readLines(rows)) {
        const parsed = readRow(written, rowsPath);
        // A line without a subject is what the rows behind it share.
        if (!Array.isArray(parsed)) {
          shared.set(offset, parsed);
          continue;
        }
        const [id, line, said] = parsed;
        const rest = Array.isArray(said) ? shared.get(said[0]) : said;
        if (!rest) throw damaged(rowsPath, `no row at byte ${said}`);
        yield {
          ...rest,
          subject: { ...rest.subject, id },
          pack: snapshot.title,
          snapshot: snapshot.sha256,
          line,
        };
      }
    },
    check() {
      rows ??= open(rowsPath, snapshot.rows.bytes);
      for (const file of [keys, rows])
        for (let at = 0; at < file.bytes; at += PART)
          file.read(at, Buffer.alloc(Math.min(PART, file.bytes - at)));
    },
    close() {
      keys.close();
      rows?.close();
    },
  };
}

type Shared = Omit<TagClaim, 'pack' | 'snapshot' | 'line'>;

function readRow(text: string, file: string): Shared | [string, number, Shared | [number, number]] {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new JejakError('TAG_STORE', { meta: { file, reason: 'a row that is no JSON' }, cause });
  }
}

/** Position of the first value that is not below the key. */
function lowerBound(values: Float64Array, key: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
