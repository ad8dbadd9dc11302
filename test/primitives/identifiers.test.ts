import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayHash } from '../../src/primitives/display-hash.ts';
import { formatOutpoint, parseOutpoint } from '../../src/primitives/outpoint.ts';
import { parseTxid } from '../../src/primitives/parse-txid.ts';

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
/** Coinbase of mainnet's block 0. */
const GENESIS_TX = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';

describe('parseOutpoint', () => {
  it('undoes formatOutpoint', () => {
    fc.assert(
      fc.property(hash, fc.nat({ max: 0xffffffff }), (txid, vout) => {
        expect(parseOutpoint(formatOutpoint({ txid, vout }))).toEqual({ txid, vout });
      }),
    );
  });
  it('takes capitals and blanks around, and gives small letters', () => {
    expect(parseOutpoint(` ${GENESIS_TX.toUpperCase()}:0 `)).toEqual({ txid: GENESIS_TX, vout: 0 });
  });
  it.each([
    '',
    GENESIS_TX,
    `${GENESIS_TX}:`,
    `${GENESIS_TX}:-1`,
    `${GENESIS_TX}:1.0`,
    `${GENESIS_TX}:4294967296`,
    `${GENESIS_TX}:99999999999`,
    `${GENESIS_TX.slice(1)}:0`,
    `${GENESIS_TX}0:0`,
    `${GENESIS_TX.replace('4', 'g')}:0`,
    `${GENESIS_TX}:0:0`,
  ])('refuses %j', (text) => {
    expect(() => parseOutpoint(text)).toThrow(expect.objectContaining({ code: 'OUTPOINT_INVALID' }));
  });
});

describe('parseTxid', () => {
  it('gives the bytes in wire order, the reverse of what is displayed', () => {
    const wire = parseTxid(GENESIS_TX);
    expect(wire[0]).toBe(0x3b);
    expect(wire[31]).toBe(0x4a);
    expect(displayHash(wire)).toBe(GENESIS_TX);
  });
  it('displayHash undoes it and leaves its argument alone', () => {
    fc.assert(
      fc.property(hash, (txid) => {
        const wire = parseTxid(txid);
        const before = Uint8Array.from(wire);
        expect(displayHash(wire)).toBe(txid);
        expect(wire).toEqual(before);
      }),
    );
  });
  it.each(['', 'abc', `${GENESIS_TX} `, `0x${GENESIS_TX}`, GENESIS_TX.slice(2), `${GENESIS_TX}00`])(
    'refuses %j',
    (text) => {
      expect(() => parseTxid(text)).toThrow(expect.objectContaining({ code: 'TXID_INVALID' }));
    },
  );
});
