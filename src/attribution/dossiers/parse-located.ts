import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { tooManyValues } from '../packs/too-many-values.ts';
import type { Located, LocatedField } from './located.ts';
import type { Tell } from './problem.ts';

const DEPTH = 16;

/**
 * One YAML document, every value with its line. Anchors, aliases and tags are refused: a dossier shall say what it says
 * where it says it. Undefined when something is wrong; what, is told.
 */
export function parseLocated(text: string, tell: Tell): Located | undefined {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line;
  let wrong = false;
  const fail = (offset: number, detail: string): Located => {
    tell(lineAt(offset), 'yaml', { detail });
    wrong = true;
    return { is: 'empty', line: lineAt(offset) };
  };
  const convert = (node: Node | null, at: number, depth: number): Located => {
    if (node === null) return { is: 'empty', line: lineAt(at) };
    const from = node.range?.[0] ?? at;
    const line = lineAt(from);
    if (depth > DEPTH) return fail(from, `nested more than ${DEPTH} levels deep`);
    if ('anchor' in node && node.anchor !== undefined) return fail(from, 'an anchor');
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org')) return fail(from, 'a tag');
    if (isScalar(node)) {
      const value = String(node.value ?? '');
      return value === '' ? { is: 'empty', line } : { is: 'text', line, text: value };
    }
    if (isSeq(node))
      return {
        is: 'list',
        line,
        items: node.items.map((item) => convert(item as Node | null, from, depth + 1)),
      };
    if (!isMap(node)) return fail(from, 'an alias');
    const fields = new Map<string, LocatedField>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      const place = key?.range?.[0] ?? from;
      if (!isScalar(key)) return fail(place, 'a key that is not a text');
      if (fields.has(String(key.value))) return fail(place, 'Map keys must be unique');
      const value = convert(pair.value as Node | null, place, depth + 1);
      fields.set(String(key.value), { line: lineAt(place), value });
    }
    return { is: 'fields', line, fields };
  };
  const much = tooManyValues(text);
  if (much) return void tell(1, 'yaml', { detail: much });
  // Failsafe: every scalar stays the text that was written, `0.10` and `2022-03-23` too.
  let document: ReturnType<typeof parseDocument>;
  try {
    // The library compares every key with every other one, which takes hours for some hundred thousand.
    document = parseDocument(text, {
      lineCounter: counter,
      schema: 'failsafe',
      prettyErrors: false,
      uniqueKeys: false,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tell(1, 'yaml', { detail: 'nested too deeply' });
    return undefined;
  }
  for (const error of document.errors) fail(error.pos[0], error.message.replace(/\s+/g, ' '));
  if (wrong) return undefined;
  const node = convert(document.contents, 0, 0);
  return wrong ? undefined : node;
}
