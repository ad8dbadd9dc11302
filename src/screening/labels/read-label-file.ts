import { existsSync } from 'node:fs';
import { openCheckedFile } from '../../lake/pages/open-checked-file.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** A file of an index, whole and checked; undefined where there is none: nothing was prepared, or transactions were not marked. Errors: SCREEN_INDEX. */
export function readLabelFile(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const file = openCheckedFile(path, (byte) => {
    const reason = `page ${Math.floor(byte / PAGE_BYTES)} is not what was written`;
    return new JejakError('SCREEN_INDEX', { meta: { file: path, reason } });
  });
  try {
    const bytes = new Uint8Array(file.bytes);
    file.read(0, bytes);
    return bytes;
  } finally {
    file.close();
  }
}
