import type { Evaluation } from './evaluation.ts';
import type { Figures } from './figures.ts';
import { headlines } from './headlines.ts';
import { percent } from './percent.ts';

/** Least and greatest value of every headline over single chains; chains where it is a share of nothing do not count. */
export function spreadOf(chains: readonly Figures[]): Evaluation['spread'] {
  const all = chains.map(headlines);
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => {
      const ratios = all.map((shares) => shares[name]!).filter(({ of }) => of > 0n);
      ratios.sort((a, b) => Number(a.hits * b.of - b.hits * a.of));
      const [least, most] = [ratios[0], ratios[ratios.length - 1]];
      return [name, { least: least ? percent(least) : '–', most: most ? percent(most) : '–' }];
    }),
  );
}
