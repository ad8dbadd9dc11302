import type { AccountArrival } from '../accounts/account-trace-parameters.ts';
import type { Arrival, NamedParcel } from '../trace-parameters.ts';

/**
 * Payouts of one transaction to one address in one asset are one receipt there: their values are added up and their parcels
 * stand one behind the other, in the order of the deposits. In a fixed order.
 */
export function joinArrivals<T extends AccountArrival | Arrival>(arrivals: readonly T[]): T[] {
  const joined = new Map<string, T>();
  for (const arrival of arrivals) {
    const key =
      'txid' in arrival
        ? `${arrival.txid}:${arrival.vout}`
        : `${arrival.hash} ${arrival.address} ${arrival.contract ?? ''}`;
    const before = joined.get(key);
    joined.set(key, before ? join(before, arrival) : arrival);
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrival]) => arrival);
}

function join<T extends AccountArrival | Arrival>(one: T, other: T): T {
  const parcels = one.parcels.map((parcel, p) => append(parcel, other.parcels[p]));
  const value = 'value' in one && 'value' in other ? { value: one.value + other.value } : {};
  return { ...one, ...value, parcels };
}

function append(one: NamedParcel | undefined, other: NamedParcel | undefined): NamedParcel | undefined {
  if (!one || !other) return one ?? other;
  return { label: [...one.label, ...other.label], value: [...one.value, ...other.value] };
}
