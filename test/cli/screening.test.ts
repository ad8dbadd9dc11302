import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import type { Truth } from '../../src/synth/truth.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const tags = join(folder.path, 'blocks', 'tags.csv');
let truth: Truth;
let some: string[];

beforeAll(async () => {
  truth = (await makeChain(folder.path, { transactions: 3_000 })).truth;
  await ingestFiles(join(folder.path, 'blocks'), data);
  await run(['tags', 'import', tags, '--set', 'network=bitcoin-regtest', '--data', data]);
  const source = openGraphSource(data);
  const { addresses } = await source.coverage();
  const ids = Uint32Array.from({ length: 400 }, (_, i) => Math.floor((i * addresses) / 400));
  some = (await source.addresses(ids)).filter((text) => !text.startsWith('script:'));
  await source.close();
}, 60_000);
afterAll(() => folder.remove());

const screen = (words: readonly string[], world = {}) => run(['screen', ...words, '--data', data], world);
const indexFiles = () => readdirSync(join(data, 'screening')).sort();

describe('jejak screen <address>', () => {
  it('gives the same bytes again, whether the index was there or not', async () => {
    const address = truth.resting[0]!.address;
    const first = await screen([address, '--format', 'json']);
    expect(first.code).toBe(JSON.parse(first.out).level === 'unknown' ? 4 : 2);
    const files = indexFiles();
    expect(files.map((name) => name.split('-')[0])).toEqual(['labels', 'touched']);
    const again = await screen([address, '--format', 'json']);
    expect(again.out).toBe(first.out);
    expect(indexFiles()).toEqual(files);
    const { basis } = JSON.parse(first.out);
    expect(basis).toMatchObject({
      chain: 'bitcoin-regtest',
      on: '2026-01-01',
      rules: { name: 'jejak-default', version: 1 },
    });
    for (const hash of [basis.manifest, basis.tags, basis.rules.sha256])
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes the index anew for other rules, and says which it used', async () => {
    const rules = join(folder.path, 'mine.yaml');
    const shipped = readFileSync('rules/screening.yaml', 'utf8');
    writeFileSync(rules, shipped.replace('name: jejak-default', 'name: mine'));
    const before = indexFiles();
    const { out } = await screen([some[0]!, '--severity', rules, '--lang', 'en']);
    expect(out).toContain('Rules mine 1');
    expect(indexFiles()).not.toEqual(before);
    expect(indexFiles()).toHaveLength(2);
  });

  it.each([
    [
      'en',
      'no sanctions list that has addresses of this chain was imported',
      'unknown. Not knowing is not a small risk',
    ],
    [
      'id',
      'belum diimpor daftar sanksi yang memuat alamat pada rantai ini',
      'tidak diketahui. Tidak mengetahui bukanlah risiko kecil',
    ],
  ])('what is not known is told in %s', async (language, words, level) => {
    const { out, code } = await screen([some[1]!, '--lang', language]);
    expect(code).toBe(4);
    expect(out).toContain(words);
    expect(out.split('\n')[0]).toContain(level);
  });

  it.each([
    ['a wrong checksum', 'bcrt1qwyf5jls27eh8507h8fhyq8flja3050sddyceyd', /SCREEN_SUBJECT.*checksum/is],
    [
      'an address of another chain',
      '0x098B716B8Aaf21512996dC57EB0615e2383E2f96',
      /an address of ethereum, not of bitcoin-regtest/,
    ],
    ['no address at all', 'hello', /SCREEN_SUBJECT/],
    ['a transaction that is not there', 'ab'.repeat(32), /TX_UNKNOWN/],
  ])('%s is an error', async (_, subject, message) => {
    const { code, err, out } = await screen([subject, '--lang', 'en']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
  });

  it('answers for an address that the data do not have', async () => {
    const { out, code } = await screen(['bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202', '--lang', 'en']);
    expect(code).toBe(4);
    expect(out).toContain('the data do not contain this address');
  });
});

describe('jejak screen <transaction>', () => {
  it('tells who takes part and where the value came from', async () => {
    const { out, code } = await screen([truth.thefts[0]!.txid, '--format', 'json']);
    expect(code).toBe(4);
    const found = JSON.parse(out);
    expect(found.parties.length).toBeGreaterThan(1);
    expect(found.parties[0]).toMatchObject({ known: true, level: expect.any(String) });
  });
});

describe('jejak screen <file>', () => {
  const list = () => {
    const file = join(folder.path, 'customers.csv');
    writeFileSync(
      file,
      `address,name\n${some.map((address) => `${address},x`).join('\n')}\n# a comment\n\nnonsense\n${some[0]!}\n`,
    );
    return file;
  };

  it('streams an answer a line in the order of the file, and tells what it could not read', async () => {
    const { out, err, code } = await screen([list(), '--format', 'json', '--lang', 'en']);
    expect(code).toBe(2);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(lines[0])).toEqual(['basis']);
    expect(lines.slice(1).map(({ subject }) => subject)).toEqual([...some, 'nonsense', some[0]]);
    expect(err).toContain(`line ${some.length + 4}: `);
    expect(err).toMatch(new RegExp(`${some.length + 1} screened: .*1 not readable`));
    // An address gets the same answer alone, in a file, and at the end of it.
    expect(lines[lines.length - 1]).toEqual(lines[1]);
    const alone = JSON.parse((await screen([some[0]!, '--direct-only', '--format', 'json'])).out);
    const { basis: _, ...rest } = alone;
    expect(lines[1]).toEqual(rest);
  });

  it('finds what a screening finds that reads every transaction', async () => {
    // The index lets it pass over transactions without labelled addresses: with --indirect all of them are read.
    const [short, whole] = [
      await screen([list(), '--format', 'json']),
      await screen([list(), '--indirect', '--format', 'json']),
    ];
    const direct = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line))
        .filter(({ error }) => error === undefined)
        .map(({ subject, totals, exposures }) => ({
          subject,
          totals,
          exposures: exposures.filter(({ kind }: { kind: string }) => kind === 'direct'),
        }));
    expect(direct(short.out)).toEqual(direct(whole.out));
    expect(direct(short.out).some(({ exposures }) => exposures.length > 0)).toBe(true);
  });

  it('is a CSV file for a spreadsheet', async () => {
    const { out } = await screen([list(), '--format', 'csv']);
    const rows = out.trimEnd().split('\n');
    expect(rows[0]).toBe('subject,level,sanctions,score,category,reasons,share,not-looked-at,error');
    expect(rows).toHaveLength(some.length + 3);
    for (const row of rows) expect(row.split(',')).toHaveLength(9);
    // A line that could not be read is not one about which nothing bad was found.
    expect(rows.find((row) => row.startsWith('nonsense'))).toMatch(/^nonsense,unknown,.*,not-readable,./);
    // No list knows an address of a test chain: nobody of whom nothing bad was found is more than unknown.
    expect(rows.slice(1).filter((row) => /,(?:no-rule|low),/.test(row))).toEqual([]);
    expect(rows[1]).toContain(',no-lists direct-only,');
  });
});

describe('jejak sanctions', () => {
  const sanctions = (...words: string[]) => run(['sanctions', ...words, '--data', data]);
  it('imports, lists, answers for a day, and screening tells it apart from risk', async () => {
    const file = join(folder.path, 'sanctioned_addresses_XBT.txt');
    // A list of Bitcoin's addresses knows none of a test chain: the answer is about the list, not about the lake.
    writeFileSync(file, '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S\n');
    expect((await sanctions('import', file, '--lang', 'en')).err).toContain('SANCTION_DAY');
    const taken = await sanctions('import', file, '--published', '2025-12-20', '--lang', 'en');
    expect([taken.code, taken.err]).toEqual([0, '']);
    expect(taken.out).toContain('ofac-addresses-xbt of 2025-12-20, 1 entries, 1 addresses');
    expect((await sanctions('import', file, '--published', '2025-12-20', '--lang', 'en')).out).toContain(
      'known already',
    );
    expect((await sanctions('list', '--lang', 'en')).out).not.toContain('OLD');
    expect((await sanctions('list', '--max-age', '5', '--lang', 'en')).out).toContain(
      'OLD: the newest publication of ofac-addresses-xbt',
    );
    const of = JSON.parse(
      (await sanctions('of', '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S', '--on', '2025-12-25', '--format', 'json'))
        .out,
    );
    expect(of.answers).toMatchObject([{ state: 'listed', reason: 'newest' }]);
    const { out } = await screen([some[2]!, '--lang', 'en']);
    expect(out).toContain('Sanctions: nothing found in 1 list(s).');
    expect(out).not.toContain('OLD');
  });

  it('a list that is too old for the day is told with every answer, and no hit is not called clean', async () => {
    const old = async (...words: string[]) =>
      screen([...words, '--max-age', '5', '--on', '2026-01-01', '--lang', 'en']);
    const words =
      /OLD: the newest publication of ofac-addresses-xbt is of 2025-12-20, 12 days before 2026-01-01/;
    expect((await old(some[2]!)).out).toMatch(words);
    expect((await old(truth.thefts[0]!.txid)).out).toMatch(words);
    const file = join(folder.path, 'two.txt');
    writeFileSync(file, `${some[0]!}\n${some[1]!}\n`);
    const many = await old(file, '--format', 'json');
    expect(many.err).toMatch(words);
    expect(JSON.parse(many.out.split('\n')[0]!).basis.sanctions).toMatchObject({
      maxAge: 5,
      old: [{ lists: ['ofac-addresses-xbt'], published: '2025-12-20', age: 12 }],
    });
    expect((await screen([some[2]!, '--max-age', '5', '--lang', 'id'])).out).toContain(
      'LAMA: terbitan terbaru',
    );
  });

  it.each([
    [['of'], /OPTION_INVALID/],
    [['list', 'x'], /OPTION_INVALID/],
    [['import', 'no-such-file.xml'], /FILE_MISSING/],
    [['of', '1x', '--on', '2025-02-30'], /OPTION_INVALID/],
  ])('%s is an error', async (words, message) => {
    const { code, err } = await sanctions(...words);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});
