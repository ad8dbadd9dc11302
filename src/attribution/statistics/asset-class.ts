export const ASSET_CLASSES = ['btc', 'eth', 'other'] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** The three classes of the published split: bitcoin, ether, and all tokens and other coins. */
export function assetClass(chain: string, symbol: string): AssetClass {
  if (chain === 'bitcoin' && symbol === 'BTC') return 'btc';
  return symbol === 'ETH' ? 'eth' : 'other';
}
