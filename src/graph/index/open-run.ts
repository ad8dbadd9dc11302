import { type CheckedFile, openCheckedFile } from '../../lake/pages/open-checked-file.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** An open run. It never changes: another one gets its name by a rename. Its content are the entries. */
export type Run = CheckedFile;

/** Opens a run; each page is checked when it is read for the first time. Errors: GRAPH_DAMAGED. */
export function openRun(path: string): Run {
  return openCheckedFile(
    path,
    (byte) =>
      new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte, page: Math.floor(byte / PAGE_BYTES) } }),
  );
}
