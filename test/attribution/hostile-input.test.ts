import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readSanctionFile } from '../../src/attribution/sanctions/read-sanction-file.ts';
import { importTags } from '../../src/attribution/store/import-tags.ts';
import { openTagStore } from '../../src/attribution/store/open-tag-store.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const file = (name: string, text: string | Uint8Array) => {
  const place = join(folder.path, `${made++}`);
  mkdirSync(place);
  writeFileSync(join(place, name), text);
  return join(place, name);
};
const importOf = (name: string, text: string | Uint8Array, map: Record<string, string> = {}) => {
  const data = join(folder.path, `data-${made++}`);
  const set: Record<string, string> = name.endsWith('.yaml') ? {} : { network: 'BTC', source: 's' };
  return { data, ...importTags(file(name, text), { data, map, set, lenient: true }) };
};
/** Taken, or refused as a person can act on: with a code, the file, and the line where there is one. */
const takenOrRefused = (take: () => unknown) => {
  const began = performance.now();
  try {
    take();
  } catch (error) {
    expect(error).toBeInstanceOf(JejakError);
    const { code, meta, message, hint } = error as JejakError;
    expect(code).toMatch(/^(?:TAG_PACK|TAG_FORMAT|SANCTION_FILE|INPUT_NOT_TEXT|INPUT_LINE)$/);
    expect(meta).toHaveProperty('file');
    expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN/);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
};

const ADDRESS = '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S';
const HEAD = 'title: T\ncreator: C\nlabel: L\nsource: s\ncurrency: BTC\ntags:\n';
const TAG = `- address: ${ADDRESS}\n`;
const YAML = [
  ...[
    'title: T\n',
    'tags:\n',
    TAG,
    '  label: L\n',
    '- ',
    '  ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a ',
    '<<: *a\n',
  ],
  ...[
    '|\n',
    '>\n',
    '!include x.yaml',
    '!!binary aa\n',
    '"',
    "'",
    '#',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\t',
    '\r\n',
  ],
  ...[
    '\n',
    '\0',
    '\ufeff',
    '\u2028',
    '__proto__: {x: 1}\n',
    'constructor: 1\n',
    '  valid_from: 2022-02-30\n',
  ],
  ...[
    '  confidence: 101\n',
    '  concepts: [a, [b]]\n',
    '? ',
    'actors:\n',
    '~',
    '1e999',
    '.nan',
    '\x1b[2J',
    '\u202e',
  ],
];
const CSV = [
  ...[
    'address',
    'label',
    'network',
    'source',
    ',',
    '"',
    '\n',
    '\r\n',
    '\r',
    ADDRESS,
    'BTC',
    '""',
    '__proto__',
  ],
  ...['constructor', '\ufeff', '\0', ' ', '\x1b[2J', '#1'],
];
const XML = [
  ...[
    '<sdnList>',
    '</sdnList>',
    '<sdnEntry>',
    '</sdnEntry>',
    '<uid>1</uid>',
    '<uid>',
    '</uid>',
    '&amp;',
    '&x;',
  ],
  ...[
    '&#x0;',
    '&#xD800;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE a>',
    '<a b="',
    '">',
    '/>',
    '<',
    '>',
    '"',
  ],
  ...[
    '<Sanctions>',
    '<DistinctParty>',
    '<Profile ID="1">',
    '<SanctionsEntry ProfileID="1">',
    '</SanctionsEntry>',
  ],
  ...['<export>', '<sanctionEntity euReferenceNumber="E">', '<nameAlias/>', '</sanctionEntity>', '</export>'],
  ...['<CONSOLIDATED_LIST>', '<ENTITY>', '</ENTITY>', '<__proto__>', '<constructor/>', '\0', '\ufeff'],
];
const mixed = (words: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));
const runs = { numRuns: 400, seed: 20250321 };

describe('whatever a file holds, it is taken or refused', () => {
  it('packs', () => {
    fc.assert(
      fc.property(mixed(YAML), fc.constantFrom('', HEAD), (text, head) =>
        takenOrRefused(() => {
          const { data } = importOf('p.yaml', head + text);
          const store = openTagStore(data);
          // What was taken can be looked up.
          for (const claim of store.all()) expect(store.findExact(claim.subject.id)).toContainEqual(claim);
          store.close();
        }),
      ),
      runs,
    );
  }, 60_000);

  it('tables', () => {
    const maps = fc.constantFrom<Record<string, string>>({}, { address: '#1', label: '#2' });
    fc.assert(
      fc.property(mixed(CSV), fc.constantFrom('', 'address,label\n'), maps, (text, head, map) =>
        takenOrRefused(() => importOf('p.csv', head + text, map)),
      ),
      runs,
    );
  }, 60_000);

  it('lists', () => {
    fc.assert(
      fc.property(mixed(XML), fc.constantFrom('', '<sdnList><sdnEntry><uid>1</uid>'), (text, head) =>
        takenOrRefused(() => readSanctionFile(file('p.xml', head + text))),
      ),
      runs,
    );
  }, 60_000);

  it('any bytes', () => {
    const names = fc.constantFrom('p.yaml', 'p.csv', 'p.txt');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), names, (bytes, name) => {
        takenOrRefused(() => importOf(name, bytes));
        takenOrRefused(() => readSanctionFile(file('p.xml', bytes)));
      }),
      runs,
    );
  }, 60_000);
});

describe('a file that is made to harm', () => {
  const keys = Array.from({ length: 30_000 }, (_, i) => `  k${i}: 1\n`).join('');
  it.each([
    // The parser compared every key with every other one: with 200,000 it took hours.
    ['thirty thousand fields', 'p.yaml', `${HEAD}${TAG}${keys}`, /line 7: more than 10000 fields/],
    [
      'deep brackets',
      'p.yaml',
      `${HEAD}- a: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
      /line 7: nested too deeply/,
    ],
    [
      'a tree that is too large',
      'p.yaml',
      `${HEAD}- a: [${'x, '.repeat(3_000_000)}]\n`,
      /line 7: the line has more than 1048576 bytes/,
    ],
    [
      'the same field twice',
      'p.yaml',
      `${HEAD}${TAG}  address: x\n`,
      /line 8: the field address stands there twice/,
    ],
    // 200 MB of quotes took 3.8 GB of memory.
    [
      'a quote without end',
      'p.csv',
      `address,label\n${'"'.repeat(5_000_001)}`,
      /line 2: the line has more than 1048576 bytes/,
    ],
    ['a row of commas', 'p.csv', ','.repeat(100_000), /line 1: a row of more than 10000 cells/],
    [
      'bytes of another encoding',
      'p.csv',
      Buffer.from('address,label\na,b\n\xe9', 'latin1'),
      /line 3, byte 18: no text in UTF-8/,
    ],
  ])('%s is refused with its line', (_, name, text, reason) => {
    const began = performance.now();
    expect(() => importOf(name, text)).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^(?:TAG_PACK|INPUT_LINE|INPUT_NOT_TEXT)$/),
        message: expect.stringMatching(reason),
      }),
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each([
    ['a text of many megabytes', `context: ${'x'.repeat(70_000)}`, 'context has more than 65536 characters'],
    ['half of a character', 'label: "\\ud800"', 'label has half of a character (a lone surrogate)'],
    ['30 February', 'valid_from: 2022-02-30', 'valid_from is no date: "2022-02-30"'],
    [
      'an end before its begin',
      'valid_from: 2022-02-03\n  valid_to: 2022-02-02',
      'valid_to lies before valid_from',
    ],
    ['an address of control characters', 'address: "1\\e[2J"', 'both address'],
  ])('%s keeps the tag out', (_, field, reason) => {
    const text = field.startsWith('address') ? `${HEAD}- ${field}\n` : `${HEAD}${TAG}  ${field}\n`;
    const { tags, problems } = importOf('p.yaml', text);
    expect(tags).toBe(0);
    if (!field.startsWith('address')) expect(problems).toEqual([{ line: 7, bad: true, reason }]);
    else expect(problems).toMatchObject([{ line: 7, bad: true }]);
  });

  it('keys of every object are keys like others', () => {
    const { data, tags } = importOf('p.yaml', `${HEAD}${TAG}  __proto__: {polluted: 1}\n  constructor: x\n`);
    expect(tags).toBe(1);
    const store = openTagStore(data);
    const [claim] = store.find(ADDRESS);
    store.close();
    expect(JSON.stringify(claim!.other)).toBe('{"__proto__":{"polluted":1},"constructor":"x"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a mark of byte order, CRLF and spaces around an address change nothing', () => {
    const text = `\ufeff${HEAD}- address: '  ${ADDRESS} '\n  label: L\n`.replaceAll('\n', '\r\n');
    const { data } = importOf('p.yaml', text);
    const store = openTagStore(data);
    expect(store.find(ADDRESS)).toMatchObject([{ label: 'L', line: 7 }]);
    store.close();
    expect(readdirSync(join(data, 'tags'))).toHaveLength(1);
  });
});
