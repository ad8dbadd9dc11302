import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../src/cli/options.ts';
import { ERRORS, type ErrorCode } from '../../src/primitives/error-codes.ts';
import { en } from '../../src/texts/cli/en.ts';
import { id } from '../../src/texts/cli/id.ts';
import { errorTextsId } from '../../src/texts/errors/id.ts';
import { fill } from '../../src/texts/fill.ts';
import { pickLanguage } from '../../src/texts/language.ts';
import { reportTextsEn } from '../../src/texts/report/en.ts';
import { reportTextsId } from '../../src/texts/report/id.ts';

type Texts = { readonly [key: string]: unknown };

/** Every text of a catalogue by its path; functions and numbers are not texts. */
function flat(texts: Texts, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(`${path}${key}`, value);
    else if (value !== null && typeof value === 'object')
      for (const [inner, text] of flat(value as Texts, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

describe.each([
  ['command line', en as unknown as Texts, id as unknown as Texts],
  ['report', reportTextsEn as unknown as Texts, reportTextsId as unknown as Texts],
])('the catalogue of the %s', (_, english, indonesian) => {
  const [first, second] = [flat(english), flat(indonesian)];
  it('has the same keys in both languages', () => {
    expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
    expect(first.size).toBeGreaterThan(50);
  });
  it('has the same placeholders in both, and no empty text', () => {
    for (const [key, text] of first) {
      expect(placeholders(second.get(key)!), key).toEqual(placeholders(text));
      expect(second.get(key)!.trim(), key).not.toBe('');
      expect(text.trim(), key).not.toBe('');
    }
  });
  it('is really two languages', () => {
    const same = [...first].filter(([key, text]) => second.get(key) === text && /[a-z]{5}/i.test(text));
    expect(same.length).toBeLessThan(first.size / 8);
  });
});

describe('the texts of errors', () => {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  it('has every code in both languages, and no other', () => {
    expect(Object.keys(errorTextsId).sort()).toEqual([...codes].sort());
  });
  it.each(codes)('%s has the same placeholders in both', (code) => {
    for (const part of ['message', 'hint'] as const) {
      const [english, indonesian] = [ERRORS[code][part], errorTextsId[code][part]];
      expect(placeholders(indonesian), part).toEqual(placeholders(english));
      expect(indonesian).not.toBe(english);
    }
  });
  it('name commands and options that exist', () => {
    const flags = new Set(Object.values(OPTIONS).map((spec) => spec.flags.split(' ')[0]));
    for (const code of codes) {
      for (const text of [ERRORS[code].message, ERRORS[code].hint, errorTextsId[code].hint]) {
        for (const [flag] of text.matchAll(/--[a-z-]+/g)) expect([...flags, '--help'], code).toContain(flag);
        for (const [, command] of text.matchAll(/\bjejak ([a-z]+)\b/g))
          if (command !== 'verify' || !text.includes('jejak verify'))
            expect(Object.keys(en.commands)).toContain(command);
      }
    }
  });
});

describe('fill', () => {
  it('puts values in, and leaves what it has no value for', () => {
    expect(fill('{a} of {b}, {a}', { a: 1n, b: 'x' })).toBe('1 of x, 1');
    expect(fill('{a} {missing}', { a: '{b}', b: 'no' } as Record<string, string>)).toBe('{b} {missing}');
  });
});

describe('pickLanguage', () => {
  it.each([
    [undefined, undefined, 'en'],
    [undefined, 'id_ID.UTF-8', 'id'],
    [undefined, 'de_DE.UTF-8', 'en'],
    [undefined, 'C', 'en'],
    ['id', 'en_US.UTF-8', 'id'],
    ['EN', 'id_ID', 'en'],
    ['id-ID', undefined, 'id'],
    ['fr', 'id_ID', undefined],
  ])('asked %j in locale %j is %j', (asked, locale, language) => {
    expect(pickLanguage(asked, locale)).toBe(language);
  });
});
