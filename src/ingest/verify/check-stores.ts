import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dossierFolder } from '../../attribution/dossiers/store/dossier-folder.ts';
import { DOSSIER_KINDS } from '../../attribution/dossiers/store/dossier-snapshot.ts';
import { listDossiers } from '../../attribution/dossiers/store/list-dossiers.ts';
import { listSanctionSnapshots } from '../../attribution/sanctions/store/list-sanction-snapshots.ts';
import { readSanctionEntries } from '../../attribution/sanctions/store/read-sanction-entries.ts';
import { sanctionFolder } from '../../attribution/sanctions/store/sanction-folder.ts';
import { listSnapshots } from '../../attribution/store/list-snapshots.ts';
import { openSnapshot } from '../../attribution/store/open-snapshot.ts';
import { tagFolder } from '../../attribution/store/tag-folder.ts';
import { failedCheck, type LakeCheck } from '../../lake/verify/lake-check.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { checkLabelFiles } from '../../screening/labels/check-label-files.ts';
import { openWholeJournal } from '../../watch/journal/open-whole-journal.ts';
import { readNote } from '../../watch/sinks/deliver-alerts.ts';
import { watchFiles } from '../../watch/watch-files.ts';

/**
 * Checks what was imported and noted beside a lake against the sums and digests that were written with it: tags, sanctions
 * lists, incidents and actors, the watch, the index of labels. What is not there is not checked. A watch list that a person
 * writes has no digest.
 */
export function checkStores(data: string): LakeCheck[] {
  const stores: readonly (readonly [check: string, folder: string, look: (folder: string) => void])[] = [
    ['tags', tagFolder(data), checkTags],
    ['sanctions lists', sanctionFolder(data), checkSanctions],
    ...DOSSIER_KINDS.map((kind) => [kind, dossierFolder(data, kind), listDossiers] as const),
    ['watch', watchFiles(data).folder, () => checkWatch(data)],
    ['index of labels', join(data, 'screening'), checkLabelFiles],
  ];
  return stores
    .filter(([, folder]) => existsSync(folder))
    .map(([check, folder, look]) => {
      try {
        look(folder);
        return { check, good: true, detail: '' };
      } catch (error) {
        if (error instanceof JejakError) return failedCheck(check, error.message);
        throw error;
      }
    });
}

function checkTags(folder: string): void {
  for (const snapshot of listSnapshots(folder)) {
    const open = openSnapshot(folder, snapshot);
    try {
      open.check();
    } finally {
      open.close();
    }
  }
}

function checkSanctions(folder: string): void {
  for (const snapshot of listSanctionSnapshots(folder)) readSanctionEntries(snapshot);
}

/** The journal goes at least as far as the state says, and no note of a sink beyond it. */
function checkWatch(data: string): void {
  const files = watchFiles(data);
  const journal = openWholeJournal(data);
  try {
    for (const _ of journal.read(0));
  } finally {
    journal.close();
  }
  if (!existsSync(files.delivered)) return;
  for (const name of readdirSync(files.delivered))
    if (name.endsWith('.json') && !name.startsWith('_')) readNote(join(files.delivered, name));
}
