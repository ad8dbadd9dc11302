import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import { readDate } from '../dossiers/read-date.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { Attribution } from './incident.ts';

const NAMES = { needed: ['actor', 'by', 'source'], allowed: ['date'] };

/** Who says who did it. */
export function readAttributions(nodes: readonly Located[], book: SourceBook, tell: Tell): Attribution[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [actor, by, date] = [fields.text('actor'), fields.text('by'), readDate(fields, 'date', tell)];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    if (actor === undefined || by === undefined) return [];
    return [{ actor, by, ...(date === undefined ? {} : { date }), source }];
  });
}
