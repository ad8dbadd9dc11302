/** A value of YAML costs more than its text: a thousand bytes and more while it is parsed. */
const MOST = 150_000;
/** Line end, comma, [ and {. */
const MARKS = new Set([10, 44, 91, 123]);

/** Why a text is too much for one parse, found before it costs anything; undefined where it is not. */
export function tooManyValues(text: string): string | undefined {
  let values = 0;
  for (let at = 0; at < text.length; at++) if (MARKS.has(text.charCodeAt(at))) values += 1;
  return values > MOST ? `some ${values} values in one piece, where at most ${MOST} are read` : undefined;
}
