import fc from 'fast-check';
import type { Seed } from '../../../../src/tracing/trace-parameters.ts';
import { type ToyTransaction, toyTxid } from '../../support/in-memory-flow-source.ts';
import { randomChain } from '../../support/random-chain.ts';

export interface SeededChain {
  readonly chain: readonly ToyTransaction[];
  /** `<name>:<vout>`, one to three different ones. */
  readonly starts: readonly string[];
}

/** A random chain and some of its outputs. */
export const seededChain: fc.Arbitrary<SeededChain> = fc
  .tuple(randomChain(false, 10), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }))
  .map(([chain, picks]) => {
    const all = chain.flatMap(({ name, outputs }) => outputs.map((_, vout) => `${name}:${vout}`));
    return { chain, starts: [...new Set(picks.map((pick) => all[pick % all.length]!))] };
  });

/** Every start is its own label, which is its name. */
export function seedsOf(starts: readonly string[]): Seed[] {
  return starts.map((label) => {
    const [name, vout] = label.split(':');
    return { kind: 'outpoint', txid: toyTxid(name!), vout: Number(vout), label };
  });
}
