import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import type { SourceBook } from '../dossiers/source.ts';
import type { ActorGroup } from './actor.ts';
import { readNames } from './read-names.ts';

const NAMES = { needed: ['id', 'name', 'relation', 'source'], allowed: ['aliases'] };

/** Sub-groups and overlapping names of an actor, each with who says so. */
export function readGroups(nodes: readonly Located[], book: SourceBook, tell: Tell): ActorGroup[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    if (!fields) return [];
    const [id, name, relation] = [fields.text('id'), fields.text('name'), fields.text('relation')];
    const source = fields.has('source') ? readClaimSources(fields, book, tell) : [];
    const aliases = readNames(fields.list('aliases'), book, tell);
    return id === undefined || name === undefined || relation === undefined
      ? []
      : [{ id, name, relation, aliases, source }];
  });
}
