import { join } from 'node:path';
import type { DossierKind } from './dossier-snapshot.ts';

/** Where the dossiers of a data folder are: beside its lake, not part of it. */
export function dossierFolder(data: string, kind: DossierKind): string {
  return join(data, 'dossiers', kind);
}
