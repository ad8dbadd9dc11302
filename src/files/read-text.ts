import { readTextBytes } from './read-text-bytes.ts';

const LINE = 1 << 20;

/**
 * A whole text file of at most `largest` bytes, without a byte order mark, and of lines of at most 1 MiB. Errors:
 * FILE_MISSING, INPUT_FOLDER, INPUT_PIPE, INPUT_DEVICE, INPUT_LARGE, INPUT_NOT_TEXT, INPUT_LINE, those of the disk.
 */
export function readText(path: string, largest: number): string {
  const text = readTextBytes(path, { largest, line: LINE }).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
