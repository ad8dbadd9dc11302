import type { AssetInfo } from '../../graph/account-source.ts';
import type { AssetAnswer } from './asset.ts';

/** How an asset of an account chain is named outside: chain and contract, and the token where it is one of many. */
export function assetOf(chain: string, info: AssetInfo): AssetAnswer {
  const { contract, tokenId, symbol, decimals, decimalsSource, warning } = info;
  const token = tokenId === undefined ? '' : `#${tokenId}`;
  return {
    id: `${chain}:${contract ?? 'native'}${token}`,
    chain,
    ...(contract === undefined ? {} : { contract }),
    ...(tokenId === undefined ? {} : { tokenId: `${tokenId}` }),
    symbol,
    decimals: decimals ?? null,
    decimalsSource,
    warning,
  };
}
