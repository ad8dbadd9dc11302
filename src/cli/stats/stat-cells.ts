import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CliContext } from '../command.ts';
import type { Cell } from '../output/print.ts';
import { usdCell } from '../output/usd-cell.ts';
import { statDetail } from './stat-detail.ts';
import { statKey } from './stat-key.ts';
import { statSource } from './stat-source.ts';

/** Key, source, incidents, of them with USD, reported USD, USD at theft, detail and rule of a row. */
export function statCells({ texts, language }: CliContext, row: StatRow, rule: string): Cell[] {
  // No row with a value is not a sum of nothing.
  const usd = usdCell(row.withUsd === 0 ? undefined : row.usd, language);
  const about = row.about === true && row.perMille === undefined ? `${texts.stats.about} ` : '';
  return [
    { shown: statKey(row, texts), raw: row.key },
    { shown: statSource(row, texts), raw: row.source },
    row.incidents === undefined ? '' : `${row.incidents}`,
    row.withUsd === undefined ? '' : `${row.withUsd}`,
    typeof usd === 'string' ? usd : { shown: `${about}${usd.shown}`, raw: usd.raw },
    // Nothing priced is not the same as worth nothing.
    row.priced === 0 || (row.section === 'shape' && row.perMille === undefined)
      ? ''
      : usdCell(row.usdAtTheft, language),
    statDetail(row, texts, language),
    rule,
  ];
}
