import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readTextBytes } from '../../files/read-text-bytes.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { dayOf } from '../claims/day-of.ts';
import { readPriceCsv } from '../read-price-csv.ts';
import { type CsvRow, scanCsv } from '../scan-csv.ts';
import type { DayPrices } from './day-prices.ts';

const DECIMALS = 8;
const LIMITS = { largest: 16 << 20, line: 1 << 20 };

/**
 * Prices of days from `file` or `SYMBOL=file`, separated by commas. A file without a symbol has the header
 * date,asset,usd,source; one with a symbol is a table of daily candles (a column date or timestamp, and close), and its
 * close counts. Only the day itself counts: an older price is no price. Errors: those of readText, PRICES_INVALID.
 */
export function openDayPrices(spec: string): DayPrices {
  const tables = spec.split(',').map((part) => {
    const match = /^([A-Za-z0-9]+)=(.+)$/.exec(part.trim());
    return match ? candles(match[1]!, match[2]!) : listed(part.trim());
  });
  return (symbol, day) => {
    for (const table of tables) {
      const found = table(symbol, day);
      if (found) return found;
    }
    return undefined;
  };
}

function listed(path: string): DayPrices {
  const lookup = readPriceCsv(path);
  return (symbol, day) => {
    const price = lookup(symbol.toUpperCase(), day);
    return price && price.date === day ? { usd: price.usd, source: price.source } : undefined;
  };
}

function candles(asset: string, path: string): DayPrices {
  const bytes = readTextBytes(path, LIMITS);
  const fail = (row: number, reason: string) =>
    new JejakError('PRICES_INVALID', { meta: { file: path, row, reason } });
  const rows = scanCsv(bytes.toString('utf8').replace(/^\uFEFF/, ''), fail);
  const first: CsvRow | undefined = rows.next().value ?? undefined;
  const header = first?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [time, close] = [
    header.findIndex((name) => name === 'date' || name === 'timestamp'),
    header.indexOf('close'),
  ];
  if (time < 0 || close < 0) throw fail(1, 'no column date or timestamp, or none of the name close');
  const days = new Map<string, bigint>();
  for (const { cells, line } of rows) {
    const day = dayOf((cells[time] ?? '').replace(' ', 'T'));
    const match = /^(\d+)(?:\.(\d+))?$/.exec((cells[close] ?? '').trim());
    if (!day) throw fail(line, `not a date: "${cells[time] ?? ''}"`);
    const fraction = match?.[2] ?? '';
    if (!match || fraction.length > DECIMALS)
      throw fail(line, `not a price with up to ${DECIMALS} decimals: "${cells[close] ?? ''}"`);
    if (days.has(day)) throw fail(line, `a second price of ${day}`);
    days.set(day, BigInt(match[1]! + fraction.padEnd(DECIMALS, '0')));
  }
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const source = `${basename(path)} (close, ${digest})`;
  return (symbol, day) => {
    const usd = symbol.toUpperCase() === asset.toUpperCase() ? days.get(day) : undefined;
    return usd === undefined ? undefined : { usd, source };
  };
}
