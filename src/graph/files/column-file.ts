import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { JejakError } from '../../primitives/jejak-error.ts';

/** A file of rows of one width, addressed by row number. Reads go to the offset; nothing is held in memory. */
export interface ColumnFile {
  readonly path: string;
  /** Bytes a row. */
  readonly width: number;
  /** Whole rows in the file. */
  rows(): number;
  /** Fills `into` with the rows from `row` on. Errors: GRAPH_DAMAGED when the file ends before. */
  read(row: number, into: Uint8Array): void;
  /** Writes whole rows at `row`, over what is there or behind it. */
  write(row: number, bytes: Uint8Array): void;
  truncate(rows: number): void;
  sync(): void;
  close(): void;
}

/** Opens, for writing also creates, a column file. */
export function openColumnFile(path: string, width: number, mode: 'read' | 'write'): ColumnFile {
  const file = open(path, mode);
  return {
    path,
    width,
    rows: () => Math.floor(fstatSync(file).size / width),
    read(row, into) {
      let done = 0;
      while (done < into.length) {
        const got = readSync(file, into, done, into.length - done, row * width + done);
        if (got === 0)
          throw new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte: row * width + done } });
        done += got;
      }
    },
    write(row, bytes) {
      let done = 0;
      while (done < bytes.length)
        done += writeSync(file, bytes, done, bytes.length - done, row * width + done);
    },
    truncate: (rows) => ftruncateSync(file, rows * width),
    sync: () => fsyncSync(file),
    close: () => closeSync(file),
  };
}

function open(path: string, mode: 'read' | 'write'): number {
  if (mode === 'read') return openSync(path, 'r');
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return openSync(path, 'w+');
  }
}
