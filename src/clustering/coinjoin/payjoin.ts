import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';

/**
 * Suspicion of a PayJoin (BIP 78), in which the receiver adds an input of his own: two outputs, two or more inputs of
 * different scripts, and an input that was not needed to pay either output (unnecessary input heuristic 2, BIP 78 names
 * it). Wallets that gather small coins look the same, so the confidence is low and clustering does not leave it out.
 */
export function payjoin({ transaction, inputScripts, spendable }: MixShape): MixSighting | undefined {
  const { inputs, outputs } = transaction;
  if (inputs.length < 2 || inputs.length > 10 || outputs.length !== 2 || spendable !== 2 || inputScripts < 2)
    return undefined;
  const own = new Set(inputs.map(({ script }) => script));
  if (outputs.some(({ script }) => own.has(script))) return undefined;
  const spent = inputs.reduce((sum, { value }) => sum + value, 0n);
  const paid = outputs.reduce((sum, { value }) => sum + value, 0n);
  const larger = outputs[0]!.value > outputs[1]!.value ? outputs[0]!.value : outputs[1]!.value;
  const least = inputs.reduce((low, { value }) => (value < low ? value : low), inputs[0]!.value);
  const fee = spent - paid;
  if (spent - least < larger + fee) return undefined;
  return {
    kind: 'payjoin',
    confidence: 10,
    participants: 2,
    denominations: [],
    evidence: [
      { fact: 'unnecessary-input', value: least },
      { fact: 'input-scripts', value: BigInt(inputScripts) },
    ],
  };
}
