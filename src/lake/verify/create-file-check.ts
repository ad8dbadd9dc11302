import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../files/read-text.ts';
import { scanInput } from '../../files/scan-input.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { writeFileAtomic } from '../files/write-file-atomic.ts';
import { listedFile } from '../listed-file.ts';
import type { LakeFile, LakeSegment } from '../manifest.ts';
import { seal, unseal } from '../pages/seal.ts';
import { partitionFile } from '../partition.ts';
import type { Table } from '../schema/table.ts';

/** Bytes from which on it is worth remembering, beside the lake, what was checked: some seconds of hashing. */
const WORTH_REMEMBERING = 1_000_000_000;
/** Bytes. */
const LARGEST_MEMORY = 64 << 20;

interface Listed {
  readonly file: string;
  readonly listed: LakeFile;
}

/**
 * Compares Parquet files with the SHA-256 of the manifest before a question reads them: once per process, and of large
 * lakes once per file and change, which is remembered in `lake/_checked.json` by size, times and place on the disk. Errors:
 * LAKE_DAMAGED. `verify` asks for every file again.
 */
export interface FileCheck {
  /** The files of every table whose name stands in a query. */
  tablesIn(sql: string): Promise<void>;
  /** The files of all tables. */
  all(): Promise<void>;
}

export function createFileCheck(
  directory: string,
  segments: readonly Pick<LakeSegment<unknown>, 'files'>[],
  tables: readonly Table[],
): FileCheck {
  const done = new Map<string, Promise<void>>();
  const memory = openMemory(join(directory, 'lake', '_checked.json'));

  async function check(table: string): Promise<void> {
    let hashed = 0;
    for (const { file, listed } of filesOf(table)) {
      const path = join(directory, file);
      const mark = markOf(path);
      if (mark === undefined) throw damaged(path, 'missing');
      if (memory.knows(file, listed, mark)) continue;
      if ((await hashOf(path)) !== listed.sha256)
        throw damaged(path, 'its SHA-256 is not that of the manifest');
      memory.note(file, listed, mark);
      hashed += listed.bytes;
    }
    if (hashed >= WORTH_REMEMBERING) memory.keep();
  }
  function filesOf(table: string): Listed[] {
    return segments.map((segment, index) => {
      const listed = listedFile(segment, table, index);
      return { file: partitionFile(table, index, listed), listed };
    });
  }
  async function checkOnce(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const running = done.get(name) ?? check(name);
      done.set(name, running);
      await running;
    }
  }
  const names = tables.map(({ name }) => name);
  return {
    tablesIn(sql) {
      const words = new Set(sql.match(/\w+/g));
      return checkOnce(names.filter((name) => words.has(name)));
    },
    all: () => checkOnce(names),
  };
}

function damaged(file: string, reason: string): JejakError {
  return new JejakError('LAKE_DAMAGED', { meta: { file, reason } });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for (const part of scanInput(path)) hash.update(part);
  return hash.digest('hex');
}

/** What changes whenever somebody writes to a file, or puts another in its place. */
function markOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && [found.size, found.mtimeNs, found.ctimeNs, found.dev, found.ino].join(' ');
}

function openMemory(path: string) {
  let known: Record<string, string> = {};
  try {
    known = unseal<Record<string, string>>(readText(path, LARGEST_MEMORY));
  } catch {
    // Nothing is known: everything is hashed.
  }
  return {
    knows: (file: string, { sha256 }: LakeFile, mark: string) => known[file] === `${sha256} ${mark}`,
    note(file: string, { sha256 }: LakeFile, mark: string) {
      known[file] = `${sha256} ${mark}`;
    },
    keep() {
      try {
        writeFileAtomic(path, seal(known));
      } catch {
        // A lake that cannot be written to is hashed again next time.
      }
    },
  };
}
