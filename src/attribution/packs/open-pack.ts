import type { PackFields, PackItem, PackKind, PackPlace, PackStream, PackValue } from './pack.ts';
import { packError } from './pack-error.ts';
import { parseYaml } from './parse-yaml.ts';
import { scanItems } from './scan-items.ts';
import { splitPack } from './split-pack.ts';

/**
 * A TagPack or ActorPack out of its text: header at once, items as they are asked for. Fields of an included `header`
 * are the header's. Errors: TAG_PACK with file and line, also while items are read.
 */
export function openPack(text: string, place: PackPlace): PackStream {
  const included: string[] = [];
  const noted: PackPlace = place.include
    ? {
        file: place.file,
        include: (name) => {
          const found = place.include!(name);
          included.push(found);
          return found;
        },
      }
    : place;
  const parts = splitPack(text);
  const outer = parts ?? { text, line: 1, skipped: 0, after: Number.MAX_SAFE_INTEGER };
  const { value, lines } = parseShifted(outer, noted);
  if (!isFields(value)) throw packError(place.file, 1, 'not a mapping with a title and a list of tags');
  const kind: PackKind = 'actors' in value && !('tags' in value) ? 'actors' : 'tags';
  const list = value[kind];
  if (!Array.isArray(list)) throw packError(place.file, 1, 'no list of tags or actors');
  const header = flatHeader(value, kind);
  if (parts) return { kind, header, included, items: { [Symbol.iterator]: () => scanItems(parts, noted) } };
  const items = list.map((fields: PackValue, i): PackItem => {
    const line = lines[kind]?.[i] ?? 1;
    if (!isFields(fields)) throw packError(place.file, line, 'not a mapping of fields');
    return { fields, line };
  });
  return { kind, header, items, included };
}

/** The text around the items lost lines where they stood; an error behind them has to name the line of the file. */
function parseShifted(
  outer: { text: string; line: number; skipped: number; after: number },
  place: PackPlace,
): ReturnType<typeof parseYaml> {
  if (outer.skipped === 0) return parseYaml(outer, place);
  return parseYaml({ ...outer, shift: { after: outer.after, by: outer.skipped } }, place);
}

function flatHeader(value: PackFields, kind: PackKind): PackFields {
  const header: Record<string, PackValue> = Object.create(null);
  for (const [name, field] of Object.entries(value))
    if (name !== kind && name !== 'header') header[name] = field;
  // As GraphSense does: what is included wins over what stands beside it.
  if (isFields(value.header)) Object.assign(header, value.header);
  else if (value.header !== undefined) header.header = value.header;
  return header;
}

function isFields(value: PackValue | undefined): value is PackFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
