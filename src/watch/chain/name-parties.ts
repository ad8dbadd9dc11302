import type { AlertParty } from '../alert.ts';
import type { LabelSource } from './label-source.ts';

/** Parties that an alert names; `partiesTotal` has their number. */
const NAMED = 20;

/** The largest parties, with what sources say of them. Whoever is, or may be, on a sanctions list comes first, however small. */
export function nameParties(
  parties: readonly { readonly address: string; readonly amount: bigint; readonly asset: string }[],
  { labelOf, listedBy }: Pick<LabelSource, 'labelOf' | 'listedBy'>,
): AlertParty[] {
  const known = parties.map((party) => ({ ...party, listed: listedBy(party.address) }));
  known.sort(
    (a, b) =>
      weight(b.listed) - weight(a.listed) ||
      (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.address < b.address ? -1 : 1),
  );
  return known.slice(0, NAMED).map(({ address, amount, asset, listed }) => {
    const label = labelOf(address);
    return {
      address,
      amount: `${amount}`,
      asset,
      ...(label === undefined ? {} : { label }),
      ...(listed.sure.length === 0 ? {} : { listed: listed.sure }),
      ...(listed.undecided.length === 0 ? {} : { listedUndecided: listed.undecided }),
    };
  });
}

function weight({ sure, undecided }: ReturnType<LabelSource['listedBy']>): number {
  return sure.length > 0 ? 2 : undecided.length > 0 ? 1 : 0;
}
