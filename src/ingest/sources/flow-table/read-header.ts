import { JejakError } from '../../../primitives/jejak-error.ts';
import { FLOW_ALIASES, FLOW_COLUMNS, FLOW_SYMBOLS, type FlowColumn } from './flow-columns.ts';
import type { FlowHeader } from './parse-flow-row.ts';

/** Where the columns of a table stand. Errors: FLOW_TABLE for a column that is not known, or one that is missing. */
export function readHeader(cells: readonly string[], file: string): FlowHeader {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const at = Object.fromEntries(Object.keys(FLOW_COLUMNS).map((name) => [name, -1])) as Record<
    FlowColumn,
    number
  >;
  let symbol: string | undefined;
  names.forEach((name, place) => {
    const column = (FLOW_ALIASES[name] ?? name) as FlowColumn;
    if (!Object.hasOwn(FLOW_COLUMNS, column)) {
      const known = Object.keys(FLOW_COLUMNS).join(', ');
      throw new JejakError('FLOW_TABLE', {
        meta: { file, row: 1, reason: `unknown column "${name.slice(0, 60)}"; known: ${known}` },
      });
    }
    at[column] = place;
    symbol ??= FLOW_SYMBOLS[name];
  });
  const missing = (['time', 'from', 'to'] as const).filter((name) => at[name] < 0);
  if (missing.length > 0 || (at.value < 0 && at.units < 0))
    throw new JejakError('FLOW_TABLE', {
      meta: { file, row: 1, reason: `missing column: ${missing[0] ?? 'value'}` },
    });
  return { at, width: names.length, symbol };
}
