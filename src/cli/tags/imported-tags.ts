import { nameOn } from '../../attribution/claims/name-on.ts';
import {
  openSanctionStore,
  type SanctionStore,
} from '../../attribution/sanctions/store/open-sanction-store.ts';
import { openTagStore, type TagStore } from '../../attribution/store/open-tag-store.ts';
import { sameHolder } from '../../screening/labels/same-holder.ts';
import type { LabelBasis, TraceTag } from '../../tracing/trace-parameters.ts';

const AT_ONCE = 4_096;

/** What names addresses in a lake. */
export interface TagLake {
  readonly chain: string;
  /** Dense ids, undefined where the data do not have an address. */
  find(addresses: readonly string[]): Promise<(number | undefined)[]>;
}

export interface ImportedTags {
  readonly tags: ReadonlyMap<number, TraceTag>;
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
  const definers = new Map<number, TraceTag>();
  const store = openTagStore(folder);
  const { digest } = store;
  try {
    for await (const [id, address] of known(addressesOf(store, chain), find)) {
      const claims = store.findExact(address).filter(({ subject }) => subject.chain === chain);
      const name = nameOn(claims, day);
      if (!name) continue;
      const { label, category, service, definesCluster } = name;
      const tag: TraceTag = { label, category, ...(service ? {} : { passes: true }) };
      tags.set(id, tag);
      if (definesCluster) definers.set(id, tag);
    }
  } finally {
    store.close();
  }
  const lists = openSanctionStore(folder);
  for await (const [id, listing] of known(listedOn(lists, { chain, day }), find)) {
    const tag = tags.get(id);
    const label = tag ? `${tag.label} [${listing}]` : listing;
    tags.set(id, tag ? { ...tag, label } : { label, category: 'sanction', passes: true });
  }
  return { tags, definers, basis: { on: day, tags: digest, sanctions: lists.digest } };
}

function* addressesOf(store: TagStore, chain: string): Generator<readonly [string, string]> {
  for (const { subject } of store.all())
    if (subject.kind === 'address' && subject.chain === chain) yield [subject.id, subject.id];
}

/** Addresses that a list has on the day, with the list and the name. */
function* listedOn(
  lists: SanctionStore,
  { chain, day }: { readonly chain: string; readonly day: string },
): Generator<readonly [string, string]> {
  for (const { address } of lists.addresses()) {
    if (!sameHolder(address.chain, chain)) continue;
    const listing = lists.listedExact(address.id, day).find(({ state }) => state === 'listed');
    if (listing) yield [address.id, [listing.list, listing.name].filter(Boolean).join(': ')];
  }
}

/** Ids of those that the lake has, each once, with what belongs to them. */
async function* known(
  found: Iterable<readonly [string, string]>,
  find: TagLake['find'],
): AsyncGenerator<readonly [number, string]> {
  const seen = new Set<number>();
  let part: (readonly [string, string])[] = [];
  const resolve = async () => {
    const ids = await find(part.map(([address]) => address));
    const fresh: [number, string][] = [];
    for (const [i, [, about]] of part.entries()) {
      const id = ids[i];
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      fresh.push([id, about]);
    }
    part = [];
    return fresh;
  };
  for (const one of found) {
    part.push(one);
    if (part.length === AT_ONCE) yield* await resolve();
  }
  yield* await resolve();
}
