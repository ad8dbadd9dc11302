import { readText } from '../files/read-text.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { type CsvRow, scanCsv } from './scan-csv.ts';

/** A claim of a named source about who holds an address. Never a fact of the chain. */
export interface Tag {
  readonly address: string;
  readonly label: string;
  readonly category: string;
  readonly confidence: string;
  readonly source: string;
}

/** Bytes: some hundred thousand addresses. More of them are imported, not named for one question. */
const LARGEST = 32 << 20;
const COLUMNS = ['address', 'label', 'category', 'confidence', 'source'] as const;

/**
 * Tags from a CSV file with the header address,label,category,confidence,source (any order; the last three may be
 * absent). Errors: those of readText; TAGS_INVALID with row and reason.
 */
export function readTagCsv(path: string): Tag[] {
  const rows = scanCsv(readText(path, LARGEST), (line, reason) => invalid(path, line, reason));
  // The header is looked at before the rest costs anything.
  const first: CsvRow | undefined = rows.next().value ?? undefined;
  const header = first?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const at = Object.fromEntries(COLUMNS.map((name) => [name, header.indexOf(name)])) as Record<
    (typeof COLUMNS)[number],
    number
  >;
  if (at.address < 0 || at.label < 0)
    throw invalid(path, first?.line ?? 1, 'no address and label in the header');
  return Array.from(rows, ({ cells, line }) => {
    // A bare comma in a label would move the rest of it into the next column.
    if (cells.length > header.length)
      throw invalid(path, line, 'more cells than the header has; put a text with a comma in quotes');
    const cell = (name: (typeof COLUMNS)[number]) => (at[name] < 0 ? '' : (cells[at[name]] ?? '').trim());
    const tag = {
      address: cell('address'),
      label: cell('label'),
      category: cell('category'),
      confidence: cell('confidence'),
      source: cell('source'),
    };
    if (!tag.address || !tag.label) throw invalid(path, line, 'address or label is empty');
    return tag;
  });
}

function invalid(file: string, row: number, reason: string): JejakError {
  return new JejakError('TAGS_INVALID', { meta: { file, row, reason } });
}
