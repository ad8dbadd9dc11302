import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../src/attribution/packs/open-pack.ts';
import type { PackPlace } from '../../src/attribution/packs/pack.ts';
import { parseYaml } from '../../src/attribution/packs/parse-yaml.ts';
import { writePack } from '../../src/attribution/packs/write-pack.ts';
import { sharedData } from '../support/shared-data.ts';

const place: PackPlace = { file: 'p.yaml' };
const read = (text: string, at: PackPlace = place) => {
  const pack = openPack(text, at);
  return { kind: pack.kind, header: pack.header, items: [...pack.items] };
};
const data = (text: string) => {
  const { kind, header, items } = read(text);
  return { kind, header, items: items.map(({ fields }) => fields) };
};
const HEAD = 'title: T\ncreator: C\nlabel: L\nsource: https://s.example\ncurrency: BTC\n';

const packs = { reason: sharedData.reason, path: sharedData.path('labels/tagpacks') };
describe(`public packs${packs.reason}`, () => {
  it.skipIf(packs.reason !== '')(
    'all 81 are read, written and read alike; the fast way agrees with the parser',
    () => {
      const names = readdirSync(packs.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.yaml'),
      );
      expect(names).toHaveLength(81);
      let tags = 0;
      for (const name of names) {
        const text = readFileSync(join(packs.path, name), 'utf8');
        const pack = read(text, { file: name });
        const whole = parseYaml({ text, line: 1 }, { file: name });
        const list = (whole.value as Record<string, unknown>)[pack.kind];
        // Some hundred thousand comparisons: as texts, because matchers would take minutes.
        expect(JSON.stringify(pack.items.map(({ fields }) => fields)) === JSON.stringify(list), name).toBe(
          true,
        );
        expect(pack.items.map(({ line }) => line).join() === whole.lines[pack.kind]!.join(), name).toBe(true);
        if (pack.items.length < 10_000) {
          const again = data(writePack(pack));
          expect(JSON.stringify(again.header), name).toBe(JSON.stringify(pack.header));
          expect(
            JSON.stringify(again.items) === JSON.stringify(pack.items.map(({ fields }) => fields)),
            name,
          ).toBe(true);
        } else {
          const some = { ...pack, items: pack.items.filter((_, i) => i % 20 === 0) };
          const again = data(writePack(some)).items;
          expect(JSON.stringify(again) === JSON.stringify(some.items.map(({ fields }) => fields)), name).toBe(
            true,
          );
        }
        tags += pack.kind === 'tags' ? pack.items.length : 0;
      }
      expect(tags).toBe(237_962);
    },
    300_000,
  );
});

describe('a pack', () => {
  it('keeps what YAML writes in several ways', () => {
    const text = `${HEAD}lastmod: 2022-04-15
tags:
- address: 1abc
  label: 'it''s'
- address: "0xAb"   # a comment
  context: >
    folded
    text
  concepts: [exchange, defi]
- {address: 3x, note: 007, big: 12345678901234567890, n: 5}
description: behind the tags
`;
    const pack = read(text);
    expect(pack.header).toMatchObject({ lastmod: '2022-04-15', description: 'behind the tags' });
    expect(pack.items.map(({ line }) => line)).toEqual([8, 10, 15]);
    expect(pack.items.map(({ fields }) => ({ ...fields }))).toEqual([
      { address: '1abc', label: "it's" },
      { address: '0xAb', context: 'folded text\n', concepts: ['exchange', 'defi'] },
      { address: '3x', note: '007', big: '12345678901234567890', n: 5 },
    ]);
    expect(data(writePack(pack))).toEqual({
      kind: 'tags',
      header: pack.header,
      items: pack.items.map((i) => i.fields),
    });
    expect(writePack(pack)).toContain('lastmod: 2022-04-15\n');
  });

  it('is an ActorPack when it has actors', () => {
    const pack = read(
      'title: A\ncreator: C\nactors:\n- id: x\n  uri: x.org\n  context:\n    refs:\n    - a\n',
    );
    expect(pack.kind).toBe('actors');
    expect(pack.items[0]!.fields).toEqual({ id: 'x', uri: 'x.org', context: { refs: ['a'] } });
  });

  it('has a word of YAML 1.1 as text, and writes it so that its readers agree', () => {
    const pack = read(`%YAML 1.1\n---\n${HEAD}tags:\n- address: a\n  label: no\n`);
    expect(pack.items[0]!.fields.label).toBe('no');
    expect(writePack(pack)).toContain("label: 'no'");
  });

  it('includes a header, which wins, through the reader only', () => {
    const include = (name: string) => `title: ${name}\nlabel: from header\n`;
    const text = 'header: !include ./h.yaml\nlabel: mine\ntags:\n- address: a\n';
    const pack = openPack(text, { ...place, include });
    expect(pack.header).toEqual({ title: './h.yaml', label: 'from header' });
    expect(pack.included).toHaveLength(1);
    expect(() => openPack(text, place)).toThrow('p.yaml, line 1: !include is not possible here');
  });

  it('expands aliases and merges, the own field first', () => {
    const { items } = read(
      `${HEAD}base: &b {label: x, abuse: scam}\ntags:\n- <<: *b\n  address: a\n  label: y\n`,
    );
    expect(items[0]).toEqual({ line: 8, fields: { abuse: 'scam', address: 'a', label: 'y' } });
  });
});

describe('a bad pack', () => {
  it.each([
    ['a bad indent in an item', `${HEAD}tags:\n- address: a\n   label: x: y\n`, /p\.yaml, line \d: /],
    ['an open quote', `${HEAD}tags:\n- address: a\n- address: 'b\n- address: c\n`, /line 8: /],
    [
      'a key twice',
      `${HEAD}tags:\n- address: a\n- address: b\n  address: c\n`,
      /line 9: the field address stands there twice/,
    ],
    ['a text for an item', `${HEAD}tags:\n- address: a\n- hello\n`, /line 8: not a mapping of fields/],
    ['an error behind the tags', `${HEAD}tags:\n- address: a\n- address: b\nx: [1\n`, /line (?:9|10): /],
    ['no list', `${HEAD}tags: none\n`, /no list of tags or actors/],
    ['a list at the top', '- a\n', /line 1: /],
    ['an anchor that is not there', `${HEAD}tags:\n- address: *x\n`, /line 7: .*alias/i],
  ])('%s is told with its line', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('a bomb of aliases ends early', () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${Array(10)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    const began = performance.now();
    expect(() => read(`${levels.join('\n')}\ntags:\n- address: *a11\n`)).toThrow(
      /aliases stand for more than|deep/,
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('a bomb of merges and one of brackets end early', () => {
    const merges = Array.from({ length: 40 }, (_, i) =>
      i === 0 ? 'm0: &m0 {k: v}' : `m${i}: &m${i} {<<: [*m${i - 1}, *m${i - 1}], k${i}: v}`,
    );
    expect(() => read(`${merges.join('\n')}\ntags:\n- address: a\n`)).toThrow(/p\.yaml, line \d+: /);
    expect(() => read(`tags:\n- x: ${'['.repeat(50_000)}\n`)).toThrow(/p\.yaml, line \d+: /);
  });

  it('an include of itself ends', () => {
    let read = 0;
    const include = () => {
      if (++read > 16) throw new Error('more than 16 files are included');
      return 'header: !include again.yaml\n';
    };
    expect(() => openPack('header: !include h.yaml\ntags: []\n', { ...place, include })).toThrow(
      /more than 16 files/,
    );
  });
});

describe('any pack', () => {
  const key = fc.oneof(
    fc.constantFrom('label', 'source', 'context', 'lastmod', 'abuse'),
    fc.stringMatching(/^[a-z_]{1,8}$/),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'no',
      'null',
      '~',
      '2022-01-01',
      '12:30:00',
      '0x1f',
      '1_000',
      '1e3',
      '- a',
      'a: b',
      'a #b',
      '<<',
      '*x',
      '!t',
    ),
  );
  const value = fc.oneof(
    text,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
  );
  const fields = fc.dictionary(
    key.filter((name) => !['tags', 'actors', 'header'].includes(name)),
    value,
    { minKeys: 1, maxKeys: 6 },
  );
  it('is the same after writing and reading', () => {
    fc.assert(
      fc.property(fields, fc.array(fields, { maxLength: 5 }), (header, items) => {
        const written = writePack({
          kind: 'tags',
          header,
          items: items.map((own) => ({ fields: own, line: 0 })),
        });
        expect(data(written)).toEqual({ kind: 'tags', header, items });
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
