import type { ScreenBasis } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** A warning for sanctions lists that are too old to speak for the day of a screening. */
export function oldListLines({ texts: { screen: texts } }: CliContext, basis: ScreenBasis): string[] {
  return basis.sanctions.old.map(({ lists, published, age }) =>
    fill(texts.oldLists, { lists: lists.join(', '), published, age, on: basis.on }),
  );
}
