import { readFileSync } from 'node:fs';

/** Owner of every address of a synthetic chain, from its owners.csv. */
export function readOwners(path: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const row of readFileSync(path, 'utf8').trimEnd().split('\n').slice(1)) {
    const first = row.indexOf(',');
    owners.set(row.slice(0, first), row.slice(first + 1, row.indexOf(',', first + 1)));
  }
  return owners;
}
