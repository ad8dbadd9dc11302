import { createProblems } from '../dossiers/create-problems.ts';
import { openFields } from '../dossiers/open-fields.ts';
import { parseLocated } from '../dossiers/parse-located.ts';
import { readSources } from '../dossiers/read-sources.ts';
import { readSanctions } from '../incidents/read-sanctions.ts';
import type { Actor, ActorTable } from './actor.ts';
import { readActorSteps } from './read-actor-steps.ts';
import { readGroups } from './read-groups.ts';
import { readNames } from './read-names.ts';
import { readStatements } from './read-statements.ts';
import { readTableClaims } from './read-table-claims.ts';

export const ACTOR_FORMAT = 'jejak-actor/1';
const NAMES = {
  needed: ['format', 'id', 'name', 'sources'],
  allowed: ['aliases', 'groups', 'statements', 'incidents', 'tables', 'laundering', 'sanctions'],
};

/** The dossier of one actor. With any bad problem it is not to be used. */
export function readActorYaml(text: string): ActorTable {
  const { problems, tell } = createProblems();
  const root = parseLocated(text, tell);
  const fields = root && openFields(root, NAMES, tell);
  const sources = readSources(fields?.value('sources'), tell);
  const book = { sources };
  const actors: Actor[] = [];
  if (fields) {
    const [format, id, name] = [fields.text('format'), fields.text('id'), fields.text('name')];
    if (format !== undefined && format !== ACTOR_FORMAT)
      tell(fields.lineOf('format'), 'format', { value: format, detail: ACTOR_FORMAT });
    if (id !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(id)) tell(fields.lineOf('id'), 'id', { value: id });
    const said = readStatements(fields.list('statements'), { book, named: 'text' }, tell);
    const did = readStatements(fields.list('incidents'), { book, named: 'id' }, tell);
    const actor = {
      aliases: readNames(fields.list('aliases'), book, tell),
      groups: readGroups(fields.list('groups'), book, tell),
      statements: said,
      incidents: did.map(({ text: incident, ...rest }) => ({ id: incident, ...rest })),
      tables: readTableClaims(fields.list('tables'), book, tell),
      laundering: readActorSteps(fields.list('laundering'), book, tell),
      sanctions: readSanctions(fields.list('sanctions'), book, tell),
      line: fields.line,
    };
    if (id !== undefined && name !== undefined) actors.push({ id, name, ...actor });
  }
  return {
    format: 'actor-yaml',
    title: actors[0]?.name ?? '',
    rows: 1,
    leftOut: 1 - actors.length,
    actors,
    sources: [...sources.values()],
    problems,
  };
}
