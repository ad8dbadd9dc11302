import { createProblems } from '../dossiers/create-problems.ts';
import { openPack } from '../packs/open-pack.ts';
import type { PackFields, PackValue } from '../packs/pack.ts';
import type { Actor, ActorTable } from './actor.ts';

/** An ActorPack of GraphSense as actors. What the pack says beyond names is kept as it is. Errors: TAG_PACK. */
export function readActorPack(path: string, text: string): ActorTable {
  const pack = openPack(text, { file: path });
  const { problems, tell } = createProblems();
  const actors: Actor[] = [];
  const lines = new Map<string, number>();
  let rows = 0;
  for (const { fields, line } of pack.items) {
    rows += 1;
    const [id, name] = [scalar(fields.id), scalar(fields.label)];
    if (id === undefined) tell(line, 'missing', { field: 'id' });
    if (name === undefined) tell(line, 'missing', { field: 'label' });
    if (id === undefined || name === undefined) continue;
    const twin = lines.get(id);
    if (twin !== undefined) {
      tell(line, 'duplicate', { value: id, detail: String(twin) });
      continue;
    }
    lines.set(id, line);
    // A pack names no source of an alias: the pack itself is who says it.
    const source = [scalar(fields.uri) ?? path];
    const aliases = (Array.isArray(fields.aliases) ? (fields.aliases as readonly PackValue[]) : [])
      .map(scalar)
      .flatMap((alias) => (alias === undefined ? [] : [{ name: alias, source }]));
    actors.push({
      ...{
        id,
        name,
        aliases,
        groups: [],
        statements: [],
        incidents: [],
        tables: [],
        laundering: [],
        sanctions: [],
        line,
      },
      other: rest(fields),
    });
  }
  return {
    format: 'actorpack',
    title: scalar(pack.header.title) ?? path,
    rows,
    leftOut: rows - actors.length,
    actors,
    sources: [],
    problems,
  };
}

function scalar(value: PackValue | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' || value === ''
    ? undefined
    : `${value}`;
}

function rest(fields: PackFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !['id', 'label', 'aliases'].includes(name)),
  );
}
