import type { Evaluation } from '../figures/evaluation.ts';
import { headlines } from '../figures/headlines.ts';
import { percent } from '../figures/percent.ts';

/** `97.45 % (96.10–98.20)`: the share over all chains, and the least and greatest on a single one. */
export function shareCell(evaluation: Evaluation, name: string): string {
  const share = percent(headlines(evaluation.sums)[name]!);
  const { least, most } = evaluation.spread[name]!;
  return least === most ? share : `${share} (${least.replace(' %', '')}–${most.replace(' %', '')})`;
}
