import { existsSync } from 'node:fs';
import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import type { FlowLabel } from '../../ingest/sources/flow-table/open-flow-table.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { toCsv } from '../output/to-csv.ts';
import { tableNamesFile } from './table-names-file.ts';

const HEADER = ['address', 'label', 'category', 'confidence', 'source'];

/**
 * Keeps the names that a table gives in its lake, beside those of the tables before it; those of a table of the same file
 * name are replaced. They have no category: a name says what somebody calls an address, and nothing of what it is.
 * Errors: TAGS_INVALID when the file in the lake was changed and cannot be read.
 */
export function writeTableNames(directory: string, table: string, names: readonly FlowLabel[]): void {
  if (names.length === 0) return;
  const file = tableNamesFile(directory);
  const others = existsSync(file) ? readTagCsv(file).filter(({ source }) => source !== table) : [];
  writeFileAtomic(
    file,
    toCsv(HEADER, [
      ...others.map(({ address, label, category, confidence, source }) => [
        address,
        label,
        category,
        confidence,
        source,
      ]),
      ...names.map(({ address, label }) => [address, label, '', '', table]),
    ]),
  );
}
