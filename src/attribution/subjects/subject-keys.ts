import { normaliseAddress } from './normalise-address.ts';

/**
 * The forms under which a text that a person typed may be stored: as an address of each family, as a hash, as it is.
 * The chain need not be known: what is found says of which chain it is.
 */
export function subjectKeys(text: string): string[] {
  const input = text.trim();
  const keys = new Set<string>();
  if (/^(?:0x)?[0-9a-fA-F]{64}$/.test(input)) keys.add(input.toLowerCase());
  const chains = /^0x/i.test(input)
    ? ['ethereum']
    : ['bitcoin', 'bitcoin-testnet', 'bitcoin-regtest', 'litecoin'];
  for (const chain of chains) {
    const found = normaliseAddress(chain, input);
    if (found.id !== undefined) return [...keys.add(found.id)];
  }
  return [...keys.add(input)];
}
