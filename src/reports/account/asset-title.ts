import type { AssetInfo } from '../../graph/account-source.ts';

/** The symbol; with a mark where it is another token's. */
export function assetTitle(asset: AssetInfo): string {
  const token = asset.tokenId === undefined ? '' : ` #${asset.tokenId}`;
  const mark = asset.warning === 'counterfeit' ? '! ' : '';
  return `${mark}${asset.symbol || asset.contract?.slice(0, 10) || '?'}${token}`;
}
