import type { PackFields } from '../packs/pack.ts';

/** What is known about one imported source; `snapshot.json` of its folder. */
export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  /** Name of the folder: the SHA-256 of the file, or of it and of all that changed its meaning. */
  readonly id: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly creator?: string;
  /** What the header of a pack says about the pack itself. */
  readonly about?: PackFields;
  readonly licence?: string;
  readonly tags: number;
  /** Rows that hold no tag or a word that the standard does not know, kept out or in; the first of them. */
  readonly problems: readonly SnapshotProblem[];
  readonly leftOut: number;
  readonly odd: number;
  /** The mapping that was given with the import. */
  readonly map: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, string>>;
  readonly rows: { readonly bytes: number; readonly sha256: string };
  readonly keys: { readonly bytes: number; readonly sha256: string };
  /** Root of the sums of the pages of both. */
  readonly pages: string;
}

/** 2: the snapshot is sealed, its pages have sums. */
export const SNAPSHOT_VERSION = 2;

export interface SnapshotProblem {
  readonly line: number;
  readonly reason: string;
  /** Whether the row is left out. */
  readonly bad: boolean;
}

export const SNAPSHOT_FILE = 'snapshot.json';
export const ROWS_FILE = 'rows.jsonl';
/** Number of the file of sums: a snapshot has one. */
export const SUMS = 0;
export const KEYS_FILE = 'keys.bin';
/** Of so many sorted keys the first is kept in memory. */
export const FENCE = 512;
