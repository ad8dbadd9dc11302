import { HEADER_FORKS } from '../../chains/evm/verify/header-forks.ts';
import type { SourceEvent } from '../../graph/source-event.ts';
import type { EvmChainId } from '../../primitives/evm-chain.ts';

/**
 * Whether a block has a base fee (EIP-1559), so that the price of gas in it follows from the base fee: its header says so,
 * or it stands behind the fork that brought it to the chain, where the data have no header.
 */
export function hasFeeMarket(
  { number, time, baseFee }: Pick<SourceEvent, 'number' | 'time' | 'baseFee'>,
  chain: string,
): boolean {
  if (baseFee !== undefined) return true;
  const forks = HEADER_FORKS[chain as EvmChainId] ?? [];
  return forks.some(
    ({ from, adds }) =>
      adds.includes('baseFeePerGas') && ('block' in from ? number >= from.block : time >= from.time),
  );
}
