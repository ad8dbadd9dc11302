import { readFileSync } from 'node:fs';

/** Addresses of a file that has one per line, in lower case. */
export function readAddresses(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '');
}
