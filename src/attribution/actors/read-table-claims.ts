import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { ActorTableClaim } from './actor.ts';

const NAMES = { needed: ['sha256', 'title', 'by', 'source'], allowed: [] };

/** Tables whose every incident somebody attributes to the actor. */
export function readTableClaims(nodes: readonly Located[], book: SourceBook, tell: Tell): ActorTableClaim[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [sha256, title, by] = [fields.text('sha256'), fields.text('title'), fields.text('by')];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    const valid = sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256);
    if (sha256 !== undefined && !valid) tell(fields.lineOf('sha256'), 'text', { field: 'sha256' });
    if (!valid || title === undefined || by === undefined) return [];
    return [{ sha256, title, by, source }];
  });
}
