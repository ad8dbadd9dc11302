/** Hashes, outpoints, addresses; never a number, however long. */
const LONG = /^(?!\d+$)(?:0x)?[0-9A-Za-z]{26,}(?::\d+)?$/;
const [HEAD, TAIL] = [8, 6];

export interface Fitted {
  readonly rows: readonly (readonly string[])[];
  readonly shortened: boolean;
}

/**
 * Rows of a table that fits into so many columns, if it can: hashes and addresses lose their middle, the column first
 * that has the longest. What is written behind an address stays. Two that would look the same stay whole: an address that
 * is made to have the ends of another one is how payments are led astray.
 */
export function fitRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): Fitted {
  let fitted = rows;
  const done = new Set<number>();
  const alike = lookAlikes(rows);
  const widths = () =>
    header.map((title, i) => Math.max(title.length, ...fitted.map((row) => row[i]!.length), 0));
  const total = () => widths().reduce((sum, width) => sum + width + 2, -2);
  while (total() > columns) {
    const [widest] = widths()
      .map((width, i) => ({ width, i }))
      .filter(
        ({ i }) => !done.has(i) && fitted.some((row) => row[i]!.split(' ').some((word) => LONG.test(word))),
      )
      .sort((a, b) => b.width - a.width);
    if (!widest) break;
    done.add(widest.i);
    fitted = fitted.map((row) => row.map((cell, i) => (i === widest.i ? shorten(cell, alike) : cell)));
  }
  return { rows: fitted, shortened: done.size > 0 };
}

function shorten(cell: string, alike: ReadonlySet<string>): string {
  return cell
    .split(' ')
    .map((word) => {
      const [name, vout] = word.split(':');
      if (!LONG.test(word) || alike.has(ends(name!))) return word;
      return `${ends(name!)}${vout === undefined ? '' : `:${vout}`}`;
    })
    .join(' ');
}

/** Shortened forms that stand for more than one address or hash of the table. */
function lookAlikes(rows: readonly (readonly string[])[]): ReadonlySet<string> {
  const whole = new Map<string, string>();
  const alike = new Set<string>();
  for (const word of rows.flat().flatMap((cell) => cell.split(' '))) {
    if (!LONG.test(word)) continue;
    const [name] = word.split(':');
    const known = whole.get(ends(name!));
    if (known !== undefined && known.toLowerCase() !== name!.toLowerCase()) alike.add(ends(name!));
    whole.set(ends(name!), name!);
  }
  return alike;
}

const ends = (name: string) => `${name.slice(0, HEAD)}…${name.slice(-TAIL)}`;
