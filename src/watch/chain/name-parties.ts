import type { AlertParty } from '../alert.ts';
import type { LabelSource } from './label-source.ts';

/** Parties that an alert names; `partiesTotal` has their number. */
const NAMED = 20;

/** The largest parties, with what sources say of them. Whoever is on a sanctions list comes first, however small. */
export function nameParties(
  parties: readonly { readonly address: string; readonly amount: bigint; readonly asset: string }[],
  { labelOf, listedBy }: Pick<LabelSource, 'labelOf' | 'listedBy'>,
): AlertParty[] {
  const known = parties.map((party) => ({ ...party, listed: listedBy(party.address) }));
  known.sort(
    (a, b) =>
      Number(b.listed.length > 0) - Number(a.listed.length > 0) ||
      (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.address < b.address ? -1 : 1),
  );
  return known.slice(0, NAMED).map(({ address, amount, asset, listed }) => {
    const label = labelOf(address);
    return {
      address,
      amount: `${amount}`,
      asset,
      ...(label === undefined ? {} : { label }),
      ...(listed.length === 0 ? {} : { listed }),
    };
  });
}
