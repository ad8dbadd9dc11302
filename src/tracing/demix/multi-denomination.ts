import { groupBy } from '../../primitives/group-by.ts';
import { bursts } from './bursts.ts';
import { candidatesOf } from './candidates-of.ts';
import type { DemixCandidates, MixerNotes } from './mixer-notes.ts';

const DAY = 86_400;

/**
 * Tutela's third rule: somebody withdraws, within 24 hours, an exact number of notes from two pools or more, and
 * somebody deposited, within 24 hours and earlier, the very same numbers into the very same pools. Candidates are the
 * deposits of all who did. False for small common portfolios: one note of each of two pools says little, which the
 * number of candidates then shows.
 */
export function multiDenomination({ deposits, withdrawals }: MixerNotes, window = DAY): DemixCandidates[] {
  const paidIn = bursts(deposits, { actorOf: ({ address }) => address, window });
  const paidOut = bursts(withdrawals, { actorOf: ({ recipient }) => recipient, window });
  const known = groupBy(paidIn, ({ portfolio }) => portfolio);
  return paidOut
    .filter(({ pools }) => pools >= 2)
    .flatMap(({ portfolio, notes }) => {
      const earlier = (known.get(portfolio) ?? []).filter(
        (burst) => burst.notes.at(-1)!.order < notes[0]!.order,
      );
      return notes.flatMap((withdrawal) => {
        const found = candidatesOf(withdrawal, {
          heuristic: 'multi-denomination',
          deposits: earlier.flatMap((burst) => burst.notes).filter(({ pool }) => pool === withdrawal.pool),
          evidence: { portfolio, depositors: earlier.length },
        });
        return found ? [found] : [];
      });
    });
}
