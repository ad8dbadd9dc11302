import { readText } from '../../files/read-text.ts';
import { unseal } from './seal.ts';

/** Bytes. */
const LARGEST = 16 << 20;

/** A sealed file about something that was imported. Throws a plain Error that says why where it is not of this version, belongs elsewhere, or was changed. */
export function readSealedSnapshot<Snapshot extends { readonly version: number }>(
  file: string,
  version: number,
  belongs: (snapshot: Snapshot) => boolean,
): Snapshot {
  const text = readText(file, LARGEST);
  const found = (JSON.parse(text) as Partial<Snapshot> | null)?.version;
  if (Number.isInteger(found) && found !== version) throw new Error(`version ${found} instead of ${version}`);
  const snapshot = unseal<Snapshot>(text);
  if (!belongs(snapshot)) throw new Error('of another folder');
  return snapshot;
}
