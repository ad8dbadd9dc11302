/**
 * A number of 53 bits out of a subject's text: two FNV-1a hashes, exact as a double and sorted as one. Two subjects may
 * share it; who looks up compares the text.
 */
export function subjectHash(id: string): number {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + i), 0x01000193);
  }
  return ((high >>> 0) & 0x1fffff) * 4_294_967_296 + (low >>> 0);
}
