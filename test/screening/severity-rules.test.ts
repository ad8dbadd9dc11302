import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONCEPTS, type ConceptId } from '../../src/attribution/taxonomy/concepts.ts';
import type { Exposure } from '../../src/screening/evidence.ts';
import { judge } from '../../src/screening/judge.ts';
import { categoryOf } from '../../src/screening/rules/category-of.ts';
import { defaultRulesPath } from '../../src/screening/rules/default-rules-path.ts';
import { gravest } from '../../src/screening/rules/gravest.ts';
import { parseShare } from '../../src/screening/rules/parse-share.ts';
import { readSeverityRules } from '../../src/screening/rules/read-severity-rules.ts';
import { DEFAULT_RULES, toyClaim } from './toy-context.ts';

const text = readFileSync(defaultRulesPath(), 'utf8');
const coin = { id: 0, kind: 'native', symbol: 'BTC', decimals: 8, decimalsSource: 'list', warning: '' };
const none = { poison: 0, haircut: 0, fifo: 0, lifo: 0, tiho: 0 };
const exposure = ({
  shares,
  ...more
}: Partial<Omit<Exposure, 'shares'>> & { shares?: Partial<Exposure['shares']> }): Exposure => ({
  kind: 'direct',
  way: 'source',
  category: 'hacking',
  severity: 95,
  asset: coin,
  amounts: {},
  shares: { ...none, ...(shares ?? { haircut: 100_000 }) },
  hops: 1,
  firstTime: 0,
  lastTime: 0,
  places: 1,
  top: [],
  ...more,
});

describe('the rules that are shipped', () => {
  it('give every concept of the taxonomy a category', () => {
    for (const concept of Object.keys(CONCEPTS) as ConceptId[])
      expect(categoryOf(DEFAULT_RULES, toyClaim('a', concept)), concept).toBeDefined();
  });

  it.each([
    ['service_hack', 'hacking', 95],
    ['ransomware', 'extortion', 95],
    ['coinjoin', 'mixing', 40],
    ['mixing_service', 'mixing_service', 70],
    ['defi_dex_pair', 'defi', 5],
    ['ponzi_scheme', 'financial_crime', 80],
    ['counterfeit', 'abuse', 75],
    ['user', 'entity', 0],
    ['no such word', 'concept', 0],
  ])('%s falls under %s', (concept, category, severity) => {
    expect(categoryOf(DEFAULT_RULES, toyClaim('a', concept))).toMatchObject({ id: category, severity });
  });

  it('take the gravest of several concepts, and nothing of a weak source', () => {
    const both = toyClaim('a', 'exchange', { abuse: 'ransomware' });
    expect(categoryOf(DEFAULT_RULES, both)?.id).toBe('extortion');
    expect(categoryOf(DEFAULT_RULES, { ...both, level: 19 })).toBeUndefined();
  });
});

describe('judging', () => {
  it('adds up share x severity, and half of it behind others', () => {
    // 10 % x 95 = 9.5 points; 20 % x 70 x 1/2 = 7 points.
    const found = judge(DEFAULT_RULES, undefined, [
      exposure({}),
      exposure({ kind: 'indirect', category: 'mixing_service', severity: 70, shares: { haircut: 200_000 } }),
    ]);
    expect(found.scoreParts).toEqual([
      { exposure: 0, points: 950 },
      { exposure: 1, points: 700 },
    ]);
    expect(found.score).toBe(1_650);
    expect(found.risk).toBe('severe');
    expect(found.reasons[0]).toEqual({ rule: 'paid-by-crime', level: 'severe', exposure: 0 });
  });

  it.each([
    ['just below the share', { shares: { haircut: 9_999 } }, 'medium'],
    ['at the share', { shares: { haircut: 10_000 } }, 'severe'],
    ['behind others', { kind: 'indirect' as const, shares: { haircut: 99_999 } }, 'medium'],
    ['much behind others', { kind: 'indirect' as const, shares: { haircut: 100_000 } }, 'high'],
    ['an exchange', { category: 'exchange', severity: 0, shares: { haircut: 1_000_000 } }, undefined],
    ['nothing under the judged policy', { shares: { poison: 1_000_000 } }, undefined],
  ])('%s', (_, more, level) => {
    expect(judge(DEFAULT_RULES, undefined, [exposure(more)]).risk).toBe(level);
  });

  it('never gives more than 100 points', () => {
    const own = { id: 'hacking', severity: 95 };
    expect(judge(DEFAULT_RULES, own, [exposure({ shares: { haircut: 1_000_000 } })]).score).toBe(10_000);
  });
});

describe('the gravest category', () => {
  const category = (id: string) => DEFAULT_RULES.categories.get(id)!;
  it.each([
    [['exchange', 'hacking', 'gambling'], 'hacking'],
    // Of two without severity the one that says more, whoever said it first.
    [['concept', 'exchange'], 'exchange'],
    [['exchange', 'concept'], 'exchange'],
    [['concept', 'victim', 'entity'], 'victim'],
  ])('of %s is %s', (ids, expected) => {
    expect(gravest(DEFAULT_RULES, ids.map(category))?.id).toBe(expected);
  });

  it('of none is none', () => {
    expect(gravest(DEFAULT_RULES, [])).toBeUndefined();
  });
});

describe('reading rules', () => {
  it.each([
    ['malformed YAML', text.replace('policy: haircut', 'policy: [haircut'), /line \d+: /],
    [
      'a misspelled field',
      text.replace('share-from: 10%', 'share-form: 10%'),
      /line \d+: "share-form" is not known/,
    ],
    ['an unknown concept', text.replace('id: terrorism', 'id: terorism'), /"terorism" is no concept/],
    ['an unknown policy', text.replace('policy: haircut', 'policy: guess'), /policy is one of/],
    [
      'a rule for a category that is not there',
      text.replace('[mixing_service]', '[bank]'),
      /"bank" is none of/,
    ],
    [
      'a share of too many digits',
      text.replace('share-from: 5%', 'share-from: 5.00001%'),
      /share-from is a share/,
    ],
    ['a severity above 100', text.replace('severity: 95', 'severity: 101'), /severity is a whole number/],
    ['no category for all', text.replace(/ {2}- id: concept\n(?: {4}.*\n)+/, ''), /"concept"/],
    [
      'a reason in one language',
      text.replace('{en: violence, id: kekerasan}', '{en: violence}'),
      /id is missing/,
    ],
    ['a rule twice', text.replace('id: behind-crime', 'id: far-from-crime'), /far-from-crime is there twice/],
  ])('%s is told with file and line', (_, changed, reason) => {
    expect(changed).not.toBe(text);
    expect(() => readSeverityRules(changed, 'mine.yaml')).toThrow(
      expect.objectContaining({ code: 'SCREEN_RULES', message: expect.stringMatching(reason) }),
    );
    expect(() => readSeverityRules(changed, 'mine.yaml')).toThrow(/^mine\.yaml, line \d+: /);
  });

  it('names the line of the rule', () => {
    const changed = text.replace('level: severe', 'level: grave');
    const line = text.split('\n').findIndex((row) => row.includes('id: is-itself-criminal')) + 1;
    expect(() => readSeverityRules(changed, 'mine.yaml')).toThrow(`line ${line}: level is one of`);
  });

  it.each([
    ['0%', 0],
    ['12.5%', 125_000],
    ['100 %', 1_000_000],
    ['0.0001%', 1],
    ['100.1%', undefined],
    ['5', undefined],
    ['-1%', undefined],
  ])('%s is %s millionths', (share, millionths) => {
    expect(parseShare(share)).toBe(millionths);
  });
});
