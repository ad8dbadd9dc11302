import type { AssetAnswer } from '../../answers/schema/asset.ts';
import { formatUnits } from '../../primitives/format-units.ts';

/** An amount of an answer in its asset's own decimals; whole base units where they are not known. */
export function amountText(asset: AssetAnswer, units: string): string {
  return formatUnits(BigInt(units), asset.decimals ?? undefined);
}

/** The symbol where nobody else could have chosen it, else the symbol with the contract. */
export function assetText({ symbol, contract, tokenId, decimalsSource, warning }: AssetAnswer): string {
  const token = tokenId === undefined ? '' : ` #${tokenId}`;
  if (contract === undefined || decimalsSource === 'list') return `${symbol}${token}`;
  const mark = warning === 'counterfeit' ? '!' : '';
  return [`${mark}${symbol}${token}`, `${contract.slice(0, 10)}…${contract.slice(-4)}`]
    .filter((part) => part.trim())
    .join(' ');
}
