import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const lake = join(folder.path, 'lake');
afterAll(() => folder.remove());

const ETH = 10n ** 18n;
// The mule is recorded with 5 and pays 9: 4 are of unknown origin. Under FIFO x pays 5 stolen and 1 unknown, 2 unknown as
// a fee, and keeps 1 unknown.
beforeAll(async () => {
  const blocks = ledgerBlocks(
    [
      [{ moves: [{ from: 'thief', to: 'mule', value: 5n * ETH }] }],
      [{ moves: [{ from: 'mule', to: 'x', value: 9n * ETH }] }],
      [
        {
          moves: [
            { from: 'x', to: 'shop', value: 6n * ETH },
            { from: 'x', to: 'miner', value: 2n * ETH, kind: 'fee' },
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
  ['en', 'Payments beyond the recorded holdings of their payer: 1.', 'Of unknown origin under fifo: 4 ETH'],
  ['id', 'Pembayaran di atas saldo tercatat pembayarnya: 1.', 'Tidak diketahui asalnya menurut fifo: 4 ETH'],
])('in %s', (language, count, unknown) => {
  it('the terminal lists the payment, its excess and what is of unknown origin, fees included', async () => {
    const { out } = await run(['trace', ...words('--lang', language)]);
    expect(out).toContain(count);
    expect(out).toMatch(new RegExp(`${addressOf('mule')} .* 9 ETH, .*\\b4 .*${hashOf(11, 0)}`));
    expect(out).toContain(unknown);
  });
  it('the terminal says what share of the start is where, all of it', async () => {
    const { out } = await run(['trace', ...words('--lang', language)]);
    const line = out.split('\n').find((text) => text.includes('%'))!;
    expect(line).toContain('5 ETH');
    expect(line).toContain('100.00 %');
  });
  it('the report has the same figures', async () => {
    const file = join(folder.path, `${language}.html`);
    await run(['report', ...words('--lang', language, '--out', file)]);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('FIFO: 4 ETH.');
    expect(html).toContain('100.00 %');
    expect(html).toMatch(new RegExp(`${addressOf('mule')}.*>9<.*>4<.*${hashOf(11, 0)}`));
  });
});
