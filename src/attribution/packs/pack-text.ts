import { type Document, isMap, isScalar, isSeq, type ScalarTag, Document as YamlDocument } from 'yaml';
import { dayOf } from '../claims/day-of.ts';
import type { PackFields, PackKind, PackValue } from './pack.ts';
import { plainText } from './plain-text.ts';

/** YAML 1.2 has no dates: only what bareDates made one is written without quotes. */
const BARE_DATE: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  identify: (value) => value instanceof Date,
  resolve: (text) => text,
  test: /^(?!)/,
  stringify: ({ value }) => (value as Date).toISOString().slice(0, 10),
};

const DATES = new Set(['lastmod', 'valid_from', 'valid_to']);

/**
 * A pack as YAML, item by item, that readers of YAML 1.1 and 1.2 understand alike. What was included is written out.
 * Reading it gives the same header and items; comments and the way of quoting are not kept.
 */
export function* packText(pack: {
  readonly kind: PackKind;
  readonly header: PackFields;
  readonly items: Iterable<{ readonly fields: PackFields }>;
}): Generator<string> {
  if (Object.keys(pack.header).length > 0)
    yield plain(pack.header)?.join('\n').concat('\n') ?? write(pack.header);
  let items = 0;
  for (const { fields } of pack.items) {
    if (items++ === 0) yield `${pack.kind}:\n`;
    const lines = plain(fields);
    yield lines ? `- ${lines.join('\n  ')}\n` : write([fields]);
  }
  if (items === 0) yield `${pack.kind}: []\n`;
}

function plain(fields: PackFields): string[] | undefined {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const line = plainText(name, value);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines.length === 0 ? undefined : lines;
}

function write(value: PackValue | readonly PackFields[]): string {
  const document = new YamlDocument(value as unknown, {
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    customTags: [BARE_DATE],
  });
  bareDates(document);
  return document.toString({ lineWidth: 0 });
}

function bareDates(document: Document): void {
  const top = document.contents;
  for (const fields of isSeq(top) ? top.items : [top]) {
    if (!isMap(fields)) continue;
    for (const { key, value } of fields.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!DATES.has(name) || !isScalar(value)) continue;
      const text = String(value.value);
      if (/^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text) === text)
        value.value = new Date(`${text}T00:00:00Z`);
    }
  }
}
