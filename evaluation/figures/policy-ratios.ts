import type { Ratio } from './ratio.ts';
import type { PolicyFigures } from './taint-figures.ts';

/** Tainted value that lies where the thief left money; money he left that is marked; places that are reached. */
export function policyRatios(figures: PolicyFigures): {
  readonly precision: Ratio;
  readonly recall: Ratio;
  readonly reached: Ratio;
} {
  return {
    precision: { hits: figures.atPlaces, of: figures.terminalValue },
    recall: { hits: figures.atPlaces, of: figures.placeValue },
    reached: { hits: figures.reachedPlaces, of: figures.places },
  };
}
