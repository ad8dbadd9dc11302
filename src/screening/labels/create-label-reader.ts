import { bestLabel } from '../../attribution/claims/best-label.ts';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';

/** Labels that are remembered. */
const HELD = 65_536;

/** The best label of an address on a day; those of the counterparties that everybody has are worked out once. */
export function createLabelReader(
  claimsOf: (address: string) => readonly TagClaim[],
  day: string,
): (address: string) => string | undefined {
  const labels = new Map<string, string | undefined>();
  return (address) => {
    if (labels.has(address)) return labels.get(address);
    if (labels.size === HELD) labels.clear();
    const label = bestLabel(claimsOf(address), day).best?.label;
    labels.set(address, label);
    return label;
  };
}
