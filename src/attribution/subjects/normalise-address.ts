import { decodeAddress } from '../../chains/bitcoin/address/decode-address.ts';
import { CHAINS, type ChainId } from '../../primitives/chain.ts';
import { parseEvmAddress } from '../../primitives/evm-address.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { base58Payload } from './base58-payload.ts';

export type CheckedAddress =
  | { readonly id: string; readonly checked: boolean }
  | { readonly id?: undefined; readonly reason: string };

/** Version bytes of Base58Check addresses of chains that Jejak does not read (facts from each chain's parameters). */
const BASE58: Readonly<Record<string, { readonly versions: readonly number[]; readonly hrp?: string }>> = {
  tron: { versions: [0x41] },
  litecoin: { versions: [0x30, 0x32, 0x05], hrp: 'ltc' },
  dogecoin: { versions: [0x1e, 0x16] },
  dash: { versions: [0x4c, 0x10] },
};

/**
 * An address of a chain in one form: lower case where the chain takes both. Of chains that are not known only the
 * characters are looked at, and `checked` says so.
 */
export function normaliseAddress(chain: string, text: string): CheckedAddress {
  const input = text.trim();
  if (input === '') return { reason: 'an empty address' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u0020\u007f]/.test(input) || input.length > 128)
    return { reason: `not an address: "${input.slice(0, 80)}"` };
  const found = check(chain, input);
  if (found.id !== undefined || !isReadChain(chain)) return found;
  const other = otherChain(chain, input);
  return other === undefined ? found : { reason: `an address of ${other}, not of ${chain}: "${input}"` };
}

function check(chain: string, input: string): CheckedAddress {
  if (isEvmChain(chain) || chain === 'ethereum-classic')
    return attempt(() => ({ id: parseEvmAddress(input), checked: true }));
  if (isBitcoin(chain)) return bitcoin(chain, input);
  const known = Object.hasOwn(BASE58, chain) ? BASE58[chain] : undefined;
  if (!known) return { id: input, checked: false };
  if (known.hrp && input.toLowerCase().startsWith(`${known.hrp}1`))
    return { id: input.toLowerCase(), checked: false };
  const payload = base58Payload(input);
  if (!payload) return { reason: `not an address of ${chain}: "${input}" (checksum or characters)` };
  if (payload.length !== 21 || !known.versions.includes(payload[0]!))
    return { reason: `not an address of ${chain}: "${input}" (of another network)` };
  return { id: input, checked: true };
}

function bitcoin(chain: ChainId, input: string): CheckedAddress {
  const parameters = CHAINS[chain];
  const payload = /^[13mn2]/.test(input) ? base58Payload(input) : undefined;
  const version = payload?.length === 21 ? payload[0] : undefined;
  if (version !== undefined && (version === parameters.base58.p2pkh || version === parameters.base58.p2sh))
    return { id: input, checked: true };
  return attempt(() => {
    decodeAddress(parameters, input);
    return { id: input.toLowerCase(), checked: true };
  });
}

function attempt(take: () => CheckedAddress): CheckedAddress {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof JejakError)) throw error;
    return { reason: error.message.replace(/\.$/, '') };
  }
}

function otherChain(chain: string, input: string): string | undefined {
  const others = [
    'bitcoin',
    'ethereum',
    'tron',
    'litecoin',
    'dogecoin',
    'bitcoin-testnet',
    'bitcoin-regtest',
  ];
  return others.find((other) => {
    if (other === chain || (isEvmChain(chain) && isEvmChain(other))) return false;
    const found = check(other, input);
    return found.id !== undefined && found.checked;
  });
}

const isBitcoin = (chain: string): chain is ChainId => Object.hasOwn(CHAINS, chain);
const isReadChain = (chain: string) => isBitcoin(chain) || isEvmChain(chain);
