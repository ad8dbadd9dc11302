import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import type { MixerCandidates } from '../../tracing/demix/find-mixer-candidates.ts';
import type { CliContext } from '../command.ts';
import { toTable } from '../output/to-table.ts';

/**
 * Where traced deposits may have come out of mixers: by each rule, with the size of its set, and what rules did not look
 * at.
 */
export function mixerLines(context: CliContext, mixers: readonly MixerCandidates[], limit: number): string[] {
  const lines = mixers.flatMap((mixer) => [
    ...candidateLines(context, mixer, limit),
    ...groupLines(context, mixer),
    ...boundLines(context, mixer),
  ]);
  return lines.length > 0 ? [...lines, context.texts.mixers.caveat] : lines;
}

function candidateLines({ texts }: CliContext, mixer: MixerCandidates, limit: number): string[] {
  const { protocol, deposits, withdrawals, traced, candidates } = mixer;
  const facts = { protocol, deposits, traced, m: withdrawals };
  if (candidates.length === 0) return [fill(texts.mixers.none, facts)];
  const shown = candidates.slice(0, limit);
  const rows = shown.map(({ withdrawal, probability, anonymitySet, findings }) => [
    withdrawal.recipient,
    formatTime(withdrawal.time),
    `${(probability * 100).toFixed(1)} %`,
    `${anonymitySet}`,
    findings.map(({ heuristic, size }) => `${heuristic} (${size})`).join(', '),
  ]);
  const { columns } = texts;
  const header = [columns.recipient, columns.time, columns.probability, columns.anonymitySet, columns.rules];
  const rest =
    shown.length < candidates.length
      ? [fill(texts.says.nofM, { shown: shown.length, total: candidates.length })]
      : [];
  return [
    fill(texts.mixers.title, { ...facts, n: candidates.length }),
    toTable(header, rows, [2, 3]).trimEnd(),
    ...rest,
  ];
}

function groupLines({ texts }: CliContext, { groups }: MixerCandidates): string[] {
  return groups.map(({ heuristic, key, deposits, withdrawals }) =>
    fill(texts.mixers.group, {
      rule: heuristic,
      key,
      deposits: deposits.length,
      withdrawals: withdrawals.length,
    }),
  );
}

function boundLines({ texts }: CliContext, mixer: MixerCandidates): string[] {
  const { deposits, withdrawals, notApplied, histories } = mixer;
  const rules = notApplied.map(({ heuristic, reason, deposits: into, withdrawals: out }) =>
    fill(texts.mixers.notApplied, {
      rule: heuristic,
      into,
      deposits,
      out,
      withdrawals,
      reason: texts.mixers.reasons[reason],
    }),
  );
  return histories.whole < histories.accounts ? [...rules, fill(texts.mixers.histories, histories)] : rules;
}
