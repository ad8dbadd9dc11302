import type { MixerNotes, RuleNotApplied } from './mixer-notes.ts';
import { priceDoubt } from './price-doubt.ts';

/** What the rules do not look at, because they have no ground there: only the rule of gas prices knows such notes. */
export function rulesNotApplied({ deposits, withdrawals }: MixerNotes): RuleNotApplied[] {
  return (['base-fee', 'no-price'] as const).flatMap((reason): RuleNotApplied[] => {
    const into = deposits.filter((note) => priceDoubt(note) === reason).length;
    const out = withdrawals.filter((note) => priceDoubt(note) === reason).length;
    if (into + out === 0) return [];
    return [{ heuristic: 'unique-gas-price', reason, deposits: into, withdrawals: out }];
  });
}
