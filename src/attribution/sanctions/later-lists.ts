/** Lists of which no publication of a day (UTC) or before was imported: what they said then is not known. */
export function laterLists(
  snapshots: Iterable<{ readonly list: string; readonly published: string }>,
  day: string,
): string[] {
  const oldest = new Map<string, string>();
  for (const { list, published } of snapshots)
    if (published < (oldest.get(list) ?? '9999')) oldest.set(list, published);
  return [...oldest]
    .filter(([, published]) => published > day)
    .map(([list]) => list)
    .sort();
}
