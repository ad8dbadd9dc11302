import { isUtf8 } from 'node:buffer';

/** Calls of the EVM nest 1,024 deep, each of them an object in a list of its caller. */
const MOST_DEPTH = 2_200;
const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d,
];
/** A text that is longer than this is searched for its end natively. */
const SHORT = 96;

/** JSON out of bytes that a stranger sent, or what is wrong with them. Nesting is bounded before anything is built. */
export function parseJsonAnswer(body: Buffer): { readonly value: unknown } | { readonly reason: string } {
  if (!isUtf8(body)) return { reason: 'not UTF-8' };
  if (isTooDeep(body)) return { reason: `JSON nested more than ${MOST_DEPTH} deep` };
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return { reason: 'not JSON' };
  }
}

function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === QUOTE) at = endOfText(body, at + 1);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

/** Where the quote stands that ends a text. */
function endOfText(body: Buffer, from: number): number {
  let at = from;
  const near = Math.min(body.length, from + SHORT);
  for (; at < near; at++) {
    const byte = body[at]!;
    if (byte === QUOTE) return at;
    if (byte === ESCAPE) at += 1;
  }
  for (;;) {
    const quote = body.indexOf(QUOTE, at);
    if (quote < 0) return body.length;
    let slashes = 0;
    while (quote - 1 - slashes >= at && body[quote - 1 - slashes] === ESCAPE) slashes += 1;
    if (slashes % 2 === 0) return quote;
    at = quote + 1;
  }
}
