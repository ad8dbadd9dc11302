import { daysBetween } from './days-between.ts';
import type { ListingAnswer, PublicationRef } from './listing.ts';

/** Where an address stands in the publications of one list. */
export interface ListingHistory {
  readonly about: Pick<ListingAnswer, 'list' | 'entry' | 'name' | 'text' | 'chain' | 'foundInText'>;
  /** All publications of the list, oldest first, with whether the address is in them. */
  readonly publications: readonly PublicationRef[];
  /** Dates that the list or an announcement names: first day listed, first day not listed any more; of the entry. */
  readonly listed?: string;
  readonly delisted?: string;
  readonly source?: string;
  /** An announcement names the address itself: `listed` is its day, too. */
  readonly named?: boolean;
}

/**
 * Whether an address was listed on a day (UTC). Dates that are named decide first; then the publications around the day:
 * with the address on both sides it was listed, with it on one side only nobody knows. The day of an entry is not that of
 * an address, which may have been added to it years later: from that day to the first publication that has the address
 * nobody knows either, unless an announcement names the address. After the newest publication it counts as listed for
 * `staleAfter` days. Nothing is guessed.
 */
export function answerListing(history: ListingHistory, day: string, staleAfter: number): ListingAnswer {
  const { about, publications, listed, delisted, source, named } = history;
  const before = publications.filter(({ published }) => published <= day).pop();
  const after = publications.find(({ published }) => published > day);
  const told = {
    ...about,
    ...(listed === undefined ? {} : { listed }),
    ...(delisted === undefined ? {} : { delisted }),
    ...(source === undefined ? {} : { source }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
  const answer = (state: ListingAnswer['state'], reason: ListingAnswer['reason']): ListingAnswer => ({
    ...told,
    state,
    reason,
  });
  const dated = source === undefined ? undefined : 'announcement';
  // Taken off, and listed again later: the day of the first listing is not known then.
  const again = listed !== undefined && delisted !== undefined && delisted <= listed;
  const off = delisted !== undefined && day >= delisted && !(again && day >= listed);
  if (off && !(before?.present && before.published >= delisted))
    return answer('not-listed', dated ?? 'after-delisting');
  // Who was listed before, taken off and listed again is in publications before the day that the list names.
  if (listed !== undefined && !again && day < listed && !before?.present)
    return answer('not-listed', dated ?? 'before-designation');
  if (
    listed !== undefined &&
    delisted !== undefined &&
    day >= listed &&
    day < delisted &&
    (named || before?.present)
  )
    return answer('listed', dated ?? 'delisting-date');
  if (before?.published === day) return answer(before.present ? 'listed' : 'not-listed', 'publication');
  if (before?.present && after?.present) {
    if (listed === undefined || listed <= before.published) return answer('listed', 'between-two-with-it');
    // Listed anew between the two: it was taken off some day before that.
    return day >= listed
      ? answer('listed', dated ?? 'between-two-with-it')
      : answer('unknown', 'gone-between');
  }
  if (before?.present && !after)
    return answer(
      daysBetween(before.published, day) <= staleAfter ? 'listed' : 'unknown',
      daysBetween(before.published, day) <= staleAfter ? 'newest' : 'stale',
    );
  if (before?.present) return answer('unknown', 'gone-between');
  if (after?.present && named && listed !== undefined && day >= listed)
    return answer('listed', 'announcement');
  // The entry was there already, without the address: it came later.
  const later = before !== undefined && (listed ?? '') <= before.published;
  if (after?.present && listed !== undefined && day >= listed && !later)
    return answer('unknown', 'designation-date');
  if (after?.present) return answer('unknown', before ? 'came-between' : 'before-first');
  if (before && after) return answer('not-listed', 'publication');
  if (!before) return answer('unknown', 'before-first');
  return answer(
    daysBetween(before.published, day) <= staleAfter ? 'not-listed' : 'unknown',
    daysBetween(before.published, day) <= staleAfter ? 'newest' : 'stale',
  );
}
