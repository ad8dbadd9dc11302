import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importedTags } from '../../src/cli/tags/imported-tags.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const [listed, payer, shop, stranger] = ['listed', 'payer', 'shop', 'stranger'].map(addressOf) as [
  string,
  string,
  string,
  string,
];
// `listed` pays `payer`, who pays `shop`; `stranger` pays nobody of them. The list is of 2025-12-20, today is 2026-01-01.

beforeAll(async () => {
  const pay = (from: string, to: string) => ({ sender: from, moves: [{ from, to, value: 5 }] });
  await ingestBlocks(
    data,
    // Whole blocks: nothing of the value ends because the data do.
    ledgerBlocks([[pay('listed', 'payer')], [pay('payer', 'shop')], [pay('stranger', 'other')]], {
      flags: 0,
    }),
  );
  const list = join(folder.path, 'sanctioned_addresses_ETH.txt');
  writeFileSync(list, `${listed}\n${addressOf('absent')}\n`);
  expect((await run(['sanctions', 'import', list, '--published', '2025-12-20', '--data', data])).code).toBe(
    0,
  );
  const tags = join(folder.path, 'tags.csv');
  writeFileSync(
    tags,
    `address,label,category,confidence,source\n${addressOf('other')},Exchange A,exchange,service_data,test\n`,
  );
  expect((await run(['tags', 'import', tags, '--set', 'network=ANVIL', '--data', data])).err).toBe('');
});
afterAll(() => folder.remove());

const screen = (words: readonly string[]) => run(['screen', ...words, '--data', data]);
const first = (text: string) => text.split('\n')[0]!;

describe('an address that is itself on a sanctions list', () => {
  it.each([
    [
      'en',
      listed,
      'sanctioned: on 2026-01-01 this address itself is on list ofac-addresses-eth, published on 2025-12-20',
    ],
    [
      'id',
      listed,
      'tercantum dalam daftar sanksi: pada 2026-01-01 alamat ini sendiri tercantum dalam daftar ofac-addresses-eth, terbitan 2025-12-20',
    ],
    // Not in the data: the list is asked all the same.
    ['en', addressOf('absent'), 'sanctioned: on 2026-01-01'],
  ])(
    'says so in the first line in %s, and the exit code stops a script',
    async (language, address, words) => {
      const { out, code } = await screen([address, '--lang', language]);
      expect(code).toBe(3);
      expect(first(out)).toContain(words);
      expect(out).not.toContain('0.00');
    },
  );

  it.each([
    // The newest publication is too old for the day; there is none of the day yet.
    ['en', ['--max-age', '5'], 'sanctioned? Not decided'],
    ['id', ['--max-age', '5'], 'tercantum dalam daftar sanksi? Belum pasti'],
    ['en', ['--on', '2024-01-01'], 'sanctioned? Not decided'],
  ])('is not decided in %s where the list does not speak for the day (%s)', async (language, how, words) => {
    for (const address of [listed, addressOf('absent')]) {
      const { out, code } = await screen([address, '--lang', language, ...how]);
      expect([code, first(out)]).toEqual([2, expect.stringContaining(words)]);
      const json = JSON.parse((await screen([address, ...how, '--format', 'json'])).out);
      expect(json.level).toBe('sanctioned?');
    }
  });

  it('has the level sanctioned in JSON and CSV, alone and in a file', async () => {
    const json = await screen([listed, '--format', 'json']);
    expect(json.code).toBe(3);
    const { level, sanctions, score } = JSON.parse(json.out);
    expect([level, score]).toEqual(['sanctioned', undefined]);
    expect(Object.keys(JSON.parse(json.out)).slice(0, 3)).toEqual(['subject', 'level', 'sanctions']);
    expect(sanctions[0]).toMatchObject({ relation: 'self', listings: [{ state: 'listed' }] });
    const alone = await screen([listed, '--format', 'csv']);
    expect([alone.code, alone.out.split('\n')[1]]).toEqual([
      3,
      expect.stringContaining(`${listed},sanctioned,self,`),
    ]);
    const file = join(folder.path, 'file.txt');
    writeFileSync(file, `${stranger}\n${listed}\n`);
    const many = await screen([file, '--format', 'csv', '--lang', 'en']);
    expect(many.code).toBe(3);
    expect(many.out.split('\n').slice(1, 3)).toEqual([
      expect.stringContaining(`${stranger},no-rule,`),
      expect.stringContaining(`${listed},sanctioned,self,`),
    ]);
    expect(many.err).toContain('2 screened: 1 sanctioned, 0 sanctioned (not decided)');
    const old = await screen([file, '--format', 'csv', '--max-age', '5']);
    expect([old.code, old.out]).toEqual([2, expect.stringContaining(`${listed},sanctioned?,self?,`)]);
  });

  it('a script says with which outcomes it stops', async () => {
    const file = join(folder.path, 'some.txt');
    const codes = async (...how: string[]) => (await screen([file, '--format', 'csv', ...how])).code;
    writeFileSync(file, `${stranger}\n${payer}\n${addressOf('nobody')}\n`);
    expect([await codes(), await codes('--fail-on', 'block'), await codes('--fail-on', 'unknown')]).toEqual([
      2, 0, 4,
    ]);
    writeFileSync(file, `${stranger}\n`);
    expect(await codes()).toBe(0);
    writeFileSync(file, `${stranger}\nnothing\n`);
    expect([await codes(), await codes('--fail-on', 'none')]).toEqual([1, 1]);
    writeFileSync(file, `${listed}\nnothing\n${payer}\n`);
    expect([await codes(), await codes('--fail-on', 'review'), await codes('--fail-on', 'none')]).toEqual([
      3, 2, 1,
    ]);
    for (const wrong of ['', 'high', 'none,block', 'block;review']) {
      const { code, err } = await screen([file, '--fail-on', wrong]);
      expect([code, err], wrong).toEqual([1, expect.stringContaining('OPTION_INVALID')]);
    }
  });

  it('decides the level of a transaction in which it takes part', async () => {
    const { out, code } = await screen([hashOf(1, 0), '--lang', 'en']);
    expect(code).toBe(3);
    expect(first(out)).toContain(
      `sanctioned: of those who take part 1 on a sanctions list on 2026-01-01: ${listed}`,
    );
    const old = await screen([hashOf(1, 0), '--format', 'json', '--max-age', '5']);
    expect(JSON.parse(old.out).level).toBe('sanctioned?');
  });

  it('has a question mark among the labels of a trace where the list does not speak for the day', async () => {
    const labels = async (day: string) => {
      const lake = {
        chain: 'anvil',
        find: async (texts: readonly string[]) => texts.map((text) => (text === listed ? 7 : undefined)),
      };
      return (await importedTags(lake as never, { folder: data, day })).tags.get(7);
    };
    expect(await labels('2026-01-01')).toMatchObject({ label: 'ofac-addresses-eth', category: 'sanction' });
    expect(await labels('2026-06-01')).toMatchObject({ label: 'ofac-addresses-eth?', category: 'sanction' });
  });

  it('leaves nobody who got from it without a level, and nobody else with one', async () => {
    for (const address of [payer, shop]) {
      const { code, out } = await screen([address, '--format', 'json']);
      const { level, reasons } = JSON.parse(out);
      expect([code, level]).toEqual([2, 'medium']);
      expect(reasons).toContainEqual({ rule: 'linked-with-listed', level: 'medium' });
      expect((await screen([address, '--lang', 'en'])).out).toContain(
        `came from ${listed}, which is on a list`,
      );
    }
    expect(JSON.parse((await screen([stranger, '--format', 'json'])).out).level).toBe('no-rule');
    expect((await screen([stranger])).code).toBe(0);
  });
});
