/** JSON with two spaces; counts and amounts are decimal strings. */
export function toJson(value: unknown): string {
  const text = (_: string, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner);
  return `${JSON.stringify(value, text, 2)}\n`;
}
