import type { EvmAddress } from '../../chains/evm/block/evm-block.ts';
import type { Transfer, TransferKind } from '../../chains/evm/transfers/transfer.ts';

export type Movement = Pick<Transfer, 'from' | 'to' | 'asset' | 'value'>;

const ZERO = '0x0000000000000000000000000000000000000000';
/** What the block's rules move, not the transaction's people. */
const OUTSIDE: readonly TransferKind[] = ['fee', 'burnt-fee', 'reward', 'uncle-reward', 'withdrawal'];

/**
 * Transfers as movements between addresses: tokens from or to the zero address are made or destroyed; wrapping goes
 * through the wrapping contract, whose token counts as the coin, so that it cancels out there.
 */
export function readMovements(transfers: readonly Transfer[], wrapped: readonly EvmAddress[]): Movement[] {
  const movements: Movement[] = [];
  for (const { kind, from, to, asset, value } of transfers) {
    if (value === 0n || OUTSIDE.includes(kind)) continue;
    const coin = asset.contract !== undefined && wrapped.includes(asset.contract);
    const person = (address: EvmAddress | undefined): EvmAddress | undefined => {
      const nobody = address === undefined || (address === ZERO && asset.contract !== undefined);
      return nobody ? (coin ? asset.contract : undefined) : address;
    };
    movements.push({ from: person(from), to: person(to), asset: coin ? {} : asset, value });
  }
  return movements;
}
