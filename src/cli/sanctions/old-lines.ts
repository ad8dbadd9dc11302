import type { SanctionSnapshot } from '../../attribution/sanctions/store/sanction-snapshot.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** A warning for lists whose newest publication is older than the days given; those of one day together. */
export function oldLines(
  context: CliContext,
  snapshots: readonly Pick<SanctionSnapshot, 'list' | 'published'>[],
  maxAge: number,
): string[] {
  const newest = new Map<string, string>();
  for (const { list, published } of snapshots)
    if (published > (newest.get(list) ?? '')) newest.set(list, published);
  const byDay = new Map<string, string[]>();
  for (const [list, published] of newest) byDay.set(published, [...(byDay.get(published) ?? []), list]);
  return [...byDay].sort().flatMap(([published, lists]) => {
    const age = Math.round((Date.parse(context.today()) - Date.parse(published)) / 86_400_000);
    return age > maxAge
      ? [fill(context.texts.sanctions.old, { list: lists.join(', '), published, age })]
      : [];
  });
}
