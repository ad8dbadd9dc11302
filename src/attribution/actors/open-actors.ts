import { dossierFolder } from '../dossiers/store/dossier-folder.ts';
import { listDossiers } from '../dossiers/store/list-dossiers.ts';
import type { ActorTable } from './actor.ts';
import { readActorFile } from './read-actor-file.ts';

/** A file of actors that was imported, with its SHA-256. */
export interface StoredActors extends ActorTable {
  readonly id: string;
  readonly file: string;
}

/** All actors of a data folder, read from the imported bytes. Errors: DOSSIER_STORE, TAG_PACK. */
export function openActors(data: string): StoredActors[] {
  return listDossiers(dossierFolder(data, 'actors')).map(({ snapshot, text }) => ({
    ...readActorFile(snapshot.file, text),
    id: snapshot.id,
    file: snapshot.file,
  }));
}
