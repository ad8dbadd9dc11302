import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';

/** Received less sent, by address and by the contract of the asset, empty for the coin; what did not change is left out. */
export function changesOf(transfers: readonly Transfer[]): Map<string, Map<string, bigint>> {
  const changes = new Map<string, Map<string, bigint>>();
  const add = (address: string | undefined, contract: string, value: bigint) => {
    if (address === undefined) return;
    const own = changes.get(address) ?? new Map<string, bigint>();
    const sum = (own.get(contract) ?? 0n) + value;
    if (sum === 0n) own.delete(contract);
    else own.set(contract, sum);
    if (own.size === 0) changes.delete(address);
    else changes.set(address, own);
  };
  for (const { kind, from, to, asset, value } of transfers) {
    if (kind === 'fee' || kind === 'burnt-fee') continue;
    add(from, asset.contract ?? '', -value);
    add(to, asset.contract ?? '', value);
  }
  return changes;
}
