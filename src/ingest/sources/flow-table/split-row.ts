/** Cells of one CSV row (RFC 4180, no line ends inside quotes); undefined when a quote is not closed. */
export function splitRow(text: string): string[] | undefined {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at);
      cells.push(text.slice(at, end < 0 ? text.length : end));
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let cell = '';
    for (at += 1; ; at += 1) {
      const end = text.indexOf('"', at);
      if (end < 0) return undefined;
      cell += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '"') break;
      cell += '"';
    }
    cells.push(cell);
    if (at >= text.length) return cells;
    if (text[at] !== ',') return undefined;
    at += 1;
  }
}
