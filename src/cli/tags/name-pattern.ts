/**
 * Whether a name is what a pattern says: the whole name, in whatever case, where `*` stands for any text, none included.
 * Nothing else has a meaning of its own. Never slower than the name is long times the pattern's pieces.
 */
export function namePattern(pattern: string): (name: string) => boolean {
  const pieces = plain(pattern).split('*');
  const first = pieces[0]!;
  if (pieces.length === 1) return (name) => plain(name) === first;
  const last = pieces[pieces.length - 1]!;
  const between = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (name) => {
    const text = plain(name);
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    // The earliest place of a piece leaves most room for those behind it.
    let at = first.length;
    for (const piece of between) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= end;
  };
}

/** The same letters are the same text, however they are put together. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
