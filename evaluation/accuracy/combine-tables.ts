import { writeFileSync } from 'node:fs';
import { scanLines } from '../../src/files/scan-lines.ts';
import { FLOW_ALIASES } from '../../src/ingest/sources/flow-table/flow-columns.ts';
import { splitRow } from '../../src/ingest/sources/flow-table/split-row.ts';

const COLUMNS = ['tx', 'from', 'to', 'value'] as const;

/**
 * Writes the rows of several tables of flows into one, in the order of time; rows of one second keep the order of their
 * table. Block numbers are left out, because not every table has them: the seconds take their place. The assets are left
 * out too: dollars and ether stand in one ledger then, and no row is out of reach only because it counts something else.
 */
export function combineTables(paths: readonly string[], into: string): void {
  const rows = paths.flatMap(rowsOf).sort((a, b) => a.time - b.time);
  const lines = rows.map(({ time, cells }) => [time, ...cells].join(','));
  writeFileSync(into, `${['time', ...COLUMNS].join(',')}\n${lines.join('\n')}\n`);
}

/** Bytes of a row. */
const LONGEST = 1 << 20;

function rowsOf(path: string): { readonly time: number; readonly cells: readonly string[] }[] {
  const [head, ...lines] = [...scanLines(path, LONGEST)].filter(({ text }) => text !== '');
  const names = splitRow(head!.text)!.map((name) => name.trim().toLowerCase());
  const placeOf = (column: string) => names.findIndex((name) => (FLOW_ALIASES[name] ?? name) === column);
  const places = COLUMNS.map(placeOf);
  const time = placeOf('time');
  return lines.map(({ text }) => {
    const cells = splitRow(text)!;
    return {
      time: Date.parse(`${cells[time]!.trim().replace(' ', 'T').slice(0, 19)}Z`) / 1000,
      cells: places.map((place) => cells[place]?.trim() ?? ''),
    };
  });
}
