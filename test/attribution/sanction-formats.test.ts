import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSanctionFile } from '../../src/attribution/sanctions/read-sanction-file.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import {
  EU_XML,
  OFAC_ADVANCED_XML,
  OFAC_SDN_XML,
  UK_OFSI_XML,
  UK_XML,
  UN_XML,
} from '../support/sanction-lists.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const file = (text: string, name = 'list.xml') => {
  const place = join(folder.path, `${made++}`);
  mkdirSync(place);
  writeFileSync(join(place, name), text);
  return join(place, name);
};
const read = (text: string, name?: string) => readSanctionFile(file(text, name));

describe('official lists', () => {
  it('OFAC, SDN.XML: digital currency addresses, no dates', () => {
    const found = read(OFAC_SDN_XML);
    expect(found).toMatchObject({ list: 'ofac-sdn', format: 'ofac-sdn', published: '2022-08-09' });
    expect(found.entries[0]).toEqual({
      id: '39374',
      kind: 'entity',
      name: 'TORNADO CASH',
      aliases: ['TORNADO CASH CLASSIC', 'Nova TORNADO'],
      programmes: ['CYBER2', 'DPRK3'],
      remarks: 'Website tornado.example.',
      addresses: [
        {
          chain: 'ethereum',
          id: '0x910cbd523d972eb0a6f4cae4618ad62622b39dbf',
          text: '0x910Cbd523D972eb0a6f4cAe4618aD62622b39DbF',
          asset: 'ETH',
          checked: true,
        },
      ],
      line: 5,
    });
    // The same key of three assets on three chains, and one with a wrong checksum.
    expect(found.entries[1]!.addresses.map(({ chain, asset, checked }) => [chain, asset, checked])).toEqual([
      ['bitcoin', 'XBT', true],
      ['tron', 'USDT', true],
      ['monero', 'XMR', false],
    ]);
    expect(found.problems).toEqual([{ line: 29, reason: expect.stringMatching(/checksum/i) }]);
  });

  it('OFAC, advanced XML: features, entries on the SDN list with day, programmes and legal basis', () => {
    const found = read(OFAC_ADVANCED_XML);
    expect(found).toMatchObject({
      list: 'ofac-sdn',
      format: 'ofac-advanced',
      published: '2022-08-09',
      problems: [],
    });
    // The second party is on another list of OFAC's.
    expect(found.entries).toEqual([
      {
        id: '39374',
        kind: 'entity',
        name: 'TORNADO CASH',
        aliases: ['TORNADO CASH CLASSIC'],
        programmes: ['CYBER2'],
        legalBasis: 'Executive Order 13694',
        listed: '2022-08-08',
        addresses: [expect.objectContaining({ chain: 'ethereum', asset: 'ETH' })],
        line: expect.any(Number),
      },
    ]);
  });

  it('OFAC: a list named Non-SDN is none of the SDN list; a file of such entries only is the consolidated list', () => {
    const other = OFAC_ADVANCED_XML.replace(
      '>Consolidated List<',
      '>Non-SDN Palestinian Legislative Council List<',
    );
    expect(read(other).entries.map(({ id }) => id)).toEqual(['39374']);
    const consolidated = read(
      other.replace('ProfileID="39374" ListID="1550"', 'ProfileID="39374" ListID="91507"'),
    );
    expect(consolidated).toMatchObject({ list: 'ofac-consolidated', format: 'ofac-advanced' });
    expect(consolidated.entries.map(({ id }) => id)).toEqual(['39374', '5']);
    // The plain file names its list nowhere: its programmes do.
    const plain = read(OFAC_SDN_XML.replaceAll('DPRK3', 'NS-PLC'));
    expect(plain).toMatchObject({ list: 'ofac-consolidated', format: 'ofac-sdn' });
  });

  it('OFAC: names of one alias in two scripts are two names; of two entries the first day counts', () => {
    const found = read(
      OFAC_ADVANCED_XML.replace(
        'TORNADO CASH</NamePartValue></DocumentedNamePart></DocumentedName>',
        'TORNADO</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue>CASH</NamePartValue></DocumentedNamePart></DocumentedName><DocumentedName><DocumentedNamePart><NamePartValue>ТОРНАДО</NamePartValue></DocumentedNamePart></DocumentedName>',
      ).replace(
        '</SanctionsEntries>',
        '<SanctionsEntry ID="9" ProfileID="39374" ListID="1550"><EntryEvent><Date><Year>2022</Year><Month>11</Month><Day>8</Day></Date></EntryEvent><SanctionsMeasure><Comment>DPRK3</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>',
      ),
    );
    expect(found.entries).toMatchObject([
      {
        name: 'TORNADO CASH',
        aliases: ['ТОРНАДО', 'TORNADO CASH CLASSIC'],
        listed: '2022-08-08',
        programmes: ['CYBER2', 'DPRK3'],
        legalBasis: 'Executive Order 13694',
      },
    ]);
  });

  it('EU: only a designation gives a day of listing, the strong name is the name, addresses are found in remarks', () => {
    const found = read(EU_XML);
    expect(found).toMatchObject({ list: 'eu', published: '2023-05-01' });
    expect(found.entries).toMatchObject([
      {
        id: 'EU.27.28',
        kind: 'person',
        name: 'Ana Example',
        aliases: ['A. Example'],
        programmes: ['PRK'],
        legalBasis: '2017/1509 (OJ L224)',
        changed: '2020-01-02',
        addresses: [{ chain: 'bitcoin', foundInText: true, id: '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S' }],
      },
    ]);
    // The day of a regulation is that of the last change as often as not.
    expect(found.entries[0]).not.toHaveProperty('listed');
    const designated = EU_XML.replace('<sanctionEntity ', '<sanctionEntity designationDate="2017-08-10" ');
    expect(read(designated).entries).toMatchObject([{ listed: '2017-08-10', changed: '2020-01-02' }]);
  });

  it('UN: a day may have a zone of time, a name another script', () => {
    // As in the consolidated list of 27 February 2026, TAe.014.
    const text = UN_XML.replace('>2016-11-30<', '>2015-03-27-04:00<').replace(
      '<COMMENTS1>',
      '<NAME_ORIGINAL_SCRIPT>حاجی</NAME_ORIGINAL_SCRIPT><COMMENTS1>',
    );
    expect(read(text).entries[0]).toMatchObject({
      listed: '2015-03-27',
      aliases: ['ALSO CALLED', 'حاجی'],
    });
  });

  it('UN: individuals and entities', () => {
    const found = read(UN_XML);
    expect(found).toMatchObject({ list: 'un', published: '2023-05-02' });
    expect(found.entries).toMatchObject([
      {
        id: 'KPi.033',
        kind: 'person',
        name: 'FIRST SECOND',
        aliases: ['ALSO CALLED'],
        listed: '2016-11-30',
        changed: '2018-02-03',
      },
      {
        id: 'KPe.001',
        kind: 'entity',
        name: 'EXAMPLE TRADING',
        programmes: ['DPRK'],
        listed: '2009-04-24',
        delisted: '2021-06-07',
      },
    ]);
  });

  it('UK: days are day/month/year', () => {
    const found = read(UK_XML);
    expect(found).toMatchObject({ list: 'uk', published: '2024-04-03' });
    expect(found.entries).toMatchObject([
      {
        id: 'CYB0001',
        kind: 'entity',
        name: 'EXAMPLE MIXER LTD',
        aliases: ['MIXER'],
        listed: '2023-02-09',
        programmes: ['The Cyber (Sanctions) (EU Exit) Regulations 2020'],
        addresses: [{ chain: 'ethereum', foundInText: true }],
      },
    ]);
  });

  it('UK, OFSI: rows of one group are one entry, and the file does not say its day', () => {
    const found = read(UK_OFSI_XML);
    expect(found).toMatchObject({ list: 'uk-ofsi', format: 'uk-ofsi' });
    expect(found).not.toHaveProperty('published');
    expect(found.entries).toMatchObject([
      {
        id: '15001',
        kind: 'person',
        name: 'Ana Maria EXAMPLE',
        aliases: ['A. EXAMPLE', 'Ана'],
        programmes: ['Cyber'],
        listed: '2023-02-09',
        changed: '2023-03-01',
        addresses: [{ chain: 'bitcoin', foundInText: true }],
      },
      { id: '15002', kind: 'vessel', name: 'EXAMPLE STAR', listed: '2022-12-13' },
    ]);
  });

  it('lists of addresses by asset, and with names', () => {
    const named = read(
      'address,name\n0x098B716B8Aaf21512996dC57EB0615e2383E2f96,"LAZARUS GROUP"\n',
      'named.csv',
    );
    expect(named).toMatchObject({ list: 'ofac-named-eth', entries: [{ name: 'LAZARUS GROUP' }] });
    const xbt = read(
      '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S\nTUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq\n',
      'sanctioned_addresses_XBT.txt',
    );
    // The law does not end where a list errs: the address is kept where it belongs.
    expect(xbt).toMatchObject({
      list: 'ofac-addresses-xbt',
      entries: [{ addresses: [{ chain: 'bitcoin' }] }, { addresses: [{ chain: 'tron' }] }],
      problems: [{ line: 2, reason: expect.stringMatching(/address of tron/) }],
    });
  });
});

describe('a file that is made to harm, or broken', () => {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  it.each([
    [
      'a bomb of entities',
      `<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY l0 "lol">${lol}]><sdnList>&l9;</sdnList>`,
      /DOCTYPE/,
    ],
    [
      'an external entity',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><sdnList>&x;</sdnList>',
      /DOCTYPE/,
    ],
    [
      'an external document type',
      '<!DOCTYPE sdnList SYSTEM "http://127.0.0.1:1/x.dtd"><sdnList/>',
      /DOCTYPE/,
    ],
    ['an entity that nobody defined', '<sdnList><sdnEntry><uid>&bomb;</uid></sdnEntry></sdnList>', /entity/i],
    ['deep nesting', `<sdnList>${'<sdnEntry>'.repeat(100)}`, /nested/],
    [
      'an endless text',
      `<sdnList><sdnEntry><remarks>${'x'.repeat(1_200_000)}</remarks></sdnEntry></sdnList>`,
      /more than 1048576/,
    ],
    ['an attribute without end', `<sdnList a="${'x'.repeat(300_000)}`, /line 1: /],
    ['a comment without end', `<sdnList><!-- ${'x'.repeat(300_000)}`, /line 1: /],
    ['an entry without end', `<sdnList><sdnEntry>${'<a/>'.repeat(250_000)}`, /more than 200000 elements/],
    ['a file that ends in the middle', OFAC_SDN_XML.slice(0, 900), /line \d+: /],
    ['tags that cross', '<sdnList><sdnEntry><uid>1</sdnEntry></uid></sdnList>', /line 1: /],
    ['no XML', 'hello', /line 1: /],
    ['another XML', '<rss><sdnEntry/></rss>', /root element/],
    ['a list without entries', '<sdnList></sdnList>', /without entries/],
    [
      'an entry without an id',
      '<sdnList><sdnEntry><lastName>A</lastName></sdnEntry></sdnList>',
      /without an id/,
    ],
    ['another encoding', '<?xml version="1.0" encoding="utf-16"?><sdnList/>', /UTF-8/],
  ])('%s is refused with its line', (_, text, reason) => {
    const began = performance.now();
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'SANCTION_FILE', message: expect.stringMatching(reason) }),
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('bytes that are no UTF-8, and a file that is not there', () => {
    const path = file('');
    writeFileSync(
      path,
      Buffer.concat([Buffer.from('<sdnList>'), Buffer.from([0xff, 0xfe]), Buffer.from('</sdnList>')]),
    );
    expect(() => readSanctionFile(path)).toThrow(expect.objectContaining({ code: 'SANCTION_FILE' }));
    expect(() => readSanctionFile(join(folder.path, 'none.xml'))).toThrow(
      expect.objectContaining({ code: 'FILE_MISSING' }),
    );
  });
});
