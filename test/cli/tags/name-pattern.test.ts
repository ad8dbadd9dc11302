import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namePattern } from '../../../src/cli/tags/name-pattern.ts';

describe('a pattern of names', () => {
  it.each([
    // [pattern, name, whether it matches]
    ['HBH Terminus', 'HBH Terminus', true],
    ['hbh terminus', 'HBH Terminus', true],
    ['HBH', 'HBH Terminus', false],
    ['Terminus', 'HBH Terminus', false],
    ['*Terminus', 'HBH Terminus', true],
    ['*Terminus', 'HBH Terminus 2', false],
    ['Tornado*', 'Tornado.Cash: Router', true],
    ['Tornado*', 'The Tornado', false],
    ['*deposit*', 'Binance_Deposit_0x66b2', true],
    ['*deposit*', 'deposit', true],
    ['*deposit*', 'Binance', false],
    ['Binance*66b2', 'Binance_Deposit_0x66b2', true],
    ['Binance*66b2', 'Binance_Deposit_0x66b3', false],
    ['*', 'anything', true],
    ['**', 'anything', true],
    // A piece is not used twice.
    ['aba*aba', 'aba', false],
    ['aba*aba', 'ababa', false],
    ['aba*aba', 'abaaba', true],
    ['a*b*c', 'aXbXbc', true],
    ['a*b*c', 'acb', false],
    // Everything but * is taken as it is written.
    ['Tornado.Cash*', 'TornadoXCash: Router', false],
    ['OKX: Hot [1]', 'okx: hot [1]', true],
    ['(x+)', '(X+)', true],
    ['a*', 'a*b', true],
    ['', 'a', false],
    // The same letters however they are put together.
    ['caf\u00e9', 'CAFE\u0301', true],
  ])('%s on %s: %s', (pattern, name, matches) => {
    expect(namePattern(pattern)(name)).toBe(matches);
  });

  it('agrees with an expression of the language on any words', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.') });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.') });
    fc.assert(
      fc.property(text, word, (pattern, name) => {
        const pieces = pattern
          .split('*')
          .map((piece) => piece.replace('.', '\\.').replaceAll(/(?<!\\)\./g, '\\.'));
        expect(namePattern(pattern)(name)).toBe(new RegExp(`^${pieces.join('.*')}$`, 'i').test(name));
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });

  it('takes no longer on a pattern that is made to be slow', () => {
    expect(namePattern(`${'*a'.repeat(5_000)}b`)('a'.repeat(100_000))).toBe(false);
  });
});
