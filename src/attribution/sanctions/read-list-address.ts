import { chainOfCurrency } from '../subjects/chain-of-currency.ts';
import { normaliseAddress } from '../subjects/normalise-address.ts';
import type { SanctionAddress } from './sanction-entry.ts';

/**
 * An address that a list names for an asset, or why it is none. A list is the law whatever its spelling: an address of
 * another chain than its asset's is kept under the chain to which it belongs, and told.
 */
export function readListAddress(
  asset: string,
  text: string,
): { readonly address?: SanctionAddress; readonly problem?: string } {
  const input = text.trim();
  const chain = chainOfCurrency(asset, input);
  const found = normaliseAddress(chain, input);
  if (found.id !== undefined)
    return { address: { chain, id: found.id, text: input, asset, checked: found.checked } };
  for (const other of ['bitcoin', 'ethereum', 'tron', 'litecoin']) {
    const elsewhere = other === chain ? undefined : normaliseAddress(other, input);
    if (elsewhere?.id !== undefined && elsewhere.checked)
      return {
        address: { chain: other, id: elsewhere.id, text: input, asset, checked: true },
        problem: `named for ${asset}, but an address of ${other}: "${input}"`,
      };
  }
  return { problem: found.reason };
}
