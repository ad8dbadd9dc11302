import { JejakError } from '../primitives/jejak-error.ts';
import type { LakeFile, LakeSegment } from './manifest.ts';

/** What the manifest says of a table's file in a segment. Errors: LAKE_DAMAGED where it does not name one. */
export function listedFile(
  segment: Pick<LakeSegment<unknown>, 'files'>,
  table: string,
  index: number,
): LakeFile {
  const file = Object.hasOwn(segment.files, table) ? segment.files[table] : undefined;
  if (file) return file;
  const reason = `segment ${index} names no file of the table ${table}`;
  throw new JejakError('LAKE_DAMAGED', { meta: { file: 'manifest.json', reason } });
}
