import { bestLabel } from '../../attribution/claims/best-label.ts';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';

/** Labels that are remembered. */
const HELD = 65_536;

/** The best label of an address on a day; those of the counterparties that everybody has are worked out once. */
export function createLabelReader(
  claimsOf: (address: string) => readonly TagClaim[],
  day: string,
): (address: string) => string | undefined {
  /** Null: nobody says anything. */
  const labels = new Map<string, string | null>();
  return (address) => {
    const known = labels.get(address);
    if (known !== undefined) return known ?? undefined;
    if (labels.size === HELD) labels.clear();
    const label = bestLabel(claimsOf(address), day).best?.label;
    labels.set(address, label ?? null);
    return label;
  };
}
