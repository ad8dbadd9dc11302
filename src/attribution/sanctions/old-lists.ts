import { daysBetween } from './days-between.ts';

/** Lists whose newest publication is of one day, and how long before the day asked for that was. */
export interface OldLists {
  readonly lists: readonly string[];
  /** UTC day, 2024-03-01. */
  readonly published: string;
  /** Days. */
  readonly age: number;
}

/** Lists whose newest publication is more than `maxAge` days older than a day (UTC), oldest first. */
export function oldLists(
  snapshots: Iterable<{ readonly list: string; readonly published: string }>,
  { day, maxAge }: { readonly day: string; readonly maxAge: number },
): OldLists[] {
  const newest = new Map<string, string>();
  for (const { list, published } of snapshots)
    if (published > (newest.get(list) ?? '')) newest.set(list, published);
  const byDay = new Map<string, string[]>();
  for (const [list, published] of [...newest].sort())
    byDay.set(published, [...(byDay.get(published) ?? []), list]);
  return [...byDay]
    .sort()
    .map(([published, lists]) => ({ lists, published, age: daysBetween(published, day) }))
    .filter(({ age }) => age > maxAge);
}
