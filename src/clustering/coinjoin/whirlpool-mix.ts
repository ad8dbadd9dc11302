import type { ScriptKind } from '../../chains/bitcoin/script-kind.ts';
import type { MixShape } from './mix-shape.ts';
import type { MixSighting } from './mix-sighting.ts';
import { WHIRLPOOL_EXCESS, whirlpoolPoolsAt } from './whirlpool-pools.ts';

/** What leaves a mix may go straight to another wallet, often a multisig. */
const WITNESS: readonly ScriptKind[] = ['p2wsh', 'p2tr'];

/**
 * A mix of Whirlpool: 5 to 10 coins in, as many out, all of one pool; those that come from a mix bring exactly the
 * pool's value, new ones a little more for the fees. Source: METHODS A.3 (Dumplings) and part B (GraphSense). The shape
 * alone gives 60; whirlpoolLineage adds what the coins' past says.
 */
export function whirlpoolMix(shape: MixShape): MixSighting | undefined {
  const { transaction, counts, inputScripts, outputScripts } = shape;
  const { inputs, outputs } = transaction;
  const size = inputs.length;
  if (size < 5 || size > 10 || outputs.length !== size || counts.size !== 1) return undefined;
  const denomination = outputs[0]!.value;
  if (!whirlpoolPoolsAt(shape).some((pool) => pool.denomination === denomination)) return undefined;
  if (inputScripts !== size || outputScripts !== size) return undefined;
  const entrants = inputs.filter(({ value }) => value !== denomination);
  if (entrants.length < 1 || entrants.length === size) return undefined;
  for (const { value } of entrants) {
    const excess = value - denomination;
    if (excess < WHIRLPOOL_EXCESS.least || excess > WHIRLPOOL_EXCESS.most) return undefined;
  }
  if (!inputs.every(({ kind }) => kind === 'p2wpkh')) return undefined;
  const elsewhere = outputs.filter(({ kind }) => kind !== 'p2wpkh');
  if (elsewhere.length * 2 > size || elsewhere.some(({ kind }) => !WITNESS.includes(kind))) return undefined;
  return {
    kind: 'whirlpool-mix',
    confidence: 60,
    participants: size,
    denominations: [denomination],
    evidence: [
      { fact: 'pool', value: denomination },
      { fact: 'equal-outputs', value: BigInt(size) },
      { fact: 'new-entrants', value: BigInt(entrants.length) },
    ],
  };
}
