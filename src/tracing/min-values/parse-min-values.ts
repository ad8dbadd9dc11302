import { type KnownToken, knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import { type EvmChain, evmChainById } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { MinValues, TokenMinValue } from './min-values.ts';
import { wholeUnits } from './whole-units.ts';

/** Digits are not counted here: each asset has its own decimals. */
const ANY_DECIMALS = 77;

/**
 * Reads what an account chain takes as minimum: a plain number of whole units for every asset, or a list of such a
 * number and of `<chain>:<contract>=<number>` and `<symbol>=<number>`, in any order, separated by commas. A symbol is
 * the coin's, or that of one listed token of the chain: anybody can copy a symbol, so none of the data counts.
 * Errors: AMOUNT_INVALID, CHAIN_UNKNOWN; MIN_VALUE_INVALID, MIN_VALUE_SYMBOL, MIN_VALUE_TWICE with the entry.
 */
export function parseMinValues(text: string, chain: string): MinValues {
  const evm = evmChainById(chain);
  const tokens = knownTokens(evm.id);
  const contracts: Record<string, TokenMinValue> = {};
  const otherChains = new Set<string>();
  const seen = new Set<string>();
  let every: string | undefined;
  let coin: string | undefined;
  text.split(',').forEach((part, i) => {
    const place = { entry: i + 1, input: part.trim().slice(0, 80) };
    const { key, amount } = readEntry(part.trim(), place);
    const asset = key.includes(':') || key === '' ? key : assetOf(key, { evm, tokens, place });
    if (seen.has(asset)) throw new JejakError('MIN_VALUE_TWICE', { meta: place });
    seen.add(asset);
    const [at, contract] = asset.split(':') as [string, string];
    if (asset === '') every = amount;
    else if (asset === evm.asset.id) coin = amount;
    else if (at !== chain) otherChains.add(at);
    else {
      const known = tokens.get(contract);
      contracts[contract] = { amount, ...(known && { decimals: known.decimals }) };
    }
  });
  return {
    ...(every !== undefined && { every }),
    ...(coin !== undefined && { coin }),
    contracts,
    otherChains: [...otherChains],
  };
}

interface Place {
  readonly entry: number;
  readonly input: string;
}

/** The key as written (a contract in lower case), empty for a plain number. */
function readEntry(text: string, place: Place): { readonly key: string; readonly amount: string } {
  if (!text.includes('=')) {
    wholeUnits(text, ANY_DECIMALS);
    return { key: '', amount: text };
  }
  const match = /^([^=:\s]+|([a-z0-9-]+):0x[0-9a-fA-F]{40})\s*=\s*(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new JejakError('MIN_VALUE_INVALID', { meta: { ...place } });
  const [, key, chain, amount] = match as unknown as [string, string, string | undefined, string];
  if (chain === undefined) return { key, amount };
  evmChainById(chain);
  return { key: key.toLowerCase(), amount };
}

/** `<chain>:native` or `<chain>:<contract>` of a symbol. */
function assetOf(
  symbol: string,
  about: { readonly evm: EvmChain; readonly tokens: ReadonlyMap<string, KnownToken>; readonly place: Place },
): string {
  const { evm, tokens, place } = about;
  const same = (other: string) => other.toUpperCase() === symbol.toUpperCase();
  if (same(evm.asset.symbol)) return evm.asset.id;
  const found = [...tokens.values()].filter((token) => same(token.symbol));
  if (found.length === 1) return `${evm.id}:${found[0]!.contract}`;
  throw new JejakError('MIN_VALUE_SYMBOL', {
    meta: { ...place, symbol: symbol.slice(0, 80), chain: evm.id, found: found.length },
  });
}
