import { normaliseAddress } from '../subjects/normalise-address.ts';
import type { SanctionAddress } from './sanction-entry.ts';

/** Words that have the form of an address, with the chain whose checksum decides. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b0x[0-9a-fA-F]{40}\b/g, 'ethereum'],
  [/\b(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71})\b/g, 'bitcoin'],
  [/\bT[1-9A-HJ-NP-Za-km-z]{33}\b/g, 'tron'],
];

/**
 * Addresses in a text of a list that has no field for them: strict forms with a right checksum. An Ethereum address in one
 * case has none, so its form is all there is.
 */
export function findAddresses(text: string): SanctionAddress[] {
  const found = new Map<string, SanctionAddress>();
  for (const [form, chain] of FORMS)
    for (const [word] of text.matchAll(form)) {
      const address = normaliseAddress(chain, word);
      if (address.id === undefined || !address.checked) continue;
      found.set(address.id, {
        chain,
        id: address.id,
        text: word,
        asset: '',
        checked: true,
        foundInText: true,
      });
    }
  return [...found.values()];
}
