/** What JSON has for values that it does not know: amounts become decimal strings, so that no reader makes floats of them. */
export function jsonValue(_: string, item: unknown): unknown {
  if (typeof item === 'bigint') return item.toString();
  if (item instanceof Map) return Object.fromEntries(item);
  if (ArrayBuffer.isView(item)) return Array.from(item as Uint8Array);
  return item;
}
