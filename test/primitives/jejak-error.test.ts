import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode, type ErrorEntry } from '../../src/primitives/error-codes.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('JejakError', () => {
  it('fills message and hint with its facts', () => {
    const error = new JejakError('LAKE_MISSING', { meta: { directory: '/tmp/lake' } });
    expect(error.message).toBe('There is no lake in /tmp/lake.');
    expect(error.hint).toContain('--data /tmp/lake');
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('JejakError');
    expect(error.code).toBe('LAKE_MISSING');
  });

  it('leaves no placeholder and no "undefined" where a fact is missing', () => {
    for (const code of CODES) {
      for (const meta of [{}, { place: undefined }]) {
        const { message, hint } = new JejakError(code, { meta });
        expect(`${message}${hint}`).not.toMatch(/\{\w+\}|undefined/);
      }
    }
  });

  it('prints large numbers and booleans exactly', () => {
    const error = new JejakError('VALUE_CREATED', {
      meta: { height: 1, txid: 'aa', outputs: 2_100_000_000_000_001n, inputs: 0n },
    });
    expect(error.message).toContain('2100000000000001 satoshi');
  });

  it('does not fill a fact into another fact', () => {
    const error = new JejakError('OPTION_INVALID', {
      meta: { option: '{value}', value: '{allowed}', allowed: 'x' },
    });
    expect(error.message).toBe('The option {value} does not take "{allowed}".');
  });

  it('keeps its cause', () => {
    const cause = new RangeError('inner');
    expect(new JejakError('HEX_INVALID', { cause }).cause).toBe(cause);
    expect('cause' in new JejakError('HEX_INVALID')).toBe(false);
  });

  it('can be tried again exactly when its entry says so', () => {
    const retryable = CODES.filter((code) => (ERRORS[code] as ErrorEntry).retryable);
    expect(retryable.sort()).toEqual(expect.arrayContaining(['DISK_FULL', 'LAKE_BUSY', 'NODE_UNREACHABLE']));
    for (const code of CODES) expect(new JejakError(code).retryable).toBe(retryable.includes(code));
  });

  it('a wrong password or a damaged block is not worth another try', () => {
    for (const code of ['NODE_AUTH', 'BLOCK_POW', 'BLOCK_MALFORMED', 'DOUBLE_SPEND'] as const)
      expect(new JejakError(code).retryable).toBe(false);
  });
});

it('every code is in capitals, has a message that ends a sentence, and a hint', () => {
  for (const code of CODES) {
    const entry: ErrorEntry = ERRORS[code];
    expect(code).toMatch(/^[A-Z]+(_[A-Z0-9]+)*$/);
    expect(entry.message, code).toMatch(/[.)]$/);
    expect(entry.hint.length, code).toBeGreaterThan(10);
  }
});
