import { KNOWN_TOKENS } from '../../chains/evm/known-tokens.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import type { AssetFacts } from './ledger-block.ts';

export interface AssetDescription {
  readonly symbol: string;
  readonly decimals: number | undefined;
  readonly decimalsSource: string;
  /** counterfeit, decimals, or empty. */
  readonly warning: string;
}

/**
 * What is shown for an asset, by its contract and never by its symbol: the list of known tokens first, else what the
 * source says. A token with the symbol of a known one and another contract is marked counterfeit; a known token that
 * claims other decimals is marked too, and the list's are used.
 */
export function describeAsset(
  chain: EvmChain,
  asset: { readonly kind: string; readonly contract?: string | undefined },
  facts: AssetFacts | undefined,
): AssetDescription {
  if (asset.kind === 'native')
    return {
      symbol: chain.asset.symbol,
      decimals: chain.asset.decimals,
      decimalsSource: 'chain',
      warning: '',
    };
  const { contract } = asset;
  const known = KNOWN_TOKENS.find((token) => token.chain === chain.id && token.contract === contract);
  if (known) {
    const lies = facts?.decimals !== undefined && facts.decimals !== known.decimals;
    return {
      symbol: known.symbol,
      decimals: known.decimals,
      decimalsSource: 'list',
      warning: lies ? 'decimals' : '',
    };
  }
  const symbol = printable(facts?.symbol ?? '');
  const copied = KNOWN_TOKENS.some((token) => token.chain === chain.id && same(token.symbol, symbol));
  const coin = contract !== undefined && same(chain.asset.symbol, symbol);
  const decimals = facts?.decimals;
  // More places than 2^256 has digits can only be a lie, and would make every amount unreadable.
  const believable = decimals !== undefined && decimals >= 0 && decimals <= 77;
  return {
    symbol,
    decimals: believable ? decimals : undefined,
    decimalsSource: believable ? facts!.source : '',
    warning: copied || coin ? 'counterfeit' : '',
  };
}

/** Compared without case, spaces and look-alike letters of other scripts. */
function same(a: string, b: string): boolean {
  return b !== '' && folded(a) === folded(b);
}

const LOOKALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  Ѕ: 'S',
  І: 'I',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
  '0': 'O',
  '₮': 'T',
};

function folded(text: string): string {
  return [...text.normalize('NFKC').toUpperCase()]
    .map((char) => LOOKALIKE[char] ?? char)
    .filter((char) => /[\p{L}\p{N}.]/u.test(char))
    .join('');
}

/** Symbols come from anybody: no control characters, no change of direction, 32 characters at most. */
function printable(text: string): string {
  return [...text.replace(/[\p{C}\u2028\u2029]/gu, '')].slice(0, 32).join('');
}
