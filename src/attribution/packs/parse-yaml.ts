import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { PackPlace, PackValue } from './pack.ts';
import { packError } from './pack-error.ts';
import { tooManyValues } from './too-many-values.ts';

/** Aliases let a few lines stand for billions of values; no pack needs more than this. */
const COPIES = 100_000;
const DEPTH = 32;
/** A tree costs some hundred bytes of memory a byte of text. */
const LARGEST = 8 * 1024 * 1024;
const FIELDS = 10_000;

export interface YamlPart {
  readonly text: string;
  /** Line of the file on which the text begins, from 1. */
  readonly line: number;
  /** Lines of the file that are left out behind a line of the text. */
  readonly shift?: { readonly after: number; readonly by: number };
}

export interface ParsedYaml {
  readonly value: PackValue;
  /** Lines of the items of a list at the top or in a field of the top, by field ('' for the top itself). */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/**
 * One YAML document as plain values. `<<` and aliases are expanded within bounds, `!include` through `place`.
 * Errors: TAG_PACK with file and line.
 */
export function parseYaml(part: YamlPart, place: PackPlace): ParsedYaml {
  const counter = new LineCounter();
  const lineAt = (offset: number) => {
    const { line } = counter.linePos(offset);
    return part.line - 1 + line + (part.shift && line > part.shift.after ? part.shift.by : 0);
  };
  const fail = (offset: number, reason: string) => packError(place.file, lineAt(offset), reason);
  if (part.text.length > LARGEST)
    throw packError(place.file, part.line, `more than ${LARGEST} characters in one piece`);
  const much = tooManyValues(part.text);
  if (much) throw packError(place.file, part.line, much);
  let document: Document.Parsed;
  try {
    // One schema whatever %YAML says: under 1.1 a label `no` would become a boolean.
    document = parseDocument(part.text, {
      lineCounter: counter,
      schema: 'core',
      prettyErrors: false,
      // The library compares every key with every other one: a mapping of 200,000 keys would take hours.
      uniqueKeys: false,
      customTags: [{ tag: '!include', resolve: (name: string) => name }],
    });
  } catch (error) {
    if (error instanceof RangeError) throw packError(place.file, part.line, 'nested too deeply');
    throw error;
  }
  const [first] = document.errors;
  if (first)
    throw fail(
      first.pos[0],
      /call stack/.test(first.message) ? 'nested too deeply' : first.message.replace(/\s+/g, ' '),
    );

  let copies = 0;
  const convert = (node: Node | null, depth: number, copied: boolean): PackValue => {
    const at = node?.range?.[0] ?? 0;
    if (depth > DEPTH) throw fail(at, `nested more than ${DEPTH} levels deep`);
    if (copied && ++copies > COPIES) throw fail(at, `aliases stand for more than ${COPIES} values`);
    if (node === null) return null;
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (!target) throw fail(at, `no anchor for the alias *${node.source}`);
      return convert(target, depth + 1, true);
    }
    if (isScalar(node)) {
      if (node.tag === '!include') return included(String(node.value), at);
      return scalar(node.value, node.source);
    }
    if (isSeq(node)) return node.items.map((item) => convert(item as Node | null, depth + 1, copied));
    if (!isMap(node)) throw fail(at, 'not a value that a pack can have');
    if (node.items.length > FIELDS) throw fail(at, `more than ${FIELDS} fields in one mapping`);
    const fields: Record<string, PackValue> = Object.create(null);
    const own = new Set<string>();
    for (const pair of node.items) {
      const key = convert(pair.key as Node | null, depth + 1, copied);
      if (key === null || typeof key === 'object') throw fail(at, 'a key that is not a text');
      const value = convert(pair.value as Node | null, depth + 1, copied);
      if (key !== '<<') {
        if (own.has(String(key)))
          throw fail((pair.key as Node).range?.[0] ?? at, `the field ${String(key)} stands there twice`);
        fields[String(key)] = value;
        own.add(String(key));
        continue;
      }
      for (const source of (Array.isArray(value) ? value : [value]) as PackValue[]) {
        if (source === null || typeof source !== 'object' || Array.isArray(source))
          throw fail(at, '<< needs a mapping');
        for (const [name, merged] of Object.entries(source))
          if (!own.has(name) && !(name in fields)) fields[name] = merged;
      }
    }
    return fields;
  };
  const included = (name: string, at: number): PackValue => {
    if (!place.include) throw fail(at, '!include is not possible here');
    let text: string;
    try {
      text = place.include(name);
    } catch (error) {
      throw fail(at, `!include ${name}: ${error instanceof Error ? error.message : 'unreadable'}`);
    }
    return parseYaml({ text, line: 1 }, { ...place, file: name }).value;
  };

  const value = convert(document.contents, 0, false);
  return { value, lines: itemLines(document.contents, lineAt) };
}

/** Numbers are kept only when they are written as JavaScript writes them: 007 and 0x1a stay what they are. */
function scalar(value: unknown, source: string | undefined): PackValue {
  if (typeof value === 'number') return source !== undefined && String(value) !== source ? source : value;
  return value === null || typeof value === 'boolean' ? value : String(value);
}

function itemLines(top: Node | null, lineAt: (offset: number) => number): Record<string, number[]> {
  const of = (node: unknown) =>
    isSeq(node) ? node.items.map((item) => lineAt((item as Node | null)?.range?.[0] ?? 0)) : [];
  const lines: Record<string, number[]> = Object.create(null);
  if (isSeq(top)) lines[''] = of(top);
  else if (isMap(top)) for (const pair of top.items) lines[String(pair.key)] = of(pair.value);
  return lines;
}
