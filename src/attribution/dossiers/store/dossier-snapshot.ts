import type { Problem } from '../problem.ts';

/** What is known about one imported file; `snapshot.json` of its folder. */
export interface DossierSnapshot {
  readonly version: typeof DOSSIER_VERSION;
  /** SHA-256 of the file; the name of the folder. */
  readonly id: string;
  readonly bytes: number;
  /** Name of the file without its folders: it says the form. */
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly leftOut: number;
  /** The first 1,000. */
  readonly problems: readonly Problem[];
}

export const DOSSIER_KINDS = ['incidents', 'actors'] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];
/** 2: sealed. */
export const DOSSIER_VERSION = 2;
export const SNAPSHOT_NAME = 'snapshot.json';
/** The imported bytes themselves: what they say is read from them every time, nothing else is the truth. */
export const SOURCE_NAME = 'source';
