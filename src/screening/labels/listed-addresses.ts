import type { SanctionStore } from '../../attribution/sanctions/store/open-sanction-store.ts';
import type { ListedAddress } from './build-label-index.ts';

/**
 * Every address that a list ever had, with the days on which it may have been listed: from the designation, or from ever
 * when no day is known, to the day before the delisting, or before the first publication without it. A day on which
 * nobody knows counts as a day on which it may have been: who screens is then told that it is unknown.
 */
export function* listedAddresses(store: SanctionStore): Generator<ListedAddress> {
  for (const { address, publications, listed, delisted } of store.addresses()) {
    const last = publications.findLastIndex(({ present }) => present);
    const gone = delisted ?? publications[last + 1]?.published;
    yield {
      chain: address.chain,
      address: address.id,
      ...(listed === undefined ? {} : { from: listed }),
      ...(gone === undefined ? {} : { to: dayBefore(gone) }),
    };
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
