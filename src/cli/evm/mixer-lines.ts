import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import type { MixerCandidates } from '../../tracing/demix/find-mixer-candidates.ts';
import type { CliContext } from '../command.ts';
import { toTable } from '../output/to-table.ts';

/** Where traced deposits may have come out of mixers, by each rule, with the size of the set. */
export function mixerLines(context: CliContext, mixers: readonly MixerCandidates[], limit: number): string[] {
  const { says, columns } = context.texts;
  const lines: string[] = [];
  for (const { protocol, deposits, withdrawals, traced, candidates, groups } of mixers) {
    const facts = { protocol, deposits, traced, m: withdrawals };
    if (candidates.length === 0) {
      lines.push(fill(says.mixerNone, facts));
      continue;
    }
    const shown = candidates.slice(0, limit);
    lines.push(fill(says.mixerTitle, { ...facts, n: candidates.length }));
    const rows = shown.map(({ withdrawal, probability, anonymitySet, findings }) => [
      withdrawal.recipient,
      formatTime(withdrawal.time),
      `${(probability * 100).toFixed(1)} %`,
      `${anonymitySet}`,
      findings.map(({ heuristic, deposits: own }) => `${heuristic} (${own.length})`).join(', '),
    ]);
    const header = [
      columns.recipient,
      columns.time,
      columns.probability,
      columns.anonymitySet,
      columns.rules,
    ];
    lines.push(toTable(header, rows, [2, 3]).trimEnd());
    if (shown.length < candidates.length)
      lines.push(fill(says.nofM, { shown: shown.length, total: candidates.length }));
    for (const group of groups)
      lines.push(
        fill(says.mixerGroup, {
          rule: group.heuristic,
          key: group.key,
          deposits: group.deposits.length,
          withdrawals: group.withdrawals.length,
        }),
      );
  }
  if (lines.length > 0) lines.push(says.mixerCaveat);
  return lines;
}
