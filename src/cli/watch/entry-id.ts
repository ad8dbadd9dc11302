/** Letters of an id; a transaction hash with its output fits. */
const LONGEST = 80;

/**
 * An id for what is watched, made from its text in small letters, and numbered when it is taken: two addresses of
 * Base58 may differ in their capitals only.
 */
export function entryId(text: string, taken: (id: string) => boolean): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST);
  for (let n = 1; ; n++) {
    const id = n === 1 ? plain : `${plain.slice(0, LONGEST - 8)}-${n}`;
    if (!taken(id)) return id;
  }
}
