import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import { FLAG_COINBASE, type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import type { MixCoin, MixTransaction } from './mix-transaction.ts';

/** A transaction of the data as detectors see it; undefined for a coinbase. Errors: TX_UNKNOWN. */
export async function readMixTransaction(
  source: FlowSource,
  tx: number,
): Promise<MixTransaction | undefined> {
  const batch = await source.transactions(Float64Array.of(tx));
  if ((batch.flags[0]! & FLAG_COINBASE) !== 0) return undefined;
  const ids = Uint32Array.from(
    new Set([...batch.inputAddress, ...batch.outputAddress].filter((id) => id !== NO_ADDRESS)),
  ).sort();
  const kinds = await source.scriptKinds(ids);
  const kindOf = new Map(Array.from(ids, (id, i) => [id, SCRIPT_KINDS[kinds[i]!]!]));
  const coin = (value: bigint, address: number): MixCoin => ({
    value,
    script: address === NO_ADDRESS ? -1 : address,
    kind: kindOf.get(address) ?? 'op_return',
  });
  const { chain } = await source.coverage();
  return {
    ...(chain === 'bitcoin' ? { height: batch.height[0]! } : {}),
    inputs: Array.from(batch.inputValue, (value, i) => coin(value, batch.inputAddress[i]!)),
    outputs: Array.from(batch.outputValue, (value, o) => coin(value, batch.outputAddress[o]!)),
  };
}
