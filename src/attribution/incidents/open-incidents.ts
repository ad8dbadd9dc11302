import { dossierFolder } from '../dossiers/store/dossier-folder.ts';
import { listDossiers } from '../dossiers/store/list-dossiers.ts';
import type { IncidentTable } from './incident.ts';
import { readIncidentFile } from './read-incident-file.ts';

/** A table of incidents that was imported, with the SHA-256 of its file. */
export interface StoredTable extends IncidentTable {
  readonly id: string;
  readonly file: string;
}

/** All tables of incidents and addresses of a data folder, read from the imported bytes. Errors: DOSSIER_STORE, DOSSIER_FORMAT. */
export function openIncidents(data: string): StoredTable[] {
  return listDossiers(dossierFolder(data, 'incidents')).map(({ snapshot, text }) => ({
    ...readIncidentFile(snapshot.file, text),
    id: snapshot.id,
    file: snapshot.file,
    // The name of a CSV file is its title.
    title: snapshot.title,
  }));
}
