import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerListing, type ListingHistory } from '../../src/attribution/sanctions/answer-listing.ts';
import { importSanctions } from '../../src/attribution/sanctions/store/import-sanctions.ts';
import { openSanctionStore } from '../../src/attribution/sanctions/store/open-sanction-store.ts';
import { sanctionFolder } from '../../src/attribution/sanctions/store/sanction-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { OFAC_ADVANCED_XML, OFAC_SDN_XML, UK_XML } from '../support/sanction-lists.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const fresh = () => join(folder.path, `data-${made++}`);
const file = (text: string, name = 'list.xml') => {
  const place = join(folder.path, `file-${made++}`);
  mkdirSync(place);
  writeFileSync(join(place, name), text);
  return join(place, name);
};
const take = (data: string, text: string, published?: string, name?: string) =>
  importSanctions(sanctionFolder(data), file(text, name), published);
/** A made-up list of one format, published on a day. */
const sdn = (day: string, ...addresses: string[]) => {
  const [year, month, date] = day.split('-');
  const ids = addresses.map(
    (address) => `<id><idType>Digital Currency Address - XBT</idType><idNumber>${address}</idNumber></id>`,
  );
  return `<sdnList><publshInformation><Publish_Date>${month}/${date}/${year}</Publish_Date></publshInformation><sdnEntry><uid>1</uid><lastName>A</lastName><idList>${ids.join('')}</idList></sdnEntry></sdnList>`;
};
const [ONE, TWO] = ['12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S', '12higDjoCCNXSA95xZMWUdPvXNmkAduhWv'];
const TORNADO = '0x910Cbd523D972eb0a6f4cAe4618aD62622b39DbF';

describe('was it listed on that day?', () => {
  it('is answered from the publications around the day, and is unknown between two that differ', async () => {
    const data = fresh();
    await take(data, sdn('2020-01-10', ONE));
    await take(data, sdn('2020-02-10', ONE, TWO));
    await take(data, sdn('2020-03-10', TWO));
    const store = openSanctionStore(data);
    const on = (address: string, day: string) =>
      store.listedOn(address, day).map(({ state, reason }) => `${state}: ${reason}`)[0];
    expect(
      [
        '2020-01-09',
        '2020-01-10',
        '2020-01-20',
        '2020-02-10',
        '2020-02-20',
        '2020-03-10',
        '2020-03-20',
        '2020-04-20',
      ].map((day) => on(ONE, day)),
    ).toEqual([
      'unknown: before-first',
      'listed: publication',
      'listed: between-two-with-it',
      'listed: publication',
      'unknown: gone-between',
      'not-listed: publication',
      'not-listed: newest',
      'unknown: stale',
    ]);
    expect(
      ['2020-01-10', '2020-01-20', '2020-02-10', '2020-04-09', '2020-04-10'].map((day) => on(TWO, day)),
    ).toEqual([
      'not-listed: publication',
      'unknown: came-between',
      'listed: publication',
      'listed: newest',
      'unknown: stale',
    ]);
    expect(store.listedOn(ONE, '2020-02-20')[0]).toMatchObject({
      before: { published: '2020-02-10', present: true },
      after: { published: '2020-03-10', present: false },
    });
    expect(store.listedOn('1BoatSLRHtKNngkdXEeobR76b53LETtpyT', '2020-02-20')).toEqual([]);
  });

  it('uses the day that the list names, before its first publication too', async () => {
    const data = fresh();
    const advanced = OFAC_ADVANCED_XML.replaceAll('TORNADO CASH', 'OTHER NAME').replace(
      TORNADO,
      '0x098B716B8Aaf21512996dC57EB0615e2383E2f97'.toLowerCase(),
    );
    await take(data, advanced);
    const store = openSanctionStore(data);
    const on = (day: string) => store.listedOn('0x098b716b8aaf21512996dc57eb0615e2383e2f97', day)[0]!;
    expect(on('2022-08-07')).toMatchObject({
      state: 'not-listed',
      reason: 'before-designation',
      listed: '2022-08-08',
    });
    expect(on('2022-08-08')).toMatchObject({ state: 'unknown', reason: 'designation-date', entry: '39374' });
    expect(on('2022-08-09')).toMatchObject({ state: 'listed', reason: 'publication' });
  });

  it('does not take the day of an entry for that of an address that came later', async () => {
    const data = fresh();
    const listed = (day: string, address: string) =>
      OFAC_ADVANCED_XML.replaceAll('TORNADO CASH', 'OTHER NAME')
        .replace('<Year>2022</Year><Month>8</Month><Day>9</Day>', day)
        .replace(TORNADO, address);
    const [old, later] = [
      '0x098b716b8aaf21512996dc57eb0615e2383e2f97',
      '0x098b716b8aaf21512996dc57eb0615e2383e2f98',
    ];
    await take(data, listed('<Year>2023</Year><Month>1</Month><Day>1</Day>', old));
    await take(data, listed('<Year>2024</Year><Month>1</Month><Day>1</Day>', later));
    const store = openSanctionStore(data);
    const on = (address: string, day: string) =>
      store.listedOn(address, day).map(({ state, reason }) => `${state}: ${reason}`)[0];
    expect(on(later, '2023-01-01')).toBe('not-listed: publication');
    expect(on(later, '2023-06-01')).toBe('unknown: came-between');
    // Before the first publication only the entry's day is known, which is not the address's.
    expect(on(old, '2022-08-07')).toBe('not-listed: before-designation');
    expect(on(old, '2022-09-01')).toBe('unknown: designation-date');
    expect(on(old, '2023-01-01')).toBe('listed: publication');
  });

  it('believes a publication that has it before the day that the list names', async () => {
    const data = fresh();
    const uk = (day: string, designated: string) =>
      UK_XML.replace('03/04/2024', day).replace('09/02/2023', designated);
    // Taken off, and designated again: the list keeps the last day only.
    await take(data, uk('01/03/2023', '09/02/2023'));
    await take(data, uk('01/03/2024', '01/02/2024'));
    const [answer] = openSanctionStore(data).listedOn(
      '0x098B716B8Aaf21512996dC57EB0615e2383E2f96',
      '2023-03-01',
    );
    expect(answer).toMatchObject({ state: 'listed', reason: 'publication' });
  });

  it('does not know the days between two publications when the list says that it was listed anew', async () => {
    const data = fresh();
    const uk = (day: string, designated: string) =>
      UK_XML.replace('03/04/2024', day).replace('09/02/2023', designated);
    await take(data, uk('01/03/2023', '09/02/2023'));
    await take(data, uk('01/03/2024', '01/02/2024'));
    const store = openSanctionStore(data);
    const on = (day: string) =>
      store
        .listedOn('0x098B716B8Aaf21512996dC57EB0615e2383E2f96', day)
        .map(({ state, reason }) => `${state}: ${reason}`)[0];
    expect(['2023-03-01', '2023-06-01', '2024-01-31', '2024-02-01', '2024-03-01'].map(on)).toEqual([
      'listed: publication',
      'unknown: gone-between',
      'unknown: gone-between',
      'listed: between-two-with-it',
      'listed: publication',
    ]);
  });

  it.each([
    ['2020-02-01', 'unknown'],
    ['2020-03-01', 'not-listed'],
    ['2020-05-31', 'not-listed'],
    ['2020-06-01', 'unknown'],
    ['2020-12-31', 'unknown'],
    ['2021-01-01', 'listed'],
  ])('an entry that is on, off on 1 March and on again on 1 June: on %s %s', (day, state) => {
    const about = { list: 'L', entry: '1', name: 'N', text: '', chain: 'ethereum', foundInText: false };
    const history = {
      about: about as unknown as ListingHistory['about'],
      publications: [{ published: '2021-01-01', present: true }] as unknown as ListingHistory['publications'],
      delisted: '2020-03-01',
      listed: '2020-06-01',
    };
    expect(answerListing(history, day, 30).state).toBe(state);
    // An announcement that names the address gives its own days.
    const named = { ...history, source: 'announcement', named: true };
    expect(answerListing(named, day, 30).state).toBe(day >= '2020-06-01' ? 'listed' : state);
  });

  it.each([
    ['2009-12-31', 'not-listed: before-designation'],
    ['2010-01-01', 'unknown: designation-date'],
    ['2015-06-01', 'unknown: designation-date'],
    ['2024-02-29', 'unknown: designation-date'],
    ['2024-03-01', 'listed: publication'],
    ['2024-03-02', 'listed: newest'],
  ])('an entry of 2010 that has the address in a publication of 2024: on %s %s', (day, expected) => {
    const history = {
      about: {} as ListingHistory['about'],
      publications: [{ published: '2024-03-01', sha256: '', present: true }],
      listed: '2010-01-01',
    };
    for (const more of [
      {},
      { delisted: '2025-01-01' },
      { source: 'announcement of the entry', named: false },
    ]) {
      const { state, reason } = answerListing({ ...history, ...more }, day, 30);
      if (day < '2010-01-01') expect(state).toBe('not-listed');
      else if (day < '2024-03-01') expect(`${state}: ${reason}`).toBe(expected);
      else expect(state).toBe('listed');
    }
    const { state, reason } = answerListing(history, day, 30);
    expect(`${state}: ${reason}`).toBe(expected);
  });

  it('knows what OFAC announced: Tornado Cash from 8 August 2022 to 20 March 2025', async () => {
    const data = fresh();
    await take(data, OFAC_SDN_XML);
    const store = openSanctionStore(data);
    expect(
      ['2022-08-07', '2022-08-08', '2024-01-01', '2025-03-20', '2025-03-21', '2026-01-01'].map((day) => {
        const [answer] = store.listedOn(TORNADO, day);
        return `${answer!.state} ${answer!.reason}`;
      }),
    ).toEqual([
      'not-listed announcement',
      'listed announcement',
      'listed announcement',
      'listed announcement',
      'not-listed announcement',
      'not-listed announcement',
    ]);
    expect(store.listedOn(TORNADO, '2024-01-01')[0]!.source).toMatch(/21 March 2025/);
  });

  it('contradicting lists are both shown', async () => {
    const data = fresh();
    await take(data, sdn('2020-01-10', ONE));
    await take(data, '', '2020-01-10', 'sanctioned_addresses_LTC.txt');
    await take(data, `${ONE}\n`, '2020-01-05', 'sanctioned_addresses_XBT.txt');
    await take(data, `${TWO}\n`, '2020-01-09', 'sanctioned_addresses_XBT.txt');
    const answers = openSanctionStore(data).listedOn(ONE, '2020-01-10');
    expect(answers.map(({ list, state }) => [list, state])).toEqual([
      ['ofac-addresses-xbt', 'not-listed'],
      ['ofac-sdn', 'listed'],
    ]);
  });
});

describe('an update', () => {
  it('says when most entries are gone: it may be another list', async () => {
    const list = (day: string, from: number) => {
      const entries = Array.from({ length: 20 }, (_, i) => `<sdnEntry><uid>${from + i}</uid></sdnEntry>`);
      return `<sdnList><publshInformation><Publish_Date>${day}</Publish_Date></publshInformation>${entries.join('')}</sdnList>`;
    };
    const data = fresh();
    await take(data, list('01/01/2024', 0));
    expect((await take(data, list('02/01/2024', 9))).difference).toMatchObject({ otherList: false });
    expect((await take(data, list('03/01/2024', 100))).difference).toMatchObject({ otherList: true });
  });

  it('shows the difference', async () => {
    const data = fresh();
    expect((await take(data, sdn('2020-01-10', ONE))).difference).toBeUndefined();
    const next = await take(data, sdn('2020-02-10', TWO));
    expect(next.difference).toEqual({
      before: '2020-01-10',
      otherList: false,
      changes: [
        {
          change: 'changed',
          id: '1',
          name: 'A',
          addressesAdded: [`XBT ${TWO}`],
          addressesRemoved: [`XBT ${ONE}`],
          fields: [],
        },
      ],
    });
    const gone = await take(data, sdn('2020-03-10', TWO).replace('<uid>1<', '<uid>2<').replace('>A<', '>B<'));
    expect(gone.difference!.changes.map(({ change, id, name }) => [change, id, name])).toEqual([
      ['removed', '1', 'A'],
      ['added', '2', 'B'],
    ]);
  });

  it('is known by its bytes and its day', async () => {
    const data = fresh();
    await take(data, sdn('2020-01-10', ONE));
    expect(await take(data, sdn('2020-01-10', ONE))).toMatchObject({ state: 'known' });
    expect(readdirSync(sanctionFolder(data))).toHaveLength(1);
  });

  it('needs a day from the file or the user, and does not take two', async () => {
    const data = fresh();
    await expect(take(data, `${ONE}\n`, undefined, 'sanctioned_addresses_XBT.txt')).rejects.toMatchObject({
      code: 'SANCTION_DAY',
    });
    await expect(take(data, sdn('2020-01-10', ONE), '2020-01-11')).rejects.toMatchObject({
      code: 'SANCTION_DAY',
    });
  });

  it('that was killed is taken again, and damage is told', async () => {
    const data = fresh();
    const { list, published } = await take(data, sdn('2020-01-10', ONE));
    const [name] = readdirSync(sanctionFolder(data));
    const other = fresh();
    const rest = join(sanctionFolder(other), `_${name}.tmp`);
    mkdirSync(rest, { recursive: true });
    writeFileSync(join(rest, 'entries.jsonl'), '{"half');
    expect(await take(other, sdn('2020-01-10', ONE))).toMatchObject({ state: 'written', list, published });
    expect(readdirSync(sanctionFolder(other))).toEqual([name]);
    truncateSync(join(sanctionFolder(data), name!, 'entries.jsonl'), 20);
    expect(() => openSanctionStore(data)).toThrow(expect.objectContaining({ code: 'SANCTION_STORE' }));
  });
});
