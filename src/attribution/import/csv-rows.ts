import { basename } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { packError } from '../packs/pack-error.ts';
import { type CsvRow, scanCsv } from '../scan-csv.ts';
import { CSV_LAYOUTS } from './csv-layouts.ts';
import { knownHeaderless } from './known-headerless.ts';
import { looksLikeSubject } from './looks-like-subject.ts';
import { numberedColumns } from './numbered-columns.ts';
import type { TagFile, TagRow, TagRowOptions, TagRows } from './tag-rows.ts';

/** Names that lists give to fields of the standard, when nothing is said with `--map`. */
const SAME: Readonly<Record<string, string>> = {
  chain: 'network',
  tx: 'tx_hash',
  txid: 'tx_hash',
  license: 'licence',
};

/**
 * Tags of a CSV file: a mapping that was asked for, a known layout, or columns named as the standard's fields. A mapping
 * by number says that there is no header. Errors: TAG_FORMAT, TAG_PACK.
 */
export function csvRows(file: TagFile, options: TagRowOptions): TagRows {
  const scan = () => scanCsv(file.text, (line, reason) => packError(file.path, line, reason));
  const top: CsvRow | undefined = scan().next().value ?? undefined;
  const first = (top?.cells ?? []).map((name) => name.trim());
  const mapped = Object.keys(options.map).length > 0;
  const numbered = mapped
    ? numberedColumns(options.map, { path: file.path, width: first.length })
    : knownHeaderless(first, file.path);
  const header = numbered?.header ?? first;
  // A list named only `address,name` is OFAC's when its name says so; otherwise nobody knows what it claims.
  const layout = mapped
    ? undefined
    : CSV_LAYOUTS.find(
        ({ name, header: known }) =>
          known === header.join() && (name !== 'ofac-named' || /ofac/i.test(basename(file.path))),
      );
  const at = new Map(header.map((name, i) => [name, i]));
  const columns = layout ? [] : fieldColumns(header, file.path, options);
  const tagOf = ({ cells, line }: CsvRow): TagRow => {
    // A bare comma in a label would move the rest of it into the next column.
    if (cells.length > header.length) {
      const wider = numbered ? 'first row' : 'header';
      throw packError(file.path, line, `more cells than the ${wider} has; put a text with a comma in quotes`);
    }
    const cell = (name: string) => (cells[at.get(name) ?? -1] ?? '').trim();
    const found = layout
      ? layout.fields(cell, basename(file.path))
      : Object.fromEntries(columns.map(([field, i]) => [field, (cells[i] ?? '').trim()]));
    const given = Object.entries(found).filter(([, value]) => value !== '');
    return { own: Object.fromEntries(given), inherited: options.set, line };
  };
  function* rows(): Generator<TagRow> {
    let header = !numbered;
    for (const row of scan()) {
      if (!header) yield tagOf(row);
      header = false;
    }
  }
  return {
    format: layout?.name ?? 'csv',
    title: basename(file.path),
    rows: { [Symbol.iterator]: rows },
    beyond: layout ? [layout.name, basename(file.path)] : [],
  };
}

function fieldColumns(header: readonly string[], path: string, options: TagRowOptions): [string, number][] {
  const columns = new Map<string, number>();
  if (Object.keys(options.map).length > 0) {
    for (const [field, column] of Object.entries(options.map)) {
      const i = header.indexOf(column);
      if (i < 0) {
        refuseData(header, path);
        throw format(path, `no column "${column}"; the header is ${headerText(header)}`);
      }
      columns.set(SAME[field] ?? field, i);
    }
  } else
    header.forEach((name, i) => {
      const field = name.toLowerCase();
      if (field !== '') columns.set(SAME[field] ?? field, i);
    });
  const has = (field: string) => columns.has(field) || field in options.set;
  if (!has('address') && !has('tx_hash')) {
    refuseData(header, path);
    throw format(path, `no address in the header ${headerText(header)}`);
  }
  if (!has('label')) throw format(path, `no label in the header ${headerText(header)}`);
  return [...columns];
}

/** A header that is none: the reader is told how such a file is mapped. */
function refuseData(header: readonly string[], path: string): void {
  const at = header.findIndex(looksLikeSubject);
  if (at >= 0)
    throw format(
      path,
      `its first row is data, not a header; name columns by number: --map address=#${at + 1},label=#<n>`,
    );
}

const headerText = (header: readonly string[]) => header.join(',').slice(0, 200);

function format(file: string, reason: string): JejakError {
  return new JejakError('TAG_FORMAT', { meta: { file, reason } });
}
