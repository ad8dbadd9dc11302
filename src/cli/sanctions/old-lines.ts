import { oldLists } from '../../attribution/sanctions/old-lists.ts';
import type { SanctionSnapshot } from '../../attribution/sanctions/store/sanction-snapshot.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** A warning for lists whose newest publication is older than the days given; those of one day together. */
export function oldLines(
  context: CliContext,
  snapshots: readonly Pick<SanctionSnapshot, 'list' | 'published'>[],
  maxAge: number,
): string[] {
  return oldLists(snapshots, { day: context.today(), maxAge }).map(({ lists, published, age }) =>
    fill(context.texts.sanctions.old, { list: lists.join(', '), published, age }),
  );
}
