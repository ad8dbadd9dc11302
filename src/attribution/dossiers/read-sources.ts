import type { Located } from './located.ts';
import { openFields } from './open-fields.ts';
import type { Tell } from './problem.ts';
import { readDate } from './read-date.ts';
import type { Source } from './source.ts';

const NAMES = { needed: ['title'], allowed: ['publisher', 'date', 'url'] };

/** The sources that a file declares, by key. */
export function readSources(node: Located | undefined, tell: Tell): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  if (node === undefined) return sources;
  if (node.is !== 'fields') {
    tell(node.line, 'fields', { field: 'sources' });
    return sources;
  }
  for (const [key, { value, line }] of node.fields) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(key)) tell(line, 'id', { field: 'sources', value: key });
    const fields = openFields(value, NAMES, tell);
    const title = fields?.text('title');
    if (!fields || title === undefined) continue;
    const [publisher, url, date] = [
      fields.text('publisher'),
      fields.text('url'),
      readDate(fields, 'date', tell),
    ];
    if (url !== undefined && !/^https?:\/\/\S+$/.test(url))
      tell(fields.lineOf('url'), 'text', { field: 'url', value: url });
    sources.set(key, {
      key,
      title,
      ...(publisher === undefined ? {} : { publisher }),
      ...(date === undefined ? {} : { date }),
      ...(url === undefined ? {} : { url }),
    });
  }
  return sources;
}
