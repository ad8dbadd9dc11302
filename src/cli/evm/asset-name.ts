import type { AssetInfo } from '../../graph/account-source.ts';
import { formatUnits } from '../../primitives/format-units.ts';

/**
 * How an asset is written: its symbol where its identity is known, with the contract where anybody could have chosen
 * the symbol.
 */
export function assetName(asset: AssetInfo): string {
  const token = asset.tokenId === undefined ? '' : ` #${asset.tokenId}`;
  if (asset.kind === 'native' || asset.decimalsSource === 'list') return `${asset.symbol}${token}`;
  const contract = asset.contract ? `${asset.contract.slice(0, 10)}…${asset.contract.slice(-4)}` : '';
  const mark = asset.warning === 'counterfeit' ? '!' : '';
  return [`${mark}${asset.symbol}${token}`, contract].filter((part) => part.trim()).join(' ') || 'token';
}

/** An amount with its asset; whole base units where the decimals are unknown. */
export function assetAmount(asset: AssetInfo, units: bigint | undefined): string {
  return units === undefined ? '' : formatUnits(units, asset.decimals);
}
