import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory, writeFileAtomic } from '../../../lake/files/write-file-atomic.ts';
import { seal } from '../../../lake/pages/seal.ts';
import { openFileSink } from '../../store/file-sink.ts';
import { type DossierSnapshot, SNAPSHOT_NAME, SOURCE_NAME } from './dossier-snapshot.ts';

/** Writes an imported file beside its place and renames it there: a reader sees all of it or nothing. */
export function writeDossier(folder: string, snapshot: DossierSnapshot, bytes: Uint8Array): void {
  const [place, temporary] = [join(folder, snapshot.id), join(folder, `_${snapshot.id}.tmp`)];
  if (existsSync(place)) return;
  mkdirSync(folder, { recursive: true });
  // What a killed import left.
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  try {
    const sink = openFileSink(join(temporary, SOURCE_NAME));
    sink.write(bytes);
    sink.finish();
    writeFileAtomic(join(temporary, SNAPSHOT_NAME), seal(snapshot, 2));
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  syncDirectory(folder);
}
