import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAssetText } from '../../../src/attribution/incidents/parse-asset-text.ts';
import { readIncidentFile } from '../../../src/attribution/incidents/read-incident-file.ts';
import { tally } from '../../../src/attribution/statistics/tally.ts';
import { sharedData } from '../../support/shared-data.ts';

const table = (name: string) => {
  const path = sharedData.path(`labels/lazarus/${name}`);
  return readIncidentFile(path, readFileSync(path, 'utf8'));
};

describe(`the published tables of Lazarus Group${sharedData.reason}`, () => {
  it.skipIf(!sharedData.present)('72 thefts, and for each year the sums that awk gives', () => {
    const { incidents, rows, leftOut } = table('incidents.csv');
    expect([incidents.length, rows, leftOut]).toEqual([72, 72, 0]);
    // awk -F, 'NR > 1 { y = substr($1, 1, 4); n[y]++; s[y] += $3 } END { for (y in n) print y, n[y], s[y] }'
    expect(
      tally(incidents, ({ date }) => date.slice(0, 4)).map(({ key, incidents: n, withUsd, usd }) => [
        key,
        n,
        withUsd,
        usd / 100n,
      ]),
    ).toEqual([
      ['2017', 5, 4, 109_490_000n],
      ['2018', 14, 14, 430_265_000n],
      ['2019', 9, 9, 191_794_000n],
      ['2020', 7, 7, 306_933_000n],
      ['2021', 11, 11, 477_050_000n],
      ['2022', 8, 8, 767_638_000n],
      ['2023', 15, 15, 649_474_564n],
      ['2024', 2, 2, 231_720_000n],
      ['2025', 1, 1, 1_500_000_000n],
    ]);
    const ids = incidents.map(({ id }) => id);
    expect(new Set(ids).size).toBe(72);
    for (const id of ['kucoin-2020', 'ronin-2022', 'harmony-2022', 'paid-network-2021', 'unnamed-2022-10-31'])
      expect(ids).toContain(id);
    for (const { kind, kindReason } of incidents) expect(kind === 'unknown').toBe(kindReason === undefined);
  });

  it.skipIf(!sharedData.present)(
    '202 addresses: the four malformed ones are told with line and reason',
    () => {
      const { addresses, rows, leftOut, problems } = table('lazarus_addresses.csv');
      expect([rows, addresses.length, leftOut]).toEqual([202, 198, 4]);
      expect(problems.map(({ line, kind, bad }) => [line, kind, bad])).toEqual(
        [9, 10, 15, 19].map((line) => [line, 'address', true]),
      );
      expect(problems[3]!.value).toContain('£');
      expect(addresses.filter(({ incident }) => incident === 'ronin-2022')).toHaveLength(43);
      expect(addresses.filter(({ kind }) => kind === 'tx')).toHaveLength(17);
    },
  );
});

const HEADER = 'date,victim,usd_stolen,vector,assets_known,source';
const rowsOf = (...rows: string[]) => readIncidentFile('t.csv', [HEADER, ...rows].join('\n'));

describe('a row of a table of incidents', () => {
  it.each([
    ['2021-02-30,V,1,,,R', 'date'],
    ['2021,V,1e6,,,R', 'usd'],
    ['2021,,1,,,R', 'missing'],
    ['2021,V,1,,,', 'no-source'],
    ['2021,V,1,,R', 'cells'],
  ])('%s is left out as %s', (row, kind) => {
    const found = rowsOf('2020,U,5,,,R', row);
    expect(found.incidents.map(({ victim }) => victim)).toEqual(['U']);
    expect(found.problems).toMatchObject([{ line: 3, kind, bad: true }]);
  });

  it('twice the same theft is told; two thefts of one victim in a year have two ids', () => {
    const found = rowsOf('2021-01-01,V,1,,,R', '2021-01-01,V,2,,,R', '2021-05-05,V,3,,,R');
    expect(found.incidents.map(({ id }) => id)).toEqual(['v-2021', 'v-2021-2021-05-05']);
    expect(found.problems).toMatchObject([{ line: 3, kind: 'duplicate', detail: '2' }]);
  });

  it('an address that is there twice is told, an odd flag is told and the row kept', () => {
    const a = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';
    const head = 'incident,kind,chain,value,role,syntactically_valid,source';
    const rows = [
      `Ronin 2022,address,ethereum,${a},r,True,S`,
      `Ronin 2022,address,ethereum,${a.toUpperCase().replace('0X', '0x')},r,False,S`,
    ];
    const found = readIncidentFile('a.csv', [head, ...rows, 'X 1,address,mars,abc,r,True,S'].join('\n'));
    expect(found.addresses).toHaveLength(1);
    expect(found.problems.map(({ line, kind, bad }) => [line, kind, bad])).toEqual([
      [3, 'flag', false],
      [3, 'duplicate', true],
      [4, 'chain', true],
    ]);
  });

  it('a file of another header is refused', () => {
    expect(() => readIncidentFile('x.csv', 'a,b\n1,2\n')).toThrow(/the header is neither/);
  });
});

describe('assets in a free text', () => {
  const read = (text: string) => {
    const { amounts, unread } = parseAssetText(text, ['s']);
    return [amounts.map(({ symbol, units, rounded }) => [symbol, units, rounded]), unread];
  };
  // The texts are those of the published table; the amounts by hand.
  it.each([
    [
      '173,600 ETH + 25.5M USDC (README dates it later; so)',
      [
        ['ETH', 173_600n * 10n ** 18n, false],
        ['USDC', 25_500_000n * 10n ** 6n, true],
      ],
      [],
    ],
    ['990.1 BTC (11:27:13 UTC)', [['BTC', 99_010_000_000n, false]], []],
    ["~10k BTC ($230m total, 'Exchange 1')", [['BTC', 10_000n * 10n ** 8n, true]], []],
    ['85,700 ETH to Tornado', [], ['85,700 ETH to Tornado']],
    ['30,452,178 AMPL; MKR; 5 XYZ', [['AMPL', 30_452_178n * 10n ** 9n, false]], ['MKR', '5 XYZ']],
    ['1.000000001 BTC', [], ['1.000000001 BTC']],
    ['', [], []],
  ])('%j', (text, amounts, unread) => {
    expect(read(text)).toEqual([amounts, unread]);
  });
});
