/** JSON text with amounts as decimal strings, so that no reader turns them into floats. */
export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_, item: unknown) => {
      if (typeof item === 'bigint') return item.toString();
      if (item instanceof Map) return Object.fromEntries(item);
      if (ArrayBuffer.isView(item)) return Array.from(item as Uint8Array);
      return item;
    },
    2,
  );
}
