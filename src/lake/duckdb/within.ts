/**
 * `column IN (…)` as SQL, with the bounds spelt out, so that row groups outside of them are not read; ids without a gap
 * are the bounds alone.
 */
export function within(column: string, ids: Iterable<number>): string {
  const list = [...new Set(ids)];
  if (list.length === 0) return 'false';
  let [least, most] = [list[0]!, list[0]!];
  for (const id of list) [least, most] = [Math.min(least, id), Math.max(most, id)];
  const bounds = `${column} BETWEEN ${least} AND ${most}`;
  return most - least + 1 === list.length ? bounds : `${bounds} AND ${column} IN (${list.join(',')})`;
}
