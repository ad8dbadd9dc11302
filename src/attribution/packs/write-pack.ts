import { type Document, isMap, isScalar, isSeq, Document as YamlDocument } from 'yaml';
import type { PackFields, PackStream, PackValue } from './pack.ts';

/** Fields that are dates by the standard: written bare, because readers of YAML 1.1 expect a date there. */
const DATES = new Set(['lastmod', 'valid_from', 'valid_to']);

/**
 * A pack as YAML that readers of YAML 1.1 and 1.2 understand alike. What was included is written out. Reading it gives
 * the same header and items; comments and the way of quoting are not kept.
 */
export function writePack(pack: Pick<PackStream, 'kind' | 'header' | 'items'>): string {
  const parts = Object.keys(pack.header).length === 0 ? [] : [write(pack.header)];
  const items: string[] = [];
  for (const { fields } of pack.items) items.push(write([fields]));
  parts.push(items.length === 0 ? `${pack.kind}: []\n` : `${pack.kind}:\n${items.join('')}`);
  return parts.join('');
}

function write(value: PackValue | readonly PackFields[]): string {
  const document = new YamlDocument(value as unknown, {
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
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
      if (!DATES.has(name) || !isScalar(value) || !/^\d{4}-\d{2}-\d{2}$/.test(String(value.value))) continue;
      value.type = 'PLAIN';
    }
  }
}
