import type { SanctionStore } from '../../attribution/sanctions/store/open-sanction-store.ts';
import type { SanctionListing } from '../evidence.ts';
import { sameHolder } from './same-holder.ts';

/** What the lists say of an address of a chain (normalised) on a day; lists on which it was not are left out. */
export function listingsOn(
  store: SanctionStore,
  about: { readonly address: string; readonly chain: string; readonly day: string },
): SanctionListing[] {
  return store
    .listedExact(about.address, about.day)
    .filter(({ chain, state }) => sameHolder(chain, about.chain) && state !== 'not-listed');
}
