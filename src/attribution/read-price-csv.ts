import { readText } from '../files/read-text.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** A price of one whole coin on one day, for display; never part of a calculation with amounts that are kept. */
export interface Price {
  /** `2022-03-29`, UTC. */
  readonly date: string;
  /** Symbol in upper case, or a contract in lower case. */
  readonly asset: string;
  /** Hundred-millionths of a USD. */
  readonly usd: bigint;
  readonly source: string;
}

/** Bytes: some ten thousand days of some ten assets. */
const LARGEST = 16 << 20;
/** Days: an older price says nothing about the value of a day. */
const FRESH = 7;

/** The latest price of an asset on a day or up to a week before it. */
export type PriceLookup = (asset: string, date: string) => Price | undefined;

/** Prices from a CSV file with the header date,asset,usd,source. Errors: those of readText; PRICES_INVALID with row and reason. */
export function readPriceCsv(path: string): PriceLookup {
  const byAsset = new Map<string, Price[]>();
  readText(path, LARGEST)
    .split(/\r?\n/)
    .forEach((line, i) => {
      const row = i + 1;
      if (line.trim() === '') return;
      const cells = line.split(',').map((cell) => cell.trim());
      if (row === 1) {
        if (cells.join() !== 'date,asset,usd,source')
          throw invalid(path, row, 'the header is not date,asset,usd,source');
        return;
      }
      const [date = '', name = '', usd = '', source = ''] = cells;
      if (cells.length !== 4) throw invalid(path, row, `${cells.length} cells instead of 4`);
      if (!isDay(date)) throw invalid(path, row, `not a date: "${date}"`);
      const match = /^(\d{1,18})(?:\.(\d{1,8}))?$/.exec(usd);
      if (!match) throw invalid(path, row, `not a price below 10^18 with up to 8 decimals: "${usd}"`);
      if (source === '') throw invalid(path, row, 'a price without a source');
      const asset = name.startsWith('0x') ? name.toLowerCase() : name.toUpperCase();
      const price = { date, asset, usd: BigInt(match[1]! + (match[2] ?? '').padEnd(8, '0')), source };
      const list = byAsset.get(asset);
      if (list) list.push(price);
      else byAsset.set(asset, [price]);
    });
  for (const list of byAsset.values()) list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return (asset, date) => {
    const found = byAsset.get(asset)?.findLast((price) => price.date <= date);
    return found && Date.parse(date) - Date.parse(found.date) <= FRESH * 86_400_000 ? found : undefined;
  };
}

/** A day that the calendar has: `2023-02-30` would be no older than any other. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function invalid(file: string, row: number, reason: string): JejakError {
  return new JejakError('PRICES_INVALID', { meta: { file, row, reason } });
}
