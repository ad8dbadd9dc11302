import { knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import type { AssetFacts } from './asset-facts.ts';

export interface AssetDescription {
  readonly symbol: string;
  readonly decimals: number | undefined;
  readonly decimalsSource: string;
  /** counterfeit, decimals, or empty. */
  readonly warning: string;
}

/** Describes an asset, with what a source says of its contract. */
export type AssetDescriber = (
  asset: { readonly kind: string; readonly contract?: string | undefined },
  facts: AssetFacts | undefined,
) => AssetDescription;

/**
 * What is shown for an asset of a chain, by its contract and never by its symbol: the list of known tokens first, else
 * what the source says. A token with the symbol of a known one and another contract is marked counterfeit; a known token
 * that claims other decimals is marked too, and the list's are used.
 */
export function createAssetDescriber(chain: EvmChain): AssetDescriber {
  const tokens = knownTokens(chain.id);
  const symbols = new Set([...tokens.values()].map(({ symbol }) => folded(symbol)));
  const coin = folded(chain.asset.symbol);
  return ({ kind, contract }, facts) => {
    if (kind === 'native') {
      const { symbol, decimals } = chain.asset;
      return { symbol, decimals, decimalsSource: 'chain', warning: '' };
    }
    const known = tokens.get(contract ?? '');
    if (known) {
      const { symbol, decimals } = known;
      const lies = facts?.decimals !== undefined && facts.decimals !== decimals;
      return { symbol, decimals, decimalsSource: 'list', warning: lies ? 'decimals' : '' };
    }
    const symbol = printable(facts?.symbol ?? '');
    const bare = folded(symbol);
    const copied = symbols.has(bare) || (contract !== undefined && bare === coin);
    const decimals = facts?.decimals;
    // More places than 2^256 has digits can only be a lie, and would make every amount unreadable.
    const believable = decimals !== undefined && decimals >= 0 && decimals <= 77;
    return {
      symbol,
      decimals: believable ? decimals : undefined,
      decimalsSource: believable ? facts!.source : '',
      warning: copied ? 'counterfeit' : '',
    };
  };
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

/** For comparison without case, spaces and look-alike letters of other scripts. */
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
