import { addFigures } from './figures/add-figures.ts';
import type { ChainSet, Evaluation } from './figures/evaluation.ts';
import type { Figures } from './figures/figures.ts';
import { spreadOf } from './figures/spread-of.ts';
import { measureChain } from './measure-chain.ts';

/** Measures all methods on a set of synthetic chains, one after the other. */
export async function runEvaluation(
  on: ChainSet,
  done: (chain: number) => void = () => {},
): Promise<Evaluation> {
  const chains: Figures[] = [];
  for (let i = 0; i < on.chains; i++) {
    chains.push(await measureChain({ seed: on.firstSeed + i, transactions: on.transactions }));
    done(i + 1);
  }
  return { on, sums: chains.reduce(addFigures), spread: spreadOf(chains) };
}
