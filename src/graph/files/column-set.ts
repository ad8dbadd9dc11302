import { join } from 'node:path';
import { NO_SUMS } from '../../lake/pages/page-sums.ts';
import { type FolderSums, readSums, writeSums } from '../../lake/pages/sums-file.ts';
import { type ColumnFile, type ColumnOptions, openColumnFile } from './column-file.ts';

/** Columns of a folder that grow together, segment by segment, with one file of sums. */
export interface ColumnSet<Name extends string> {
  readonly columns: Readonly<Record<Name, ColumnFile>>;
  /**
   * Takes the sums of `segments` segments with this root; those of no segment cover nothing. False where there are none
   * with this root: they were replaced meanwhile, or damaged.
   */
  load(segments: number, root: string): boolean;
  /** Puts the sums as they are now on the disk as those of `segments` segments. They count when a checkpoint names them. */
  keep(segments: number): void;
  close(): void;
}

/** File name of a column, and bytes a row. */
export interface ColumnShape {
  readonly file: string;
  readonly width: number;
}

/** Some columns of a table of them. */
export function pickColumns<Name extends string>(
  table: Readonly<Record<Name, ColumnShape>>,
  names: readonly Name[],
): Readonly<Record<Name, ColumnShape>> {
  return Object.fromEntries(names.map((name) => [name, table[name]])) as Record<Name, ColumnShape>;
}

/** Opens the columns of a table of them: file name and bytes a row by name. */
export function openColumnSet<Table extends Readonly<Record<string, ColumnShape>>>(
  directory: string,
  table: Table,
  {
    mode,
    heal,
    stale,
    pagesOnly = [],
  }: Pick<ColumnOptions, 'mode' | 'stale'> & {
    heal?: Heals<string & keyof Table>;
    /** Columns whose `heal` takes too long for every read. */
    pagesOnly?: readonly (string & keyof Table)[];
  },
): ColumnSet<string & keyof Table> {
  type Name = string & keyof Table;
  const names = Object.keys(table) as Name[];
  const columns = {} as Record<Name, ColumnFile>;
  try {
    for (const name of names) {
      const { file, width } = table[name]!;
      const healing = heal?.[name];
      const healsPagesOnly = (pagesOnly as readonly string[]).includes(name);
      const about = {
        width,
        mode,
        ...(healing ? { heal: healing, healsPagesOnly } : {}),
        ...(stale ? { stale } : {}),
      };
      columns[name] = openColumnFile(join(directory, file), about);
    }
  } catch (error) {
    for (const column of Object.values<ColumnFile>(columns)) column.close();
    throw error;
  }
  return {
    columns,
    load(segments, root) {
      const sums: FolderSums | undefined = segments === 0 ? new Map() : readSums(directory, segments, root);
      if (!sums) return false;
      for (const name of names) columns[name].cover(sums.get(table[name]!.file) ?? NO_SUMS);
      return true;
    },
    keep(segments) {
      writeSums(directory, segments, new Map(names.map((name) => [table[name]!.file, columns[name].sums()])));
    },
    close() {
      for (const name of names) columns[name].close();
    },
  };
}

/** See PagedFile; by column, with the row that a page begins with. */
export type Heals<Name extends string> = {
  readonly [N in Name]?: (row: number, page: Uint8Array) => void;
};
