import { fill } from '../../texts/fill.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import type { CliContext } from '../command.ts';

/** Names that are written out of those where a trace stopped, and characters of the digest. */
const ROWS = 8;
const SHOWN = 12;

/** Whose names the addresses of a trace bear, at which of them it was asked to stop, and at which it did. */
export function nameLines({ texts: { tags } }: CliContext, result: AccountTraceResult): string[] {
  const { tableNames, stopAt } = result.parameters;
  const lines: string[] = [];
  if (tableNames)
    lines.push(
      fill(tags.tableNames, {
        n: tableNames.addresses,
        tables: tableNames.tables.join(', '),
        sha256: tableNames.sha256.slice(0, SHOWN),
      }),
    );
  if (!stopAt) return lines;
  for (const { pattern, names, addresses } of stopAt)
    lines.push(fill(tags.stopAt, { pattern, names, addresses }));
  const stopped = stoppedNames(result);
  if (stopped.length === 0) return [...lines, tags.stoppedNowhere];
  lines.push(tags.stoppedAt, ...stopped.slice(0, ROWS).map((row) => fill(tags.stoppedName, row)));
  if (stopped.length > ROWS) lines.push(fill(tags.stoppedMore, { n: stopped.length - ROWS }));
  return lines;
}

/** Names that stopped the trace, with their source and the number of places, by the alphabet. */
function stoppedNames({ terminals }: AccountTraceResult) {
  const found = new Map<string, { name: string; source: string; places: number }>();
  for (const { reason, tag } of terminals) {
    if (reason !== 'tag' || !tag?.stop) continue;
    const { name, source } = tag.stop;
    const key = JSON.stringify([name, source]);
    const row = found.get(key) ?? { name, source, places: 0 };
    row.places += 1;
    found.set(key, row);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
