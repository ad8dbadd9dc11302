import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';
import { createPageCheck, type PageCheck } from '../../lake/pages/create-page-check.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { createLiveSums, type LiveSums, type PageSums } from '../../lake/pages/page-sums.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * A file of rows of one width, addressed by row number. Reads go to the offset; nothing is held in memory. A page is
 * checked against its CRC when it is read for the first time.
 */
export interface ColumnFile {
  readonly path: string;
  /** Bytes a row. */
  readonly width: number;
  /** Whole rows in the file, those behind what is covered included. */
  rows(): number;
  /**
   * Fills `into` with the rows from `row` on. Rows behind what the sums cover are work in progress and are not checked.
   * Errors: GRAPH_DAMAGED when the file ends before, or a page is not what was written; what `stale` makes of it where
   * other data have taken the place of those that were opened.
   */
  read(row: number, into: Uint8Array): void;
  /** Writes whole rows behind the last one that is covered. */
  append(bytes: Uint8Array): void;
  /** As `read`, with what a writer has set since taken back: what the rows were when the sums were made. */
  settled(row: number, into: Uint8Array): void;
  /** As `read`, without a check: for rows that are only written back. */
  peek(row: number, into: Uint8Array): void;
  /** Writes rows from `row` on over others. The sums are the caller's matter: see `scatter`. */
  overwrite(row: number, bytes: Uint8Array): void;
  /** Ends the file at so many rows. The sums have to be those of that state, or to be cut with it. */
  truncate(rows: number): void;
  /** Makes the sums end at so many rows, without the file. */
  cutSums(rows: number): void;
  /** Makes these the sums of the file, from now on. */
  cover(sums: PageSums): void;
  sums(): LiveSums;
  sync(): void;
  close(): void;
}

export interface ColumnOptions {
  readonly width: number;
  /** `write` also creates the file. */
  readonly mode: 'read' | 'write';
  /** See PagedFile. Whoever only reads gets rows with that done: what a writer has set since does not count for him. */
  readonly heal?: (row: number, page: Uint8Array) => void;
  /** Where `heal` takes too long for every read: only pages are healed, to be checked. */
  readonly healsPagesOnly?: boolean;
  /** The error where a page is not what was opened, because the whole is not any more; undefined where it is. */
  readonly stale?: () => Error | undefined;
}

/** Opens a column file; nothing of it is covered by sums until `cover`. Errors: GRAPH_DAMAGED where a file to read is missing. */
export function openColumnFile(path: string, options: ColumnOptions): ColumnFile {
  const { width, heal, stale } = options;
  const file = open(path, options.mode);
  let sums = createLiveSums({ bytes: 0, crcs: new Uint32Array(0) });
  let check: PageCheck;
  const settle = options.mode === 'read' && !options.healsPagesOnly ? heal : undefined;

  function damaged(byte: number): Error {
    const page = Math.floor(byte / PAGE_BYTES);
    return stale?.() ?? new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte, page } });
  }
  function fill(at: number, into: Uint8Array): void {
    let done = 0;
    while (done < into.length) {
      const got = readSync(file, into, done, into.length - done, at + done);
      if (got === 0) throw damaged(at + done);
      done += got;
    }
  }
  const put = (at: number, bytes: Uint8Array) => writeFully({ file, path }, bytes, at);
  function cover(from: PageSums): void {
    sums = createLiveSums(from);
    // A page may begin within a row: what is healed are the rows that begin and end in it.
    const healPage = heal && ((at: number, page: Uint8Array) => heal(at / width, page));
    check = createPageCheck({ sums, read: fill, damaged, ...(healPage ? { heal: healPage } : {}) });
  }
  cover(sums);
  return {
    path,
    width,
    rows: () => Math.floor(fstatSync(file).size / width),
    read(row, into) {
      fill(row * width, into);
      check(row * width, into);
      settle?.(row, into);
    },
    append(bytes) {
      put(sums.bytes, bytes);
      sums.append(bytes);
    },
    settled(row, into) {
      fill(row * width, into);
      check(row * width, into);
      heal?.(row, into);
    },
    peek: (row, into) => fill(row * width, into),
    overwrite: (row, bytes) => put(row * width, bytes),
    truncate: (rows) => ftruncateSync(file, rows * width),
    cutSums(rows) {
      const bytes = rows * width;
      if (bytes === sums.bytes) return;
      const rest = new Uint8Array(bytes % PAGE_BYTES);
      fill(bytes - rest.length, rest);
      check(bytes - rest.length, rest);
      sums.cut(bytes, rest);
    },
    cover,
    sums: () => sums,
    sync: () => syncFully({ file, path }),
    close: () => closeSync(file),
  };
}

function open(path: string, mode: 'read' | 'write'): number {
  try {
    return openSync(path, mode === 'read' ? 'r' : 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (mode === 'write') return openSync(path, 'w+');
    throw new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte: 0, page: 0 }, cause: error });
  }
}
