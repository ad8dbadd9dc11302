import type { EvmAddress } from '../../block/evm-block.ts';
import type { Transfer } from '../../transfers/transfer.ts';

export interface TransferSearch {
  readonly from?: EvmAddress;
  readonly to?: EvmAddress;
  /** Token; undefined: any asset. */
  readonly contract?: EvmAddress;
  readonly value?: bigint;
}

/** The one transfer of a value above zero that fits; undefined when none or several do. */
export function onlyTransfer(transfers: readonly Transfer[], search: TransferSearch): Transfer | undefined {
  const fitting = transfers.filter(
    (transfer) =>
      transfer.value > 0n &&
      transfer.kind !== 'fee' &&
      transfer.kind !== 'burnt-fee' &&
      (search.from === undefined || transfer.from === search.from) &&
      (search.to === undefined || transfer.to === search.to) &&
      (search.contract === undefined || transfer.asset.contract === search.contract) &&
      (search.value === undefined || transfer.value === search.value),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
