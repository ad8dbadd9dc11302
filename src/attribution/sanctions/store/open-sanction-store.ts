import { createHash } from 'node:crypto';
import { subjectKeys } from '../../subjects/subject-keys.ts';
import { answerListing, type ListingHistory } from '../answer-listing.ts';
import { KNOWN_EVENTS } from '../known-events.ts';
import { LIST_MAX_AGE } from '../list-max-age.ts';
import type { ListingAnswer } from '../listing.ts';
import type { SanctionAddress, SanctionEntry } from '../sanction-entry.ts';
import { listSanctionSnapshots, type StoredSnapshot } from './list-sanction-snapshots.ts';
import { readSanctionEntries } from './read-sanction-entries.ts';
import { sanctionFolder } from './sanction-folder.ts';

export interface SanctionStore {
  readonly snapshots: readonly StoredSnapshot[];
  /** SHA-256 over all publications; empty when there is none. */
  readonly digest: string;
  /** What each list that ever had the address says of a day. */
  readonly listedOn: (address: string, day: string) => ListingAnswer[];
  /** The same for an address in the form in which it is stored: one that was normalised. */
  readonly listedExact: (id: string, day: string) => ListingAnswer[];
  /** Every address that a list ever had. */
  readonly addresses: () => Generator<ListingHistory & { readonly address: SanctionAddress }>;
}

interface Seen {
  readonly address: SanctionAddress;
  entry: SanctionEntry;
  /** Positions of the list's publications that have it. */
  readonly present: Set<number>;
}

/** Opens all imported lists; empty when none were. Memory: entries that have addresses. Errors: SANCTION_STORE. */
export function openSanctionStore(data: string, staleAfter = LIST_MAX_AGE): SanctionStore {
  const snapshots = listSanctionSnapshots(sanctionFolder(data));
  const byList = new Map<string, StoredSnapshot[]>();
  for (const snapshot of snapshots)
    byList.set(snapshot.list, [...(byList.get(snapshot.list) ?? []), snapshot]);
  const seen = new Map<string, Map<string, Seen>>();
  for (const [list, publications] of byList)
    for (const [at, publication] of publications.entries())
      for (const entry of readSanctionEntries(publication))
        for (const address of entry.addresses) {
          const lists = seen.get(address.id) ?? new Map<string, Seen>();
          seen.set(address.id, lists);
          const found = lists.get(list) ?? { address, entry, present: new Set<number>() };
          lists.set(list, found);
          found.entry = entry;
          found.present.add(at);
        }
  const history = (list: string, { address, entry, present }: Seen): ListingHistory => ({
    about: {
      list,
      entry: entry.id,
      name: entry.name,
      text: address.text,
      chain: address.chain,
      foundInText: address.foundInText === true,
    },
    publications: byList
      .get(list)!
      .map(({ published, sha256 }, at) => ({ published, sha256, present: present.has(at) })),
    ...datesOf(list, address, entry),
  });
  const listedExact = (id: string, day: string) =>
    [...(seen.get(id) ?? [])].map(([list, found]) => answerListing(history(list, found), day, staleAfter));
  return {
    snapshots,
    digest:
      snapshots.length === 0
        ? ''
        : createHash('sha256')
            .update(snapshots.map(({ list, published, sha256 }) => `${list} ${published} ${sha256}`).join())
            .digest('hex'),
    listedOn: (text, day) => subjectKeys(text).flatMap((key) => listedExact(key, day)),
    listedExact,
    *addresses() {
      for (const lists of seen.values())
        for (const [list, found] of lists) yield { ...history(list, found), address: found.address };
    },
  };
}

/** Dates of the list itself, else those that its authority announced. */
function datesOf(
  list: string,
  { id }: SanctionAddress,
  entry: SanctionEntry,
): Pick<ListingHistory, 'listed' | 'delisted' | 'source' | 'named'> {
  const event = KNOWN_EVENTS.find(
    ({ lists, name, addresses }) =>
      list.startsWith(lists) &&
      (addresses.includes(id) || (name !== '' && entry.name.toUpperCase().startsWith(name))),
  );
  // An address may come onto an entry long after the entry came onto the list.
  if (event) {
    const { listed, delisted, source } = event;
    const named = event.addresses.includes(id);
    return { listed, ...(delisted === undefined ? {} : { delisted }), source, named };
  }
  const { listed, delisted } = entry;
  return { ...(listed === undefined ? {} : { listed }), ...(delisted === undefined ? {} : { delisted }) };
}
