import type { ToyTransaction } from '../../support/in-memory-flow-source.ts';

/**
 * Satoshi of one input that are in one output when a transaction is one queue: inputs in their order, poured into the
 * outputs from the first (FIFO) or from the last (LIFO). Worked out from positions alone.
 */
export function sharedUnits(
  tx: ToyTransaction,
  chain: readonly ToyTransaction[],
  of: { readonly policy: 'fifo' | 'lifo'; readonly input: string; readonly output: string },
): bigint {
  const satoshiOf = (outpoint: string): bigint => {
    const [name, vout] = outpoint.split(':') as [string, string];
    return BigInt(chain.find((other) => other.name === name)!.outputs[Number(vout)]![0]);
  };
  const outputs = tx.outputs.map((_, vout) => `${tx.name}:${vout}`);
  const inputs = spanOf(tx.inputs, of.input, satoshiOf);
  const order = of.policy === 'fifo' ? outputs : outputs.toReversed();
  const taken = spanOf(order, of.output, satoshiOf);
  const from = inputs.from > taken.from ? inputs.from : taken.from;
  const to = inputs.to < taken.to ? inputs.to : taken.to;
  return to > from ? to - from : 0n;
}

function spanOf(
  list: readonly string[],
  one: string,
  satoshiOf: (outpoint: string) => bigint,
): { readonly from: bigint; readonly to: bigint } {
  let from = 0n;
  for (const outpoint of list) {
    if (outpoint === one) break;
    from += satoshiOf(outpoint);
  }
  return { from, to: from + satoshiOf(one) };
}
