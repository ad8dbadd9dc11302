import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { TagSubject } from '../claims/tag-claim.ts';
import { normaliseAddress } from './normalise-address.ts';

export interface SubjectText {
  readonly chain: string;
  readonly kind: 'address' | 'tx';
  readonly text: string;
}

/** The subject of a tag in the form under which it is looked up, or the reason why it is none. */
export function normaliseSubject({
  chain,
  kind,
  text,
}: SubjectText): TagSubject | { readonly reason: string } {
  if (kind === 'address') {
    const found = normaliseAddress(chain, text);
    return found.id === undefined ? found : { chain, kind, ...found };
  }
  const input = text.trim();
  const digits = isEvmChain(chain) ? /^0x[0-9a-fA-F]{64}$/ : /^[0-9a-fA-F]{64}$/;
  if (digits.test(input)) return { chain, kind, id: input.toLowerCase(), checked: true };
  if (isEvmChain(chain) || chain.startsWith('bitcoin'))
    return { reason: `not a transaction hash of ${chain}: "${input.slice(0, 80)}"` };
  return input === '' ? { reason: 'an empty transaction hash' } : { chain, kind, id: input, checked: false };
}
