import type { PackFields, PackItem, PackPlace, PackValue } from './pack.ts';
import { packError } from './pack-error.ts';
import { parseYaml } from './parse-yaml.ts';
import { plainFields } from './plain-fields.ts';
import type { PackParts } from './split-pack.ts';

/** The items of a pack one after another. Errors: TAG_PACK with file and line. */
export function* scanItems(parts: PackParts, place: PackPlace): Generator<PackItem> {
  const { whole, indent } = parts;
  let lines: string[] = [];
  let begin = parts.firstLine;
  let line = parts.firstLine;
  for (let at = parts.from; at < parts.to; line++) {
    const next = whole.indexOf('\n', at);
    const end = next < 0 || next >= parts.to ? parts.to : next;
    const text = whole.slice(at, whole[end - 1] === '\r' ? end - 1 : end);
    if (begins(text, indent) && lines.length > 0) {
      if (begins(lines[0]!, indent)) yield item(lines, begin, { indent, place });
      lines = [];
    }
    if (lines.length === 0) begin = line;
    lines.push(text);
    at = end + 1;
  }
  if (lines.length > 0 && begins(lines[0]!, indent)) yield item(lines, begin, { indent, place });
}

function begins(line: string, indent: number): boolean {
  return line[indent] === '-' && line.trimStart().length === line.length - indent;
}

function item(
  lines: readonly string[],
  line: number,
  { indent, place }: { indent: number; place: PackPlace },
): PackItem {
  const plain = plainFields(lines, indent);
  if (plain) return { fields: plain, line };
  const parsed = parseYaml({ text: lines.join('\n'), line }, place).value;
  const fields: PackValue | undefined = Array.isArray(parsed) ? parsed[0] : undefined;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw packError(place.file, line, 'not a mapping of fields');
  return { fields: fields as PackFields, line };
}
