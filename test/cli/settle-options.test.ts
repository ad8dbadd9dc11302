import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../src/cli/command.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { settleOptions } from '../../src/cli/settle-options.ts';

function settle(
  specs: readonly OptionSpec[],
  from: {
    flags?: Record<string, unknown>;
    environment?: Record<string, string>;
    options?: unknown;
    project?: Record<string, unknown>;
  } = {},
) {
  return settleOptions(specs, {
    flags: from.flags ?? {},
    environment: from.environment ?? {},
    settings: { project: from.project ?? {}, own: (from.options ?? {}) as Record<string, unknown> },
  });
}

describe('flag beats environment beats project beats own settings beat default', () => {
  const all = {
    flags: { data: 'flag' },
    environment: { JEJAK_DATA: 'environment' },
    options: { data: 'own' },
    project: { data: 'project' },
  };
  it.each([
    ['flag', all],
    ['environment', { ...all, flags: {} }],
    ['project', { ...all, flags: {}, environment: {} }],
    ['own', { options: all.options }],
    ['jejak-data', {}],
  ])('%s', (expected, from) => {
    expect(settle([OPTIONS.data], from)).toEqual({ data: expected });
  });

  it('spells variables in capitals with lines between the words', () => {
    const environment = {
      JEJAK_MIN_VALUE: '0.5',
      JEJAK_MAX_TRANSACTIONS: '7',
      minValue: '9',
      MIN_VALUE: '9',
    };
    expect(settle([OPTIONS.minValue, OPTIONS.maxTransactions], { environment })).toEqual({
      minValue: '0.5',
      maxTransactions: '7',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(settle([OPTIONS.data], { environment: { JEJAK_DATA: '' } })).toEqual({ data: 'jejak-data' });
  });

  it('takes only the options of the command', () => {
    const from = { flags: { xor: true, data: 'a' }, options: { quiet: true, unknown: 1 } };
    expect(settle([OPTIONS.data], from)).toEqual({ data: 'a' });
  });

  it('leaves out what nobody gave', () => {
    expect(settle([OPTIONS.blocks, OPTIONS.deep, OPTIONS.label])).toEqual({});
  });
});

describe('kinds', () => {
  it('a list may be one value or several, from any place', () => {
    expect(settle([OPTIONS.from], { flags: { from: ['a', 'b'] } })).toEqual({ from: ['a', 'b'] });
    expect(settle([OPTIONS.from], { environment: { JEJAK_FROM: 'a' } })).toEqual({ from: ['a'] });
    expect(settle([OPTIONS.from], { options: { from: ['a', 7] } })).toEqual({ from: ['a', '7'] });
  });

  it.each([
    [true, true],
    ['true', true],
    ['1', true],
    [false, false],
    ['false', false],
    ['0', false],
    ['', false],
  ])('a flag given as %j is %j', (value, expected) => {
    expect(settle([OPTIONS.deep], { options: { deep: value } })).toEqual({ deep: expected });
  });

  it.each(['0', '7', '999999999999999', 12])('a count may be %j', (limit) => {
    expect(settle([OPTIONS.limit], { options: { limit } })).toEqual({ limit: String(limit) });
  });

  it.each(['-1', '1.5', 'many', '1e3', '0x10', ' 1', '', '1000000000000000', true, null])(
    'a count cannot be %j',
    (limit) => {
      if (limit === null)
        return expect(settle([OPTIONS.limit], { options: { limit } })).toEqual({ limit: '25' });
      expect(() => settle([OPTIONS.limit], { options: { limit } })).toThrow(
        expect.objectContaining({
          code: 'OPTION_INVALID',
          meta: expect.objectContaining({ option: '--limit <n>' }),
        }),
      );
      return undefined;
    },
  );

  it('a choice is one of its choices, and the error lists them', () => {
    expect(settle([OPTIONS.format], { flags: { format: 'csv' } })).toEqual({ format: 'csv' });
    expect(() => settle([OPTIONS.format], { flags: { format: 'xml' } })).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        meta: { option: '--format <format>', value: 'xml', allowed: 'table, json, csv' },
      }),
    );
  });

  it('a required option is asked for, also when its list is empty', () => {
    for (const flags of [{}, { from: [] }])
      expect(() => settle([OPTIONS.from], { flags })).toThrow(
        expect.objectContaining({ code: 'OPTION_MISSING', meta: { option: '--from <seed>' } }),
      );
  });
});
