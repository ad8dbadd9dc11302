import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import { readDate } from '../dossiers/read-date.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { ActorStatement } from './actor.ts';

/** Who said what about an actor, when: a `text`, or the `id` of an incident that it is said to have done. */
export function readStatements(
  nodes: readonly Located[],
  about: { readonly book: SourceBook; readonly named: 'text' | 'id' },
  tell: Tell,
): ActorStatement[] {
  const names = { needed: [about.named, 'by', 'source'], allowed: ['date'] };
  return nodes.flatMap((node) => {
    const fields = openFields(node, names, tell);
    if (!fields) return [];
    const [text, by, date] = [fields.text(about.named), fields.text('by'), readDate(fields, 'date', tell)];
    const source = fields.has('source') ? readClaimSources(fields, about.book, tell) : [];
    if (text === undefined || by === undefined) return [];
    return [{ by, ...(date === undefined ? {} : { date }), text, source }];
  });
}
