import { JejakError } from '../../primitives/jejak-error.ts';
import { SCREEN_OUTCOMES, type ScreenOutcome } from '../../screening/screen-outcome.ts';
import type { OptionValues } from '../command.ts';

const CODES: Readonly<Record<ScreenOutcome, number>> = {
  'nothing-found': 0,
  review: 2,
  block: 3,
  unknown: 4,
};

/** Outcomes with which a script stops: those of `--fail-on`, else all but `nothing-found`. Errors: OPTION_INVALID. */
export function failOn(options: OptionValues): ReadonlySet<ScreenOutcome> {
  const allowed = SCREEN_OUTCOMES.filter((outcome) => outcome !== 'nothing-found');
  if (options.failOn === undefined) return new Set(allowed);
  const words = String(options.failOn).split(',');
  const unknown = words.find((word) => word !== 'none' && !(allowed as readonly string[]).includes(word));
  if (unknown !== undefined || (words.length > 1 && words.includes('none')))
    throw new JejakError('OPTION_INVALID', {
      meta: { option: '--fail-on', value: String(options.failOn), allowed: `${allowed.join(', ')}; none` },
    });
  return new Set(allowed.filter((outcome) => words.includes(outcome)));
}

/**
 * The exit code of answers: of the worst outcome with which a script stops, 3 block, 2 review, 4 unknown; 0 for none.
 * Worst first: what must not be paid, what a person has to see, what nobody knows.
 */
export function screenExit(outcomes: Iterable<ScreenOutcome>, stops: ReadonlySet<ScreenOutcome>): number {
  const seen = new Set(outcomes);
  const worst = SCREEN_OUTCOMES.find((outcome) => seen.has(outcome) && stops.has(outcome));
  return worst === undefined ? 0 : CODES[worst];
}
