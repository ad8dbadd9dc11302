import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import type { SourceBook } from '../dossiers/source.ts';
import { STEP_KINDS } from '../incidents/step-kinds.ts';
import type { ActorStep } from './actor.ts';

const NAMES = { needed: ['step', 'text', 'source'], allowed: ['period'] };

/** How an actor usually launders, step by step, each with who says so. */
export function readActorSteps(nodes: readonly Located[], book: SourceBook, tell: Tell): ActorStep[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [kind, text, period] = [fields.text('step'), fields.text('text'), fields.text('period')];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    const step = STEP_KINDS.find((known) => known === kind);
    if (kind !== undefined && !step)
      tell(fields.lineOf('step'), 'step-kind', { value: kind, detail: STEP_KINDS.join(', ') });
    if (!step || text === undefined) return [];
    return [{ step, text, ...(period === undefined ? {} : { period }), source }];
  });
}
