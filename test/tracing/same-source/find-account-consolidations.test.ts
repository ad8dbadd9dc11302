import { expect, it } from 'vitest';
import type { AccountHop, AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { findAccountConsolidations } from '../../../src/tracing/same-source/find-account-consolidations.ts';

let tx = 0;
const hop = (from: number, to: number, amount: number, more: Partial<AccountHop> = {}): AccountHop => ({
  move: ++tx,
  source: {},
  tx,
  hash: `0x${tx}`,
  number: tx,
  time: 1_000 + tx,
  transfer: tx,
  method: 'transfer',
  from,
  fromAddress: `address ${from}`,
  to,
  toAddress: `address ${to}`,
  asset: 0,
  value: BigInt(amount),
  amounts: { fifo: BigInt(amount) },
  ...more,
});
const result = (hops: AccountHop[], services: number[] = []) =>
  ({
    hops,
    sources: [1],
    terminals: services.map((home) => ({ home, reason: 'tag' })),
  }) as unknown as AccountTraceResult;

it('lists addresses that several ways of a theft pay and that pay on, with what arrived', () => {
  tx = 0;
  // 1 spreads over 2, 3 and 4; 2 and 3 meet in 5, 4 and 5 in 6; 7 is a service that all pay, 8 only receives.
  // The last number is the payment that brought most of what is paid.
  const hops = [
    hop(1, 2, 40),
    hop(1, 3, 30),
    hop(1, 4, 20),
    hop(2, 5, 40, { source: { fifo: 1 } }),
    hop(3, 5, 30, { source: { fifo: 2 } }),
    hop(5, 6, 70, { source: { fifo: 4 } }),
    hop(4, 6, 20, { source: { fifo: 3 } }),
    hop(6, 7, 50, { source: { fifo: 6 } }),
    hop(5, 7, 1, { source: { fifo: 5 } }),
    hop(7, 6, 1, { source: { fifo: 9 } }),
    hop(6, 8, 20, { source: { fifo: 7 } }),
    hop(4, 8, 1, { source: { fifo: 3 } }),
    hop(6, 6, 5, { source: { fifo: 6 } }),
    hop(6, 9, 3, { source: { fifo: 6 }, into: { asset: 1, value: 3n, amounts: {} } }),
  ];
  const found = findAccountConsolidations(result(hops, [7]), 'fifo');
  expect(found.consolidations.map(({ address, payers, branches }) => [address, payers, branches])).toEqual([
    ['address 6', ['address 4', 'address 5', 'address 7'], 3],
    ['address 5', ['address 2', 'address 3'], 2],
  ]);
  expect(found.consolidations[1]).toMatchObject({
    payments: 2,
    first: { hash: '0x4', time: 1_004 },
    last: { hash: '0x5', time: 1_005 },
    amounts: [{ asset: 0, amounts: { fifo: 70n } }],
  });
  expect(found).toMatchObject({ branches: 3, addresses: 7, joined: 5 });
});

it('finds nothing where value goes on one by one', () => {
  expect(findAccountConsolidations(result([hop(1, 2, 5), hop(2, 3, 5), hop(3, 4, 5)]), 'fifo')).toMatchObject(
    {
      consolidations: [],
      joined: 0,
    },
  );
});
