import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const lake = join(folder.path, 'lake');
afterAll(() => folder.remove());

// Half of what is paid to the site is stolen: 10 of the 20 that it gives. x must have got 5 of them, and 5 more are x's or y's.
beforeAll(async () => {
  const give = (from: string, to: string, value: number, asset?: string) => ({
    from,
    to,
    value: BigInt(value) * 10n ** 18n,
    ...(asset && { asset }),
  });
  const blocks = ledgerBlocks(
    [
      [{ moves: [give('thief', 'mule', 100, 'LOOT')] }, { moves: [give('faucet', 'honest', 100, 'LOOT')] }],
      [
        {
          sender: 'relayer',
          moves: [
            give('mule', 'site', 100, 'LOOT'),
            give('honest', 'site', 100, 'LOOT'),
            give('site', 'x', 15),
            give('site', 'y', 5),
          ],
        },
      ],
    ],
    { first: 10, flags: 0 },
  );
  await ingestBlocks(lake, blocks, { chain: 'ethereum' });
});

const words = (...more: string[]) => [
  '--from',
  addressOf('thief'),
  '--policy',
  'fifo',
  '--data',
  lake,
  ...more,
];

describe.each([
  ['en', 'not told apart', 'Shown 2 of 2, fifo:', 'up to 5 ETH more', 'Possible receipts'],
  ['id', 'tidak terbedakan', 'Ditampilkan 2 dari 2, fifo:', 'hingga 5 ETH lagi', 'Kemungkinan penerimaan'],
])('in %s', (language, reason, shown, row, title) => {
  it('the terminal lists who may have got what nothing tells apart, and how many there are', async () => {
    const { out } = await run(['trace', ...words('--lang', language)]);
    expect(out).toContain(reason);
    expect(out).toContain(shown);
    const rows = out.split('\n').filter((line) => line.includes(row));
    expect(
      rows.map((line) => [addressOf('x'), addressOf('y')].findIndex((who) => line.includes(who))),
    ).toEqual([0, 1]);
    expect(rows[0]).toContain(hashOf(11, 0));
  });
  it('so does the report', async () => {
    const file = join(folder.path, `${language}.html`);
    await run(['report', ...words('--lang', language, '--out', file)]);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain(title);
    expect(html).toMatch(new RegExp(`${addressOf('y')}.*>5<.*${hashOf(11, 0)}`));
  });
});

it('JSON has them apart from every sum, amounts as text', async () => {
  const { out } = await run(['trace', ...words('--format', 'json')]);
  const result = JSON.parse(out);
  expect(result.possible.map(({ amounts }: { amounts: object }) => amounts)).toEqual([
    { fifo: '5000000000000000000' },
    { fifo: '5000000000000000000' },
  ]);
  expect(result.counts.possible).toBe(2);
});
