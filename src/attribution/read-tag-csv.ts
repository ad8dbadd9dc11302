import { readFileSync } from 'node:fs';
import { JejakError } from '../primitives/jejak-error.ts';

/** A claim of a named source about who holds an address. Never a fact of the chain. */
export interface Tag {
  readonly address: string;
  readonly label: string;
  readonly category: string;
  readonly confidence: string;
  readonly source: string;
}

const COLUMNS = ['address', 'label', 'category', 'confidence', 'source'] as const;

/**
 * Tags from a CSV file with the header address,label,category,confidence,source (any order; the last three may be
 * absent). Errors: FILE_MISSING; TAGS_INVALID with row and reason.
 */
export function readTagCsv(path: string): Tag[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason }, cause });
  }
  const rows = parseCsv(text.replace(/^\uFEFF/, ''), path);
  const header = rows[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  const at = Object.fromEntries(COLUMNS.map((name) => [name, header.indexOf(name)])) as Record<
    (typeof COLUMNS)[number],
    number
  >;
  if (at.address < 0 || at.label < 0)
    throw new JejakError('TAGS_INVALID', {
      meta: { file: path, row: 1, reason: 'no address and label in the header' },
    });
  return rows.slice(1).map((cells, i) => {
    const cell = (name: (typeof COLUMNS)[number]) => (at[name] < 0 ? '' : (cells[at[name]] ?? '').trim());
    const tag = {
      address: cell('address'),
      label: cell('label'),
      category: cell('category'),
      confidence: cell('confidence'),
      source: cell('source'),
    };
    if (!tag.address || !tag.label)
      throw new JejakError('TAGS_INVALID', {
        meta: { file: path, row: i + 2, reason: 'address or label is empty' },
      });
    return tag;
  });
}

/** RFC 4180 with either kind of line end; empty lines are skipped. */
function parseCsv(text: string, file: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (quoted)
    throw new JejakError('TAGS_INVALID', {
      meta: { file, row: rows.length + 1, reason: 'a quote is not closed' },
    });
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
