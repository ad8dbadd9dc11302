import { describe, expect, it } from 'vitest';
import { fitRows } from '../../src/cli/output/fit-rows.ts';

const TXID = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';
const ADDRESS = 'bcrt1qnhmvn0ucq4s4hpur557ku26n0tgmld5v9s76nh';
const HEADER = ['time', 'amount', 'from', 'transaction'];
const rows = [['2011-02-03 19:36:42', '12.4', `${ADDRESS} and 2 more`, `${TXID}:7`]];

describe('a table on a terminal', () => {
  it('that is wide enough is left as it is', () => {
    expect(fitRows(HEADER, rows, 200)).toEqual({ rows, shortened: false });
  });
  it('loses the middle of the longest hashes first, and no more than is needed', () => {
    const { rows: fitted, shortened } = fitRows(HEADER, rows, 110);
    expect(fitted[0]).toEqual([rows[0]![0], '12.4', rows[0]![2], '4a5e1e4b…eda33b:7']);
    expect(shortened).toBe(true);
    expect(fitRows(HEADER, rows, 80).rows[0]![2]).toBe('bcrt1qnh…9s76nh and 2 more');
  });
  it('keeps two whole that would look the same: an address made to have the ends of another', () => {
    const [one, other] = [
      '0x98765432aaaaaaaaaaaaaaaaaaaaaaaaaaaaa01234567',
      '0x98765432bbbbbbbbbbbbbbbbbbbbbbbbbbbbb01234567',
    ];
    const { rows: fitted } = fitRows(
      ['from', 'to'],
      [
        [one!, other!],
        [TXID, one!],
      ],
      40,
    );
    expect(fitted).toEqual([
      [one, other],
      ['4a5e1e4b…eda33b', one],
    ]);
  });
  it('never loses an amount, a time or a name', () => {
    const { rows: fitted } = fitRows(
      HEADER,
      [['2011-02-03 19:36:42', '12.4', 'Exchange A hot wallet', 'x']],
      10,
    );
    expect(fitted[0]).toEqual(['2011-02-03 19:36:42', '12.4', 'Exchange A hot wallet', 'x']);
    const [amount] = fitRows(['amount'], [['123456789012345678.000000000000000001']], 5).rows;
    const units = '123456789012345678901234567890';
    expect(fitRows(['units'], [[units]], 5).rows).toEqual([[units]]);
    expect(amount).toEqual(['123456789012345678.000000000000000001']);
  });
});
