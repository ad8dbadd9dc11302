/**
 * Takes links back, in place, that lead to rows from `limit` on: `before` says what stood there. Links of 8 bytes; all ones
 * for none, which -1 makes.
 */
export function replaceLinks(
  bytes: Uint8Array,
  limit: number,
  before: (id: number, i: number) => number,
): void {
  const words = wordsOf(bytes);
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1]!;
    if (high === 0xffffffff) continue;
    const id = high * 4_294_967_296 + words[i]!;
    if (id < limit) continue;
    const old = before(id, i / 2);
    words[i] = old === -1 ? 0xffffffff : old % 4_294_967_296;
    words[i + 1] = old === -1 ? 0xffffffff : Math.floor(old / 4_294_967_296);
  }
  putBack(bytes, words);
}

/** The same of links of 4 bytes; all ones stay. */
export function replaceShortLinks(bytes: Uint8Array, limit: number, before: (id: number) => number): void {
  const words = wordsOf(bytes);
  for (let i = 0; i < words.length; i++)
    if (words[i]! >= limit && words[i] !== 0xffffffff) words[i] = before(words[i]!);
  putBack(bytes, words);
}

/** The same memory where it lies on a border of words. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  return bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
    : new Uint32Array(bytes.slice().buffer);
}

function putBack(bytes: Uint8Array, words: Uint32Array): void {
  if (words.buffer !== bytes.buffer) bytes.set(new Uint8Array(words.buffer));
}
