import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/attribution/incidents/incident.ts';
import { STEP_KINDS } from '../../../src/attribution/incidents/step-kinds.ts';
import { VICTIM_KINDS } from '../../../src/attribution/incidents/victim-kinds.ts';
import { assetTotals } from '../../../src/attribution/statistics/asset-totals.ts';
import { classRows } from '../../../src/attribution/statistics/class-rows.ts';
import { classShares } from '../../../src/attribution/statistics/class-shares.ts';
import type { DayPrices } from '../../../src/attribution/statistics/day-prices.ts';
import { openDayPrices } from '../../../src/attribution/statistics/open-day-prices.ts';
import { pathTotals } from '../../../src/attribution/statistics/path-totals.ts';
import { tally } from '../../../src/attribution/statistics/tally.ts';
import { trackerYears } from '../../../src/attribution/statistics/trackers.ts';
import { usdAtTheft } from '../../../src/attribution/statistics/usd-at-theft.ts';
import { yearTotals } from '../../../src/attribution/statistics/year-totals.ts';
import { sharedData } from '../../support/shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-prices-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const theft = (about: Partial<Incident>): Incident => ({
  ...{ id: 'x', date: '2021-05-12', victim: 'V', kind: 'unknown', assets: [], assetsUnread: [] },
  ...{ attributions: [], path: [], sanctions: [], source: ['s'], line: 1 },
  ...about,
});
const BTC = { chain: 'bitcoin', symbol: 'BTC', decimals: 8, rounded: false, source: ['s'] };
const ETH = { chain: 'ethereum', symbol: 'ETH', decimals: 18, rounded: false, source: ['s'] };

describe('prices of days', () => {
  const candles = file(
    'c.csv',
    'timestamp,open,close\n2021-05-12 00:00:00,1,49498.77\n2021-05-14 00:00:00,1,3.5\n',
  );
  const listed = file('l.csv', 'date,asset,usd,source\n2021-05-12,ETH,10.25,somebody\n');
  it('takes the close of the day itself, and says which file', () => {
    const prices = openDayPrices(`BTC=${candles},${listed}`);
    expect(prices('BTC', '2021-05-12')).toMatchObject({ usd: 4_949_877_000_000n });
    expect(prices('BTC', '2021-05-12')!.source).toMatch(/^c\.csv \(close, [0-9a-f]{8}\)$/);
    expect(prices('ETH', '2021-05-12')).toEqual({ usd: 1_025_000_000n, source: 'somebody' });
  });
  it('has no price of a day that is not in the table, though the day before is', () => {
    const prices = openDayPrices(`BTC=${candles},${listed}`);
    expect(prices('BTC', '2021-05-13')).toBeUndefined();
    expect(prices('ETH', '2021-05-13')).toBeUndefined();
    expect(prices('XRP', '2021-05-12')).toBeUndefined();
  });
  it.each([
    ['date,close\n2021-13-01,5\n', /row 2/],
    ['date,close\n2021-01-01,1e5\n', /row 2/],
    ['date,close\n2021-01-01,0.123456789\n', /row 2/],
    ['date,close\n2021-01-01,5\n2021-01-01,6\n', /row 3/],
    ['day,close\n2021-01-01,5\n', /row 1/],
  ])('refuses %j', (text, message) => {
    expect(() => openDayPrices(`BTC=${file('bad.csv', text)}`)).toThrow(message);
  });
});

describe('USD at the time of the theft', () => {
  const prices: DayPrices = (symbol, day) =>
    symbol === 'BTC' && day === '2021-05-12' ? { usd: 4_949_877_000_000n, source: 'p' } : undefined;
  it('990.1 BTC at 49,498.77 are 49,008,732.177 USD: cut to the cent', () => {
    const value = usdAtTheft(theft({ assets: [{ ...BTC, units: 99_010_000_000n }] }), prices);
    expect(value.usd).toBe(4_900_873_217n);
  });
  it('says which amounts have no price, and why', () => {
    const assets = [
      { ...BTC, units: 1n },
      { ...ETH, units: 1n },
    ];
    expect(usdAtTheft(theft({ assets }), prices).missing.map(({ why }) => why)).toEqual(['no-price']);
    expect(usdAtTheft(theft({ assets, date: '2021' }), prices).missing.map(({ why }) => why)).toEqual([
      'no-day',
      'no-day',
    ]);
  });
  it.skipIf(!sharedData.present)(`the ether of Ronin at the close of its day${sharedData.reason}`, () => {
    const path = sharedData.path('prices/ETHUSD_daily_2017-11-09_2022-06-20.csv');
    const ronin = theft({ date: '2022-03-23', assets: [{ ...ETH, units: 173_600n * 10n ** 18n }] });
    // 173,600 x 3,031.067139 = 526,193,255.3304
    expect(usdAtTheft(ronin, openDayPrices(`ETH=${path}`)).usd).toBe(52_619_325_533n);
  });
});

const years = ['2019', '2020-05', '2021-05-12'];
const incident = fc.record({
  date: fc.constantFrom(...years),
  kind: fc.constantFrom(...VICTIM_KINDS),
  usd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 14n }), { nil: undefined }),
  btc: fc.option(fc.bigInt({ min: 0n, max: 10n ** 16n }), { nil: undefined }),
  eth: fc.option(fc.bigInt({ min: 0n, max: 10n ** 25n }), { nil: undefined }),
  steps: fc.array(fc.constantFrom(...STEP_KINDS), { maxLength: 4 }),
});
const incidents = fc.array(
  incident.map(({ usd, btc, eth, steps, ...rest }) =>
    theft({
      ...rest,
      ...(usd === undefined ? {} : { usd }),
      assets: [
        ...(btc === undefined ? [] : [{ ...BTC, units: btc }]),
        ...(eth === undefined ? [] : [{ ...ETH, units: eth }]),
      ],
      path: steps.map((step) => ({ step, amounts: [], source: ['s'] })),
    }),
  ),
  { maxLength: 30 },
);
const prices: DayPrices = (symbol, day) =>
  day === '2021-05-12'
    ? { usd: symbol === 'BTC' ? 4_949_877_000_000n : 378_584_868_800n, source: 'p' }
    : undefined;
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

describe('sums', () => {
  it('every incident is in one row by year and by kind; nothing is lost and nothing twice', () => {
    fc.assert(
      fc.property(incidents, (all) => {
        for (const rows of [tally(all, ({ date }) => date.slice(0, 4)), tally(all, ({ kind }) => kind)]) {
          expect(rows.reduce((n, row) => n + row.incidents, 0)).toBe(all.length);
          expect(sum(rows.map(({ usd }) => usd))).toBe(sum(all.map(({ usd }) => usd ?? 0n)));
          for (const row of rows) expect(row.withUsd).toBeLessThanOrEqual(row.incidents);
        }
      }),
    );
  });
  it('assets add up to the last unit, each for itself; the values agree with those of the years', () => {
    fc.assert(
      fc.property(incidents, (all) => {
        const totals = assetTotals(all, prices);
        for (const { symbol, units } of totals)
          expect(units).toBe(
            sum(all.flatMap(({ assets }) => assets.filter((a) => a.symbol === symbol).map((a) => a.units))),
          );
        const byYear = yearTotals(all, prices);
        expect(sum(totals.map(({ usd }) => usd))).toBe(sum(byYear.map(({ usdAtTheft: usd }) => usd)));
        const shares = classShares(totals);
        const permille = shares.reduce((total, { perMille }) => total + (perMille ?? 0n), 0n);
        // Cut off, never up: three classes lose less than three thousandths.
        if (sum(totals.map(({ usd }) => usd)) > 0n) expect(Number(permille)).toBeGreaterThan(997);
        expect(Number(permille)).toBeLessThanOrEqual(1000);
      }),
    );
  });
  it('a step counts an incident once, however often the incident has it', () => {
    fc.assert(
      fc.property(incidents, (all) => {
        for (const { step, incidents: n, usd } of pathTotals(all)) {
          const found = all.filter(({ path }) => path.some((part) => part.step === step));
          expect(n).toBe(found.length);
          expect(usd).toBe(sum(found.map((one) => one.usd ?? 0n)));
        }
      }),
    );
  });
});

describe('classes of assets', () => {
  const trx = { ...BTC, chain: 'tron', symbol: 'TRX', decimals: 6 };
  const table = {
    title: 'T',
    incidents: [
      theft({
        assets: [
          { ...BTC, units: 100_000_000n },
          { ...trx, units: 5n },
        ],
      }),
      theft({ assets: [{ ...ETH, units: 10n ** 18n }] }),
      theft({}),
      theft({
        date: '2020-05',
        assets: [
          { ...trx, units: 1n },
          { ...trx, units: 2n },
        ],
      }),
      theft({ date: '2019' }),
    ],
  };
  it('have incidents and priced amounts of every year that states amounts, and how many do', () => {
    const some: DayPrices = (symbol, day) => (symbol === 'TRX' ? undefined : prices(symbol, day));
    const rows = classRows([table], some);
    expect(
      rows.map((row) => [row.key, row.incidents, row.priced, row.amounts, row.usdAtTheft, row.perMille]),
    ).toEqual([
      ['2020 btc', 0, 0, 0, 0n, undefined],
      ['2020 eth', 0, 0, 0, 0n, undefined],
      // No price: no share, which is not a share of nothing.
      ['2020 other', 1, 0, 2, 0n, undefined],
      // 49,498.77 and 3,785.848688 USD: 92.8 and 7.1 %.
      ['2021 btc', 1, 1, 1, 4_949_877n, 928n],
      ['2021 eth', 1, 1, 1, 378_584n, 71n],
      ['2021 other', 1, 0, 1, 0n, undefined],
    ]);
    expect(rows.map(({ known, of }) => [known, of])).toEqual([
      ...Array(3).fill([1, 1]),
      ...Array(3).fill([2, 3]),
    ]);
  });
  it('agree with the totals of the assets', () => {
    fc.assert(
      fc.property(incidents, (all) => {
        const rows = classRows([{ title: 'T', incidents: all }], prices);
        expect(sum(rows.map((row) => row.usdAtTheft ?? 0n))).toBe(
          sum(assetTotals(all, prices).map(({ usd }) => usd)),
        );
      }),
    );
  });
});

describe('services of a step', () => {
  it('stand once each, in the order of their names, also where a source names several in one', () => {
    const named = ['Uniswap, Kyber', 'Uniswap', 'Uniswap,  SushiSwap', 'Kyber'].map((service) => ({
      ...{ step: 'swap' as const, service, amounts: [], source: ['s'] },
    }));
    const totals = pathTotals([theft({ path: named.slice(0, 2) }), theft({ path: named.slice(2) })]);
    expect(totals.map(({ services }) => services)).toEqual([['Kyber', 'SushiSwap', 'Uniswap']]);
  });
});

describe('published counts', () => {
  it('are those of the cited tables', () => {
    const of = (tracker: string, year: number) => {
      const row = trackerYears().find((found) => found.tracker === tracker && found.year === year)!;
      return [row.usd / 100n, row.incidents];
    };
    expect(of('tayvano', 2021)).toEqual([317_050_000n, 13]);
    expect(of('tayvano', 2023)).toEqual([649_889_146n, 20]);
    expect(of('chainalysis', 2021)).toEqual([428_800_000n, 9]);
    expect(of('chainalysis-report', 2021)).toEqual([400_000_000n, 7]);
    expect(of('trm', 2022)).toEqual([850_000_000n, undefined]);
    // The README's own total line of the years 2017 to 2023.
    const total = trackerYears()
      .filter(({ tracker }) => tracker === 'tayvano')
      .reduce((all, { usd }) => all + usd, 0n);
    expect(total / 100n).toBe(2_773_852_146n);
  });
});
