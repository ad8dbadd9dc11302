import type { Evaluation } from '../figures/evaluation.ts';
import { percent } from '../figures/percent.ts';
import { POLICIES, TAINT_RUNS } from '../figures/taint-figures.ts';
import { groupDigits } from './group-digits.ts';
import { markdownTable } from './markdown-table.ts';
import { shareCell } from './share-cell.ts';

/** For each set of limits: where every policy says the value ended, against where the thief left it. */
export function taintTables(evaluation: Evaluation): string {
  return TAINT_RUNS.map((run) => {
    const rows = POLICIES.map((policy) => {
      const f = evaluation.sums.taint[run][policy];
      const share = (hits: bigint) => percent({ hits, of: f.terminalValue });
      return [
        policy,
        groupDigits(f.terminals),
        shareCell(evaluation, `taint, ${run}, ${policy}: precision`),
        share(f.atThief),
        share(f.atOthers),
        shareCell(evaluation, `taint, ${run}, ${policy}: recall`),
        `${groupDigits(f.endedPlaces)} of ${groupDigits(f.places)}`,
        `${groupDigits(f.reachedPlaces)} of ${groupDigits(f.places)}`,
      ];
    });
    const head = [
      'ends',
      'at places',
      'else at the thief',
      'at others',
      'recall by value',
      'ended at',
      'reached',
    ];
    return markdownTable([`Limits: ${run}`, ...head], rows);
  }).join('\n');
}
