import type { EndKind } from '../texts/report/report-texts.ts';
import type { TraceTag } from '../tracing/trace-parameters.ts';
import type { PolicyAmounts, TraceResult } from '../tracing/trace-result.ts';
import type { SummaryRow } from './report-document.ts';

const ORDER: readonly EndKind[] = [
  'unspent',
  'tag',
  'coinjoin',
  'coinbase',
  'out-degree',
  'depth',
  'min-value',
  'cutoff',
  'height',
  'not-looked-at',
  'fee',
  'rounding',
];

/** Traced value by the way it stopped, tags by holder: in the order of ORDER, then by label. Rows without value fall away. */
export function summariseEnds(trace: TraceResult): SummaryRow[] {
  const rows = new Map<string, { kind: EndKind; tag?: TraceTag; outputs: number; amounts: PolicyAmounts }>();
  for (const { reason, tag: named, amounts } of trace.terminals) {
    const tag = reason === 'tag' ? named : undefined;
    const key = JSON.stringify([ORDER.indexOf(reason) + 10, tag?.label ?? '', tag?.category ?? '']);
    const row = rows.get(key) ?? { kind: reason, ...(tag && { tag }), outputs: 0, amounts: {} };
    row.outputs++;
    for (const policy of trace.parameters.policies) {
      const amount = amounts[policy];
      if (amount !== undefined) row.amounts[policy] = (row.amounts[policy] ?? 0n) + amount;
    }
    rows.set(key, row);
  }
  for (const [kind, bucket] of [
    ['fee', 'fees'],
    ['rounding', 'rounding'],
  ] as const) {
    const amounts: PolicyAmounts = {};
    for (const policy of trace.parameters.policies) {
      const amount = trace.conservation[policy]?.[bucket];
      if (amount) amounts[policy] = amount;
    }
    if (Object.keys(amounts).length > 0) {
      rows.set(JSON.stringify([ORDER.indexOf(kind) + 10, '', '']), { kind, outputs: 0, amounts });
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
