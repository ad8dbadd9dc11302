import type { Located } from './located.ts';
import type { Tell } from './problem.ts';

/** The fields of one mapping, read by name. What is missing or of another shape is told where it stands. */
export interface Fields {
  readonly line: number;
  readonly has: (name: string) => boolean;
  readonly lineOf: (name: string) => number;
  readonly text: (name: string) => string | undefined;
  readonly list: (name: string) => readonly Located[];
  readonly value: (name: string) => Located | undefined;
}

export interface FieldNames {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
}

/** Opens a mapping. A field that is not in the schema is refused: a slip of the pen would otherwise be silence. */
export function openFields(node: Located, names: FieldNames, tell: Tell): Fields | undefined {
  if (node.is !== 'fields') {
    tell(node.line, 'fields');
    return undefined;
  }
  const { fields } = node;
  const known = [...names.needed, ...names.allowed];
  for (const [field, { line }] of fields)
    if (!known.includes(field)) tell(line, 'unknown-field', { field, detail: known.join(', ') });
  for (const field of names.needed) {
    const found = fields.get(field);
    if (!found || found.value.is === 'empty') tell(found?.line ?? node.line, 'missing', { field });
  }
  const value = (name: string) => {
    const found = fields.get(name)?.value;
    return found?.is === 'empty' ? undefined : found;
  };
  return {
    line: node.line,
    has: (name) => value(name) !== undefined,
    lineOf: (name) => fields.get(name)?.line ?? node.line,
    value,
    text(name) {
      const found = value(name);
      if (found === undefined) return undefined;
      if (found.is === 'text') return found.text.trim();
      tell(found.line, 'text', { field: name });
      return undefined;
    },
    list(name) {
      const found = value(name);
      if (found === undefined) return [];
      if (found.is === 'list') return found.items;
      tell(found.line, 'list', { field: name });
      return [];
    },
  };
}
