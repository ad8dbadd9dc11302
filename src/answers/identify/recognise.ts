import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import { CHAINS } from '../../primitives/chain.ts';
import { EVM_CHAINS } from '../../primitives/evm-chain.ts';
import { explorerLink } from './explorer-link.ts';

export type RecognisedKind = 'hash' | 'address' | 'output' | 'height' | 'extended-key' | 'name';

export interface Recognised {
  readonly kind: RecognisedKind;
  /** In the form in which data have it. */
  readonly id: string;
  /** Chains of which it can be; empty: any. */
  readonly chains: readonly string[];
}

export interface Recognition {
  readonly found: readonly Recognised[];
  /** It is, or may be, a secret that moves coins: it is in no answer and no message. */
  readonly secret: boolean;
  /** Addresses that it nearly is: the chain and what is wrong. */
  readonly near: readonly { readonly chain: string; readonly reason: string }[];
}

const BITCOIN = Object.keys(CHAINS);
const EVM = Object.keys(EVM_CHAINS);
/** Chains whose addresses are told apart, though Jejak does not read the chains. */
const OTHERS = ['tron', 'litecoin', 'dogecoin', 'dash'];
const NOTHING: Recognition = { found: [], secret: false, near: [] };
const base58check = createBase58check(sha256);

/** What a text can be by its form alone. Pure: no data are asked. */
export function recognise(asked: string): Recognition {
  const link = explorerLink(asked.trim());
  const text = (link?.text ?? asked).trim();
  if (isSecret(text)) return { ...NOTHING, secret: true };
  const chain = link?.chain;
  const found = forms(text)
    .filter(({ chains }) => chain === undefined || chains.length === 0 || chains.includes(chain))
    .map((one) => (chain === undefined ? one : { ...one, chains: [chain] }));
  if (found.length > 0) return { ...NOTHING, found };
  const near = nearMisses(text);
  if (near.length > 0) return { ...NOTHING, near };
  return { ...NOTHING, found: [{ kind: 'name', id: text, chains: [] }] };
}

function forms(text: string): Recognised[] {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return [{ kind: 'hash', id: text.toLowerCase(), chains: EVM }];
  if (/^[0-9a-fA-F]{64}$/.test(text))
    return [
      { kind: 'hash', id: text.toLowerCase(), chains: BITCOIN },
      { kind: 'hash', id: `0x${text.toLowerCase()}`, chains: EVM },
    ];
  const output = /^([0-9a-fA-F]{64}):(\d{1,10})$/.exec(text);
  if (output)
    return [{ kind: 'output', id: `${output[1]!.toLowerCase()}:${Number(output[2])}`, chains: BITCOIN }];
  if (/^\d{1,9}$/.test(text)) return [{ kind: 'height', id: String(Number(text)), chains: [] }];
  if (/^[xyztuv]pub[1-9A-HJ-NP-Za-km-z]{100,120}$/.test(text) && checks(text))
    return [{ kind: 'extended-key', id: text, chains: BITCOIN }];
  return addressForms(text);
}

function addressForms(text: string): Recognised[] {
  const byId = new Map<string, string[]>();
  for (const chain of [...BITCOIN, 'ethereum', ...OTHERS]) {
    const checked = normaliseAddress(chain, text);
    if (checked.id === undefined || !checked.checked) continue;
    byId.set(checked.id, [...(byId.get(checked.id) ?? []), ...(chain === 'ethereum' ? EVM : [chain])]);
  }
  return [...byId].map(([id, chains]) => ({ kind: 'address', id, chains }));
}

/** Texts of an address's form whose checksum or length is wrong: most likely mistyped. */
function nearMisses(text: string): { chain: string; reason: string }[] {
  const chain = /^(?:bc1|[13])[0-9a-zA-Z]{20,90}$/.test(text)
    ? 'bitcoin'
    : /^0x[0-9a-fA-F]{30,60}$/.test(text)
      ? 'ethereum'
      : /^T[1-9A-HJ-NP-Za-km-z]{30,36}$/.test(text)
        ? 'tron'
        : undefined;
  const checked = chain === undefined ? undefined : normaliseAddress(chain, text);
  return checked && checked.id === undefined ? [{ chain: chain!, reason: checked.reason }] : [];
}

/** Private keys in their usual forms, and word lists of wallets. A bare key of 64 digits cannot be told from a hash. */
function isSecret(text: string): boolean {
  if (/^[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{20,}$/.test(text)) return true;
  if (/^[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}$/.test(text) && checks(text)) return true;
  const words = text.split(/\s+/);
  return [12, 15, 18, 21, 24].includes(words.length) && words.every((word) => /^[a-z]{3,8}$/.test(word));
}

function checks(text: string): boolean {
  try {
    base58check.decode(text);
    return true;
  } catch {
    return false;
  }
}
