import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import {
  FLAG_COINBASE,
  FLAG_COINJOIN,
  type FlowBatch,
  type FlowSource,
  NO_ADDRESS,
} from '../../graph/flow-source.ts';
import type { ChangeCoin, ChangeOutput, ChangeSpend, ChangeTransaction } from './change-transaction.ts';

/**
 * Transactions with all that change heuristics ask for, `ids` ascending without repeats. `together` tells whether two
 * address ids are in one cluster. Errors: TX_UNKNOWN.
 */
export async function readChangeTransactions(
  source: FlowSource,
  ids: Float64Array,
  together: (a: number, b: number) => boolean,
): Promise<ChangeTransaction[]> {
  const batch = await source.transactions(ids);
  const outputIds = new Float64Array(batch.outputValue.length);
  for (let t = 0; t < batch.count; t++)
    for (let o = batch.outputStart[t]!; o < batch.outputStart[t + 1]!; o++)
      outputIds[o] = batch.outputFirst[t]! + o - batch.outputStart[t]!;
  const reuse = await source.reuse(outputIds);
  const addresses = Uint32Array.from(
    new Set([...batch.inputAddress, ...batch.outputAddress].filter((id) => id !== NO_ADDRESS)),
  ).sort();
  const kinds = await source.scriptKinds(addresses);
  const kindOf = new Map(Array.from(addresses, (id, i) => [id, SCRIPT_KINDS[kinds[i]!]!]));
  const spends = await readSpends(source, batch);
  const coin = (value: bigint, address: number): ChangeCoin => ({
    value,
    address: address === NO_ADDRESS ? -1 : address,
    kind: address === NO_ADDRESS ? 'op_return' : kindOf.get(address)!,
  });
  return Array.from({ length: batch.count }, (_, t) => {
    const inputs: ChangeCoin[] = [];
    for (let i = batch.inputStart[t]!; i < batch.inputStart[t + 1]!; i++)
      if (batch.inputOutput[i]! >= 0) inputs.push(coin(batch.inputValue[i]!, batch.inputAddress[i]!));
    const outputs: ChangeOutput[] = [];
    for (let o = batch.outputStart[t]!; o < batch.outputStart[t + 1]!; o++) {
      const spend = spends.get(batch.outputSpender[o]!);
      outputs.push({
        ...coin(batch.outputValue[o]!, batch.outputAddress[o]!),
        before: (reuse[o]! & 1) !== 0,
        after: (reuse[o]! & 2) !== 0,
        ...(spend ? { spend } : {}),
      });
    }
    return {
      inputs,
      outputs,
      coinbase: (batch.flags[t]! & FLAG_COINBASE) !== 0,
      mix: (batch.flags[t]! & FLAG_COINJOIN) !== 0,
      locktime: batch.locktime[t]!,
      print: batch.print[t]!,
      fee: feeOf(batch, t),
      weight: batch.weight[t]!,
      together,
    };
  });
}

async function readSpends(source: FlowSource, batch: FlowBatch): Promise<Map<number, ChangeSpend>> {
  const ids = Float64Array.from(new Set([...batch.outputSpender].filter((tx) => tx >= 0))).sort();
  const spenders = await source.transactions(ids);
  return new Map(
    Array.from(ids, (id, t) => [
      id,
      {
        locktime: spenders.locktime[t]!,
        print: spenders.print[t]!,
        fee: feeOf(spenders, t),
        weight: spenders.weight[t]!,
        inputs: spenders.inputStart[t + 1]! - spenders.inputStart[t]!,
        outputs: spenders.outputStart[t + 1]! - spenders.outputStart[t]!,
      },
    ]),
  );
}

function feeOf(batch: FlowBatch, t: number): bigint {
  if ((batch.flags[t]! & FLAG_COINBASE) !== 0) return 0n;
  let fee = 0n;
  for (let i = batch.inputStart[t]!; i < batch.inputStart[t + 1]!; i++) fee += batch.inputValue[i]!;
  for (let o = batch.outputStart[t]!; o < batch.outputStart[t + 1]!; o++) fee -= batch.outputValue[o]!;
  return fee;
}
