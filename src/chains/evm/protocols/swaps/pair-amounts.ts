import type { EventReading, ReadContext } from '../protocol-table.ts';
import { pairOfPool } from './pair-of-pool.ts';

/**
 * What a pool of two tokens took in and gave out, `amounts` as the pool's gain of token0 and token1. One gain and one
 * loss: an exchange. Two gains or two losses (a flash loan's fee, liquidity): the first one stands in paidIn or
 * paidOut, the other in `also`. Assets stay empty where they do not follow from the transaction.
 */
export function pairAmounts(
  context: ReadContext,
  amounts: readonly [bigint, bigint],
  { withFee }: { readonly withFee: boolean } = { withFee: false },
): EventReading {
  const side = (gain: bigint) =>
    gain >= 0n ? { way: 'in' as const, value: gain } : { way: 'out' as const, value: -gain };
  const { tokens, protocol } = pairOfPool(context, { sides: [side(amounts[0]), side(amounts[1])], withFee });
  const name = protocol === undefined ? {} : { protocol, genuine: true };
  if (tokens === undefined) return name;
  const moved = amounts
    .map((gain, i) => ({
      gain,
      amount: { asset: { contract: tokens[i]! }, value: gain < 0n ? -gain : gain },
    }))
    .filter(({ gain }) => gain !== 0n);
  const ins = moved.filter(({ gain }) => gain > 0n).map(({ amount }) => amount);
  const outs = moved.filter(({ gain }) => gain < 0n).map(({ amount }) => amount);
  const also = [...ins.slice(1), ...outs.slice(1)];
  return {
    ...name,
    ...(ins.length > 0 && { paidIn: ins[0]! }),
    ...(outs.length > 0 && { paidOut: outs[0]! }),
    ...(also.length > 0 && { also }),
  };
}
