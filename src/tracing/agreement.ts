import type { TraceResult } from './trace-result.ts';

/** Terminals that exactly `policies` of the trace's policies taint. */
export interface AgreementRow {
  readonly policies: number;
  /** Different outputs; one that several policies leave for different reasons counts once. */
  readonly outputs: number;
  /** Satoshi of those outputs, tainted or not. */
  readonly value: bigint;
}

/** How far the policies agree on where the coins are: from all of them down to one. */
export function agreement(result: TraceResult): AgreementRow[] {
  const seen = new Set<number>();
  const rows = result.parameters.policies.map((_, i) => ({ policies: i + 1, outputs: 0, value: 0n }));
  for (const terminal of result.terminals) {
    const row = rows[terminal.agreement - 1];
    if (!row || seen.has(terminal.output)) continue;
    seen.add(terminal.output);
    row.outputs++;
    row.value += terminal.value;
  }
  return rows.reverse();
}
