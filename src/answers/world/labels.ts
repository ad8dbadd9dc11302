import { nameOn } from '../../attribution/claims/name-on.ts';
import { openSanctionStore } from '../../attribution/sanctions/store/open-sanction-store.ts';
import { openTagStore } from '../../attribution/store/open-tag-store.ts';
import { listingsOn } from '../../screening/labels/listings-on.ts';
import type { ListingAnswer, NameAnswer } from '../schema/name.ts';

/** What was imported about addresses, on one day. */
export interface Labels {
  readonly on: string;
  readonly tags: string;
  readonly sanctions: string;
  /** The best name of an address of a chain (normalised). Errors: TAG_STORE. */
  name(chain: string, address: string): NameAnswer | undefined;
  /** What sanctions lists say of it. Errors: SANCTION_STORE. */
  listings(chain: string, address: string): ListingAnswer[];
  /** Addresses whose labels have a text in them, whatever its case; at most 200,000 labels are read. Errors: TAG_STORE. */
  search(text: string, limit: number): LabelSearch;
  close(): void;
}

export interface LabelSearch {
  readonly total: number;
  readonly rows: { chain: string; address: string; label: string; source: string }[];
  readonly read: number;
  /** Whether every label was read. */
  readonly all: boolean;
}

const MOST_READ = 200_000;

/** Opens the tags and sanctions lists of a folder. Errors: TAG_STORE, SANCTION_STORE. */
export function openLabels(folder: string, on: string): Labels {
  const tags = openTagStore(folder);
  const lists = openSanctionStore(folder);
  return {
    on,
    tags: tags.digest,
    sanctions: lists.digest,
    name(chain, address) {
      const found = nameOn(
        tags
          .findExact(address)
          .filter(({ subject }) => subject.kind === 'address' && subject.chain === chain),
        on,
      );
      if (!found) return undefined;
      const { label, category, service, source } = found;
      return { label, category, service, source, grade: 'claimed' };
    },
    listings: (chain, address) =>
      listingsOn(lists, { chain, address, day: on }).map(({ list, name, state }) => ({
        list,
        name: name ?? '',
        state: state === 'listed' ? 'listed' : 'unknown',
        grade: 'claimed',
      })),
    search(text, limit) {
      const wanted = text.toLowerCase();
      const rows: LabelSearch['rows'] = [];
      let [total, read] = [0, 0];
      for (const { subject, label, source } of tags.all()) {
        if (read === MOST_READ) return { total, rows, read, all: false };
        read += 1;
        if (subject.kind !== 'address' || !label.toLowerCase().includes(wanted)) continue;
        total += 1;
        if (rows.length < limit) rows.push({ chain: subject.chain, address: subject.id, label, source });
      }
      return { total, rows, read, all: true };
    },
    close: () => tags.close(),
  };
}
