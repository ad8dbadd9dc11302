import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importTags } from '../../src/attribution/store/import-tags.ts';
import { openTagStore } from '../../src/attribution/store/open-tag-store.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { sharedData } from '../support/shared-data.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const file = (name: string, text: string) => {
  const place = join(folder.path, `${made++}`);
  mkdirSync(place);
  writeFileSync(join(place, name), text);
  return join(place, name);
};
const fresh = () => ({ data: join(folder.path, `data-${made++}`), map: {}, set: {}, lenient: false });
const PACK = `title: A pack
creator: somebody
source: https://s.example/list
currency: BTC
confidence: service_data
category: exchange
actor: acme
label: Acme
lastmod: 2021-04-01
tags:
- address: 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S
  is_cluster_definer: true
- address: 0x00000000219ab540356cBB839Cbe05303d7705Fa
  currency: ETH
  label: Deposit contract
  confidence: web_crawl
  valid_from: 2020-11-03
  valid_to: 2022-09-15
  reviewer: R. Reviewer
  licence: CC0
- tx_hash: f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16
  category: null
  concepts: [donation, victim]
`;

describe('a pack in the store', () => {
  const options = fresh();
  const path = file('a.yaml', PACK);
  const first = importTags(path, options);
  const store = openTagStore(options.data);
  afterAll(() => store.close());

  it('has every tag with what it inherits', () => {
    expect(first).toMatchObject({ state: 'written', tags: 3, leftOut: 0, odd: 0, title: 'A pack' });
    expect(store.find('12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S')).toEqual([
      {
        subject: {
          chain: 'bitcoin',
          kind: 'address',
          id: '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S',
          checked: true,
        },
        label: 'Acme',
        actor: 'acme',
        category: 'exchange',
        concepts: ['exchange'],
        confidence: 'service_data',
        level: 50,
        source: 'https://s.example/list',
        clusterDefiner: true,
        lastmod: '2021-04-01',
        pack: 'A pack',
        snapshot: first.sha256,
        line: 11,
      },
    ]);
    // Found in either spelling, kept in the chain's own.
    for (const text of [
      '0x00000000219ab540356cBB839Cbe05303d7705Fa',
      '0x00000000219ab540356cbb839cbe05303d7705fa',
    ])
      expect(store.find(text)).toMatchObject([
        {
          subject: { chain: 'ethereum', id: '0x00000000219ab540356cbb839cbe05303d7705fa' },
          label: 'Deposit contract',
          level: 20,
          validFrom: '2020-11-03',
          validTo: '2022-09-15',
          reviewer: 'R. Reviewer',
          licence: 'CC0',
          line: 13,
        },
      ]);
    expect(store.find('F4184FC596403B9D638783CF57ADFE4C75C605F6356FBC91338530E9831E9E16')).toMatchObject([
      { subject: { kind: 'tx', chain: 'bitcoin' }, concepts: ['donation', 'victim'], line: 21 },
    ]);
    expect(store.find('12higDjoCCNXSA95xZMWUdPvXNmkAduhWv')).toEqual([]);
  });

  it('is read through in the order of the file', () => {
    expect([...store.all()].map(({ line }) => line)).toEqual([11, 13, 21]);
  });

  it('is known by its bytes, whatever its name', () => {
    expect(importTags(file('b.yaml', PACK), options)).toMatchObject({ state: 'known', id: first.id });
    expect(readdirSync(join(options.data, 'tags'))).toEqual([first.id]);
  });

  it('is another source when something else is said with it', () => {
    const again = importTags(path, { ...options, set: { licence: 'MIT' } });
    expect(again.state).toBe('written');
    expect(again.id).not.toBe(first.id);
    expect(again.sha256).toBe(first.sha256);
  });
});

describe('what cannot be a tag', () => {
  const bad = (address: string, more = '') =>
    `title: T\ncreator: C\nlabel: L\nsource: s\ncurrency: BTC\ntags:\n- address: 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S\n- address: ${address}\n${more}`;
  it.each([
    ['a wrong checksum', bad('12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3T'), /checksum/i],
    [
      'an address of another chain',
      bad('0x00000000219ab540356cBB839Cbe05303d7705Fa'),
      /an address of ethereum, not of bitcoin/,
    ],
    [
      'a wrong checksum of Ethereum',
      bad('0x00000000219ab540356cBB839Cbe05303d7705FA', '  currency: ETH\n'),
      /wrong checksum/,
    ],
    [
      'an unknown concept',
      bad('12higDjoCCNXSA95xZMWUdPvXNmkAduhWv', '  category: exchnage\n'),
      /"exchnage" is no concept/,
    ],
    [
      'an unknown confidence',
      bad('12higDjoCCNXSA95xZMWUdPvXNmkAduhWv', '  confidence: sure\n'),
      /"sure" is no confidence/,
    ],
    [
      'no date',
      bad('12higDjoCCNXSA95xZMWUdPvXNmkAduhWv', '  valid_from: 2021-02-30\n'),
      /valid_from is no date/,
    ],
    [
      'an end before the begin',
      bad('12higDjoCCNXSA95xZMWUdPvXNmkAduhWv', '  valid_from: 2022-01-01\n  valid_to: 2021-01-01\n'),
      /before valid_from/,
    ],
  ])('%s: the file is refused with the line, or the row told', (_, text, reason) => {
    const options = fresh();
    const refused = importTags(file('p.yaml', text), options);
    expect(refused).toMatchObject({ state: 'refused' });
    expect(refused.problems).toEqual([
      expect.objectContaining({ line: 8, reason: expect.stringMatching(reason) }),
    ]);
    expect(readdirSync(join(options.data, 'tags'))).toEqual([]);
    const lenient = importTags(file('p.yaml', text), { ...options, lenient: true });
    expect(lenient.state).toBe('written');
    expect(lenient.tags + lenient.leftOut).toBe(2);
  });

  it.each([
    ['malformed YAML', 'p.yaml', 'title: T\ntags:\n- address: "1\n', 'TAG_PACK'],
    ['an ActorPack', 'p.yaml', 'title: T\nactors:\n- id: a\n', 'TAG_FORMAT'],
    ['a CSV file without addresses', 'p.csv', 'name,label\na,b\n', 'TAG_FORMAT'],
    ['a row of too many cells', 'p.csv', 'address,label,network\n1A,b,BTC,x\n', 'TAG_PACK'],
    ['a list without a label', 'p.txt', '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S\n', 'TAG_FORMAT'],
    ['bytes that are no text', 'p.csv', 'address,label\n\udcff\n', 'INPUT_NOT_TEXT'],
  ])('%s leaves nothing behind', (_, name, text, code) => {
    const options = fresh();
    const path = file(name, text);
    if (text.includes('\udcff')) writeFileSync(path, Buffer.from([0x61, 0xff, 0x0a]));
    expect(() => importTags(path, options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a CSV file', () => {
  it('is mapped by columns', () => {
    const options = fresh();
    const path = file('x.csv', 'wallet,who,why\n12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S,"Acme, Inc.",exchange\n');
    const map = { address: 'wallet', label: 'who', category: 'why' };
    expect(importTags(path, { ...options, map, set: { network: 'BTC', source: 'me' } }).state).toBe(
      'written',
    );
    const store = openTagStore(options.data);
    expect(store.find('12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S')).toMatchObject([
      { label: 'Acme, Inc.', concepts: ['exchange'], source: 'me', confidence: 'unknown', level: 5 },
    ]);
    store.close();
  });
});

describe('a CSV file without a header', () => {
  const POOLS =
    '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3,DAI,100,dai100\n0xfd8610d20aa15b7b2e3be39b396a1bc3516c7144,DAI,1000,dai1k\n';
  const set = { network: 'ETH', source: 'me' };

  it('is mapped by number, and its first row is a tag', () => {
    const options = { ...fresh(), map: { address: '#1', label: '#4' }, set };
    expect(importTags(file('pools.csv', POOLS), options)).toMatchObject({
      state: 'written',
      tags: 2,
      format: 'csv',
    });
    const store = openTagStore(options.data);
    expect([...store.all()]).toMatchObject([
      { subject: { id: '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3' }, label: 'dai100', line: 1 },
      { subject: { id: '0xfd8610d20aa15b7b2e3be39b396a1bc3516c7144' }, label: 'dai1k', line: 2 },
    ]);
    store.close();
  });

  it.each([
    [
      'no mapping',
      {},
      /first row is data, not a header; name columns by number: --map address=#1,label=#<n>/,
    ],
    ['names of columns', { address: 'wallet', label: 'name' }, /first row is data/],
    ['a number that is too large', { address: '#1', label: '#5' }, /no column #5; the first row has 4/],
    ['number zero', { address: '#0', label: '#4' }, /no column #0/],
    ['numbers and names', { address: '#1', label: 'dai100' }, /by number or by name, not both/],
  ])('with %s is refused with what to do', (_, map, reason) => {
    const take = () => importTags(file('pools.csv', POOLS), { ...fresh(), map, set });
    expect(take).toThrow(
      expect.objectContaining({ code: 'TAG_FORMAT', message: expect.stringMatching(reason) }),
    );
  });

  it('is refused at a row that is wider than the first', () => {
    const options = { ...fresh(), map: { address: '#1', label: '#4' }, set };
    expect(() => importTags(file('pools.csv', `${POOLS}a,b,c,d,e\n`), options)).toThrow(
      expect.objectContaining({ code: 'TAG_PACK', meta: expect.objectContaining({ line: 3 }) }),
    );
  });

  it('that is public is known by its name and its form, not by one of them', () => {
    const options = fresh();
    expect(importTags(file('tutela_tornadocontracts.csv', POOLS), options)).toMatchObject({
      tags: 2,
      format: 'tutela-pools',
    });
    const store = openTagStore(options.data);
    expect(store.find('0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3')).toMatchObject([
      { label: 'Tornado Cash 100 DAI', actor: 'tornado', concepts: ['mixing_service'], licence: 'MIT' },
    ]);
    store.close();
    const other = file('tutela_tornadocontracts.csv', '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3,DAI\n');
    expect(() => importTags(other, fresh())).toThrow(/first row is data/);
  });
});

describe('a store after a bad day', () => {
  it('takes an import again that was killed', () => {
    const options = fresh();
    const path = file('a.yaml', PACK);
    const { id } = importTags(path, { ...options, data: join(options.data, 'other') });
    // What a process leaves that was killed while it wrote.
    const rest = join(options.data, 'tags', `_${id}.tmp`);
    mkdirSync(rest, { recursive: true });
    writeFileSync(join(rest, 'rows.jsonl'), '["half');
    expect(importTags(path, options).state).toBe('written');
    expect(readdirSync(join(options.data, 'tags'))).toEqual([id]);
  });

  it('says which file is damaged', () => {
    const options = fresh();
    const { id } = importTags(file('a.yaml', PACK), options);
    truncateSync(join(options.data, 'tags', id, 'rows.jsonl'), 40);
    const store = openTagStore(options.data);
    expect(() => store.find('12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S')).toThrow(
      expect.objectContaining({ code: 'TAG_STORE' }),
    );
    store.close();
  });
});

const labels = { path: sharedData.path('labels'), reason: sharedData.reason };
describe(`public lists${labels.reason}`, () => {
  it.skipIf(labels.reason !== '')('of Etherscan, exchanges, OFAC and Lazarus are taken as they are', () => {
    const options = { ...fresh(), lenient: true };
    const take = (name: string) => importTags(join(labels.path, name), options);
    expect(take('exchange-wallets.csv')).toMatchObject({
      tags: 3793,
      leftOut: 0,
      format: 'defillama-wallets',
    });
    expect(take('etherscan/accounts_tornado-cash.csv')).toMatchObject({
      tags: 63,
      format: 'etherscan-labels',
    });
    const lazarus = take('lazarus/lazarus_addresses.csv');
    expect(lazarus).toMatchObject({ tags: 198, leftOut: 4 });
    // The four rows that their source marks as malformed.
    expect(lazarus.problems.map(({ line }) => line)).toEqual([9, 10, 15, 19]);
    const ofac = take('ofac/sanctioned_addresses_XBT.txt');
    // 434 of Bitcoin, and one of Tron that the list has among them.
    expect(ofac).toMatchObject({ tags: 434, leftOut: 1 });
    const store = openTagStore(options.data);
    expect(store.find('0x098B716B8Aaf21512996dC57EB0615e2383E2f96')).toMatchObject([
      { label: 'Ronin 2022', actor: 'lazarusgroup', abuse: 'service_hack' },
    ]);
    store.close();
  });
});
