import { nameOn } from '../../attribution/claims/name-on.ts';
import {
  openSanctionStore,
  type SanctionStore,
} from '../../attribution/sanctions/store/open-sanction-store.ts';
import { openTagStore, type TagStore } from '../../attribution/store/open-tag-store.ts';
import { knownAddresses } from '../../screening/labels/known-addresses.ts';
import { sameHolder } from '../../screening/labels/same-holder.ts';
import type { LabelBasis, TraceTag } from '../../tracing/trace-parameters.ts';

/** What names addresses in a lake. */
export interface TagLake {
  readonly chain: string;
  /** Dense ids, undefined where the data do not have an address. */
  find(addresses: readonly string[]): Promise<(number | undefined)[]>;
}

export interface ImportedTags {
  readonly tags: ReadonlyMap<number, TraceTag>;
  /** Who says so of each. */
  readonly sources: ReadonlyMap<number, string>;
  /** Of those whose maker says that they hold for the whole cluster. */
  readonly definers: ReadonlyMap<number, TraceTag>;
  readonly basis: LabelBasis;
}

/**
 * Best labels of a folder of imported tags and sanctions lists on a day (UTC), by dense id. A trace ends at a service;
 * what is no service (a thief, a victim, a listing) only names, because the money of the case goes on from there.
 * Errors: TAG_STORE, SANCTION_STORE.
 */
export async function importedTags(
  { chain, find }: TagLake,
  { folder, day }: { readonly folder: string; readonly day: string },
): Promise<ImportedTags> {
  const tags = new Map<number, TraceTag>();
  const sources = new Map<number, string>();
  const definers = new Map<number, TraceTag>();
  const store = openTagStore(folder);
  const { digest } = store;
  try {
    for await (const [id, address] of knownAddresses(addressesOf(store, chain), (text) => text, find)) {
      const claims = store.findExact(address).filter(({ subject }) => subject.chain === chain);
      const name = nameOn(claims, day);
      if (!name) continue;
      const { label, category, service, definesCluster } = name;
      const tag: TraceTag = { label, category, ...(service ? {} : { passes: true }) };
      tags.set(id, tag);
      sources.set(id, name.source);
      if (definesCluster) definers.set(id, tag);
    }
  } finally {
    store.close();
  }
  const lists = openSanctionStore(folder);
  const listed = listedOn(lists, { chain, day });
  for await (const [id, { list, listing }] of knownAddresses(listed, ({ address }) => address, find)) {
    const tag = tags.get(id);
    const label = tag ? `${tag.label} [${listing}]` : listing;
    tags.set(id, tag ? { ...tag, label } : { label, category: 'sanction', passes: true });
    sources.set(id, [sources.get(id), list].filter(Boolean).join(', '));
  }
  return { tags, sources, definers, basis: { on: day, tags: digest, sanctions: lists.digest } };
}

/** Each once, however many claims there are about it. */
function* addressesOf(store: TagStore, chain: string): Generator<string> {
  const seen = new Set<string>();
  for (const { subject } of store.all()) {
    if (subject.kind !== 'address' || subject.chain !== chain || seen.has(subject.id)) continue;
    seen.add(subject.id);
    yield subject.id;
  }
}

/** Addresses that a list has, with the list, and with both the list and the name; a `?` behind a list that does not speak for the day. */
function* listedOn(
  lists: SanctionStore,
  { chain, day }: { readonly chain: string; readonly day: string },
): Generator<{ readonly address: string; readonly list: string; readonly listing: string }> {
  const seen = new Set<string>();
  for (const { address } of lists.addresses()) {
    if (!sameHolder(address.chain, chain) || seen.has(address.id)) continue;
    const answers = lists.listedExact(address.id, day);
    const listing =
      answers.find(({ state }) => state === 'listed') ?? answers.find(({ state }) => state === 'unknown');
    if (!listing) continue;
    seen.add(address.id);
    const list = listing.state === 'listed' ? listing.list : `${listing.list}?`;
    yield { address: address.id, list, listing: [list, listing.name].filter(Boolean).join(': ') };
  }
}
