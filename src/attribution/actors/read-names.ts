import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { ActorName } from './actor.ts';

const NAMES = { needed: ['name', 'source'], allowed: [] };

/** Other names of an actor, each with who uses it. */
export function readNames(nodes: readonly Located[], book: SourceBook, tell: Tell): ActorName[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    const name = fields?.text('name');
    if (!fields) return [];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    return name === undefined ? [] : [{ name, source }];
  });
}
