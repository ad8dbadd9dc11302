import type { SanctionStore } from '../../attribution/sanctions/store/open-sanction-store.ts';
import { sameHolder } from './same-holder.ts';

/** Lists that ever had an address of a chain: that the others do not name one says nothing about it. */
export function listsOfChain(store: SanctionStore, chain: string): number {
  const lists = new Set<string>();
  for (const { address, about } of store.addresses())
    if (sameHolder(address.chain, chain)) lists.add(about.list);
  return lists.size;
}
