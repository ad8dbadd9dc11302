import type { EvmAddress } from '../../block/evm-block.ts';
import type { Transfer, TransferAsset } from '../../transfers/transfer.ts';

export interface PoolSide {
  /** Which way the value went, as seen from the pool. */
  readonly way: 'in' | 'out';
  readonly value: bigint;
}

/** Assets of which the pool took in, or gave out, exactly this value in one transfer of the transaction; each once. */
export function poolTransfers(
  transfers: readonly Transfer[],
  pool: EvmAddress,
  { way, value }: PoolSide,
): readonly TransferAsset[] {
  const assets = new Map<string, TransferAsset>();
  for (const transfer of transfers) {
    if ((way === 'in' ? transfer.to : transfer.from) !== pool || transfer.value !== value) continue;
    if (transfer.asset.tokenId !== undefined) continue;
    assets.set(transfer.asset.contract ?? '', transfer.asset);
  }
  return [...assets.values()];
}
