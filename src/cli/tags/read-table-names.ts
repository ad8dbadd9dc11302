import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import type { NameClaim } from './name-claim.ts';
import { tableNamesFile } from './table-names-file.ts';

export interface TableNames {
  /** SHA-256 of the file that has them. */
  readonly sha256: string;
  /** One address may have several. */
  readonly claims: readonly (NameClaim & { readonly address: string })[];
}

/**
 * The names that tables gave the addresses of a lake; undefined where there are none. A category that somebody wrote into
 * the file is not read: it is not the table's word, and is given with --tags. Errors: TAGS_INVALID.
 */
export function readTableNames(directory: string): TableNames | undefined {
  const file = tableNamesFile(directory);
  if (!existsSync(file)) return undefined;
  const claims = readTagCsv(file).map(({ address, label, source }) => ({
    address,
    // What toCsv put before a name that a spreadsheet would run.
    name: label.replace(/^'(?=[=+@-])/, ''),
    source: source || basename(file),
  }));
  if (claims.length === 0) return undefined;
  return { sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), claims };
}
