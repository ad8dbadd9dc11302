/** A pack cut at its list: the text around it, and where the items stand. */
export interface PackParts {
  /** The file without the items; the list is empty in it. */
  readonly text: string;
  readonly line: number;
  /** Lines of the file that are missing in `text`, behind line `after` of it. */
  readonly skipped: number;
  readonly after: number;
  readonly whole: string;
  /** Offset in `whole` and line of the first item. */
  readonly from: number;
  readonly firstLine: number;
  readonly to: number;
  readonly indent: number;
}

/**
 * Cuts a pack whose list is written one item below the other. What a block of YAML holds is indented deeper than its
 * dash, so a line with the dash's own indent begins an item, whatever stands in quotes before it. Undefined where
 * anchors tie items together or the list is written in another way: then the file is parsed as a whole.
 */
export function splitPack(text: string): PackParts | undefined {
  if (/(?:^|[\s[{,])[&*][^\s,[\]{}]/.test(text)) return undefined;
  const heads = [...text.matchAll(/^(?:tags|actors):[ \t]*(?:#.*)?\r?\n/gm)];
  if (heads.length !== 1) return undefined;
  const [head] = heads;
  const from = head!.index + head![0].length;
  const begin = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)- /.exec(text.slice(from, from + 100_000));
  if (!begin) return undefined;
  const indent = begin[1]!.length;
  let to = from;
  let end = text.length;
  let skipped = 0;
  while (to < text.length) {
    const next = text.indexOf('\n', to);
    end = next < 0 ? text.length : next + 1;
    if (endsList(text, to, indent)) break;
    skipped += 1;
    to = end;
  }
  const before = text.slice(0, head!.index);
  const after = countLines(before) + 1;
  const name = head![0].slice(0, head![0].indexOf(':'));
  return {
    text: `${before}${name}: []\n${text.slice(to)}`,
    line: 1,
    skipped,
    after,
    whole: text,
    from,
    firstLine: after + 1,
    to,
    indent,
  };
}

/** A line that is not blank, no comment, and stands left of the items, or beside them without a dash. */
function endsList(text: string, at: number, indent: number): boolean {
  let column = 0;
  while (text[at + column] === ' ') column += 1;
  const char = text[at + column];
  if (char === undefined || char === '\n' || char === '\r' || char === '#') return false;
  if (column < indent) return true;
  if (column > indent) return false;
  const behind = text[at + column + 1];
  return char !== '-' || !(behind === ' ' || behind === '\n' || behind === '\r');
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
