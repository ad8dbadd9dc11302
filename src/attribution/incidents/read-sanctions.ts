import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import { readDate } from '../dossiers/read-date.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { Sanction } from './incident.ts';

const NAMES = { needed: ['by', 'date', 'subject', 'source'], allowed: ['ended'] };

/** Who put whom on a list, when, and whether it was taken off again. */
export function readSanctions(nodes: readonly Located[], book: SourceBook, tell: Tell): Sanction[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [by, subject] = [fields.text('by'), fields.text('subject')];
    const [date, ended] = [readDate(fields, 'date', tell), readDate(fields, 'ended', tell)];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    if (by === undefined || subject === undefined || date === undefined) return [];
    return [{ by, date, subject, ...(ended === undefined ? {} : { ended }), source }];
  });
}
