import { gunzipSync } from 'node:zlib';
import { readBytes } from '../../../files/read-bytes.ts';
import { readTextBytes } from '../../../files/read-text-bytes.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';

/** Bytes: the traces of one block have been some ten million. */
const LARGEST = 128 << 20;

/** The text of a JSON file, which may be packed as `.gz`. Errors: those of readTextBytes, EVM_FILE_ROW where it cannot be unpacked. */
export function readJsonFile(file: string): string {
  if (!file.endsWith('.gz')) return readTextBytes(file, { largest: LARGEST, line: LARGEST }).toString('utf8');
  try {
    return gunzipSync(readBytes(file, LARGEST), { maxOutputLength: LARGEST }).toString('utf8');
  } catch (cause) {
    if (cause instanceof JejakError) throw cause;
    const large = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const reason = large ? `unpacked it has more than ${LARGEST} bytes` : 'not gzip';
    throw new JejakError('EVM_FILE_ROW', { meta: { file, line: 1, reason }, cause });
  }
}
