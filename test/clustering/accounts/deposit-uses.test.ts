import { describe, expect, it } from 'vitest';
import type { AccountTransfer } from '../../../src/clustering/accounts/account-transfer.ts';
import { type DepositQuestion, depositUses } from '../../../src/clustering/accounts/deposit-uses.ts';

const D = 10;
const [S1, S2, E1, E2, OTHER] = [1, 2, 20, 21, 30];
const ETH = 10n ** 18n;
const MOST = 10n ** 16n;
const EXCHANGES: Record<number, string> = { [E1]: 'one', [E2]: 'two' };
const QUESTION: DepositQuestion = {
  exchangeOf: (home) => EXCHANGES[home],
  maxDifference: MOST,
  maxBlocks: 3_200,
  genuine: () => true,
};

/** Rows of: block, payer, receiver, value. */
function history(...rows: [number, number, number, bigint, Partial<AccountTransfer>?][]): AccountTransfer[] {
  return rows.map(([number, payer, receiver, value, more], id) => ({
    id,
    tx: id,
    number,
    kind: 'native',
    sender: payer,
    target: receiver,
    payer,
    receiver,
    payerAccount: payer,
    receiverAccount: receiver,
    asset: 0,
    value,
    payerBalance: 0n,
    opensReceiver: false,
    ...more,
  }));
}
const pairs = (rows: AccountTransfer[], question = QUESTION) =>
  depositUses(rows, D, question).map(({ sender, paid, forwarded }) => [sender, paid.id, forwarded.id]);

describe('what a deposit address forwards', () => {
  it('two senders', () => {
    const rows = history(
      [100, S1, D, ETH],
      [110, D, E1, ETH - MOST],
      [200, S2, D, 2n * ETH],
      [3_400, D, E1, 2n * ETH],
    );
    expect(pairs(rows)).toEqual([
      [S1, 0, 1],
      [S2, 2, 3],
    ]);
    expect(depositUses(rows, D, QUESTION).map(({ confidence }) => confidence)).toEqual([498_437, 500_000]);
  });
  it.each([
    ['0.01 and a wei less', history([100, S1, D, ETH], [101, D, E1, ETH - MOST - 1n])],
    ['more than came', history([100, S1, D, ETH], [101, D, E1, ETH + 1n])],
    ['3,201 blocks later', history([100, S1, D, ETH], [3_301, D, E1, ETH])],
    ['out of order', history([100, D, E1, ETH], [100, S1, D, ETH])],
    ['nothing', history([100, S1, D, 0n], [101, D, E1, 0n])],
    ['to somebody who is no exchange', history([100, S1, D, ETH], [101, D, OTHER, ETH])],
    ['coins out of a contract', history([100, S1, D, ETH, { kind: 'internal' }], [101, D, E1, ETH])],
    ['as a contract', history([100, S1, D, ETH], [101, D, E1, ETH, { kind: 'internal' }])],
    ['its own coins', history([100, D, D, ETH], [101, D, E1, ETH])],
    ['two payments in one sweep', history([100, S1, D, ETH], [101, S2, D, ETH], [102, D, E1, 2n * ETH])],
  ])('not: %s', (_, rows) => {
    expect(pairs(rows)).toEqual([]);
  });
  it('two exchanges: then it is an address of somebody, even where one payment fits nothing', () => {
    const rows = history([100, S1, D, ETH], [101, D, E1, ETH], [102, S2, D, ETH], [103, D, E2, 5n]);
    expect(pairs(rows)).toEqual([]);
    const merged = { ...QUESTION, exchangeOf: (home: number) => EXCHANGES[home] && 'one' };
    expect(pairs(rows, merged)).toEqual([[S1, 0, 1]]);
  });
  it('a forwarding is for one payment, the newest that fits', () => {
    const rows = history([100, S1, D, ETH], [101, S2, D, ETH], [102, D, E1, ETH]);
    expect(pairs(rows)).toEqual([[S2, 1, 2]]);
    const both = history([100, S1, D, ETH], [101, S2, D, ETH], [102, D, E1, ETH], [103, D, E1, ETH]);
    expect(pairs(both)).toEqual([
      [S2, 1, 2],
      [S1, 0, 3],
    ]);
  });
  it('a transfer that a token contract made up does not count', () => {
    const rows = history([100, S1, D, ETH], [101, D, E1, ETH, { sender: OTHER }]);
    const signed = { ...QUESTION, genuine: ({ sender, payer }: AccountTransfer) => sender === payer };
    expect(pairs(rows, signed)).toEqual([]);
    expect(pairs(rows)).toEqual([[S1, 0, 1]]);
  });
});
