import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import { readDate } from '../dossiers/read-date.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { PathStep } from './incident.ts';
import { readAmounts } from './read-amounts.ts';
import { STEP_KINDS } from './step-kinds.ts';

const NAMES = { needed: ['step', 'source'], allowed: ['service', 'date', 'amounts'] };

/** Steps of laundering, in the order of the file. */
export function readPath(nodes: readonly Located[], book: SourceBook, tell: Tell): PathStep[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [text, service, date] = [
      fields.text('step'),
      fields.text('service'),
      readDate(fields, 'date', tell),
    ];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    const step = STEP_KINDS.find((known) => known === text);
    if (text !== undefined && !step)
      tell(fields.lineOf('step'), 'step-kind', { value: text, detail: STEP_KINDS.join(', ') });
    const amounts = readAmounts(fields.list('amounts'), { book, source }, tell);
    if (!step) return [];
    return [
      {
        step,
        ...(service === undefined ? {} : { service }),
        ...(date === undefined ? {} : { date }),
        amounts,
        source,
      },
    ];
  });
}
