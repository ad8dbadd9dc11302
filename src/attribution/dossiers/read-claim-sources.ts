import type { Fields } from './open-fields.ts';
import type { Tell } from './problem.ts';
import type { SourceBook } from './source.ts';

/** Keys of the sources of one claim. A claim without one, or with one that is not declared, is told. */
export function readClaimSources(fields: Fields, book: SourceBook, tell: Tell): readonly string[] {
  const value = fields.value('source');
  if (value === undefined) {
    tell(fields.line, 'no-source');
    return [];
  }
  const nodes = value.is === 'list' ? value.items : [value];
  const keys: string[] = [];
  for (const node of nodes) {
    if (node.is !== 'text') tell(node.line, 'text', { field: 'source' });
    else if (!book.sources.has(node.text)) tell(node.line, 'unknown-source', { value: node.text });
    else keys.push(node.text);
  }
  if (nodes.length === 0) tell(fields.line, 'no-source');
  return keys;
}
