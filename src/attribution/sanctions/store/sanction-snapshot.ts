import type { SanctionProblem } from '../sanction-entry.ts';

/** What is known about one publication; `snapshot.json` of its folder. */
export interface SanctionSnapshot {
  readonly version: typeof SANCTION_VERSION;
  readonly list: string;
  readonly format: string;
  /** Day of the publication, and whether the file says it or the user did. */
  readonly published: string;
  readonly publishedBy: 'file' | 'user';
  /** Of the file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly file: string;
  readonly entries: number;
  readonly addresses: number;
  readonly problems: readonly SanctionProblem[];
  /** Of `entries.jsonl`. */
  readonly rows: { readonly bytes: number; readonly sha256: string };
}

/** 2: sealed. */
export const SANCTION_VERSION = 2;
export const SANCTION_SNAPSHOT = 'snapshot.json';
export const SANCTION_ENTRIES = 'entries.jsonl';
