import type { TransferAsset } from '../../chains/evm/transfers/transfer.ts';

/** One text an asset: empty for the chain's coin. */
export function assetKey(asset: TransferAsset): string {
  return `${asset.contract ?? ''}${asset.tokenId === undefined ? '' : `/${asset.tokenId}`}`;
}
