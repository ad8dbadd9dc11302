import type { ListedLevel } from '../../screening/listing-level.ts';
import type { Verdict } from '../../screening/verdict.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** The first line of an answer whose level a sanctions list decides: who is listed, by which list, of which day. */
export function listedHead(
  { texts: { screen: texts } }: CliContext,
  told: Pick<Verdict, 'sanctions'> & {
    readonly parties?: readonly (Pick<Verdict, 'level'> & { readonly subject: string })[];
  },
  about: { readonly subject: string; readonly level: ListedLevel; readonly on: string },
): string {
  const { level } = about;
  const listed = told.parties?.filter((party) => party.level === level);
  if (listed) {
    const values = { ...about, n: listed.length, addresses: listed.map(({ subject }) => subject).join(', ') };
    return fill(level === 'sanctioned' ? texts.headPartyListed : texts.headPartyUndecided, values);
  }
  const own = told.sanctions.find(({ relation }) => relation === 'self');
  if (!own) return fill(texts.headClusterListed, about);
  const state = level === 'sanctioned' ? 'listed' : 'unknown';
  const lists = own.listings
    .filter((listing) => listing.state === state)
    .map(({ list, before, after }) =>
      fill(texts.listPublished, { list, published: (before?.present ? before : after)?.published ?? '-' }),
    );
  const line = level === 'sanctioned' ? texts.headListed : texts.headUndecided;
  return fill(line, { ...about, lists: [...new Set(lists)].join('; ') });
}
