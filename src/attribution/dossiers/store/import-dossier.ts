import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTagFile } from '../../import/read-tag-file.ts';
import type { Problem } from '../problem.ts';
import { dossierFolder } from './dossier-folder.ts';
import { DOSSIER_VERSION, type DossierKind } from './dossier-snapshot.ts';
import { writeDossier } from './write-dossier.ts';

const TOLD = 1_000;

/** What a reader of a kind of file finds in it. */
export interface ReadFile {
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly leftOut: number;
  readonly problems: readonly Problem[];
  /** A text that a person keeps is taken whole or not at all; of a published list the good rows are kept. */
  readonly whole: boolean;
}

export interface DossierImport {
  readonly file: string;
  /** `known`: these bytes were imported before. `refused`: nothing was written. */
  readonly state: 'written' | 'known' | 'refused';
  readonly id: string;
  readonly title: string;
  readonly format: string;
  readonly rows: number;
  readonly leftOut: number;
  readonly problems: readonly Problem[];
}

export interface ImportPlace {
  readonly data: string;
  readonly kind: DossierKind;
  readonly read: (path: string, text: string) => ReadFile;
}

/** Imports a file as one immutable snapshot named by its SHA-256. Errors: FILE_MISSING, TAG_FORMAT, DOSSIER_FORMAT, TAG_PACK. */
export function importDossier(path: string, { data, kind, read }: ImportPlace): DossierImport {
  const { bytes, text } = readTagFile(path);
  const id = createHash('sha256').update(bytes).digest('hex');
  const { format, title, rows, leftOut, problems: all, whole } = read(path, text);
  const problems = all.slice(0, TOLD);
  const told = { file: path, id, title, format, rows, leftOut, problems };
  const folder = dossierFolder(data, kind);
  if (existsSync(join(folder, id))) return { ...told, state: 'known' };
  if (whole && all.some(({ bad }) => bad)) return { ...told, state: 'refused' };
  const snapshot = {
    version: DOSSIER_VERSION,
    id,
    bytes: bytes.length,
    file: basename(path),
    format,
    title,
    rows,
    leftOut,
  } as const;
  writeDossier(folder, { ...snapshot, problems }, bytes);
  return { ...told, state: 'written' };
}
