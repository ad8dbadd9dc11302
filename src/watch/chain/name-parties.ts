import type { AlertParty } from '../alert.ts';

/** Parties that an alert names; `partiesTotal` has their number. */
const NAMED = 20;

/** The largest parties, with the label that sources give them. */
export function nameParties(
  parties: readonly { readonly address: string; readonly amount: bigint; readonly asset: string }[],
  labelOf: (address: string) => string | undefined,
): AlertParty[] {
  const sorted = [...parties].sort((a, b) =>
    a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.address < b.address ? -1 : 1,
  );
  return sorted.slice(0, NAMED).map(({ address, amount, asset }) => {
    const label = labelOf(address);
    return { address, amount: `${amount}`, asset, ...(label === undefined ? {} : { label }) };
  });
}
