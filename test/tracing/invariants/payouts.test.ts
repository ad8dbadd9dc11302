import { afterAll, describe, expect, test } from 'vitest';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';

// One exchange that pays out in several transfers, to one address or to several: all of them get their part. And shares of a
// pool: what went in under a share comes out to whoever redeems it, in part too.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

async function run(
  blocks: readonly (readonly Tx[])[],
  services: readonly string[] = [],
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
    const tags = new Map<number, { label: string; category: string }>();
    for (const name of services)
      tags.set((await source.findAddress(addressOf(name)))!, { label: name, category: 'exchange' });
    return await traceAccounts({ source }, { seeds, policies: ALL, tags });
  } finally {
    await source.close();
  }
}

const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
const ends = (result: AccountTraceResult, policy: TaintPolicyId): string[] =>
  [...accountEnds(result, ({ address }) => nameOf(address))]
    .filter(([key]) => key.endsWith(` ${policy}`))
    .map(([key, amount]) => {
      const [who, asset] = key.split(' ');
      return `${who} ${asset === 'coin' ? asset : nameOf(asset!)} ${amount}`;
    });

const pay = (from: string, to: string, value: number, asset?: string): Move => ({
  from,
  to,
  value,
  ...(asset && { asset }),
});
const one = (...moves: Move[]): Tx[] => [{ moves }];
const stolen = [one(pay('thief', 'mule', 100, 'A'))];
const half = [one(pay('honest', 'mule', 50, 'A')), one(pay('thief', 'mule', 50, 'A'))];

describe('several payouts of one exchange', () => {
  const paid = pay('mule', 'pool', 100, 'A');
  const outs = [pay('pool', 'x', 30, 'B'), pay('pool', 'y', 50, 'B'), pay('pool', 'x', 20, 'B')];

  test.each([
    ['paid first', [paid, ...outs]],
    ['paying first', [...outs, paid]],
    ['paid in between', [outs[0]!, paid, outs[1]!, outs[2]!]],
  ])('of one asset, %s: 50 of 100 each, and half of the start each', async (_, moves) => {
    const result = await run([...stolen, [{ sender: 'mule', moves }]], ['y']);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['x B 50', 'y B 50']);
    for (const policy of ALL.slice(1))
      expect(result.starts[policy]).toMatchObject([{ started: 100n, ended: { tag: 50n, unspent: 50n } }]);
  });

  test('half of it stolen: each method by its rule', async () => {
    const moves = [paid, pay('pool', 'x', 60, 'B'), pay('pool', 'y', 40, 'B')];
    const result = await run([...half, [{ sender: 'mule', moves }]]);
    // 100 B, the older 50 of them clean. x is paid first. TIHO: what goes is the larger part.
    expect(ends(result, 'fifo')).toEqual(['x B 10', 'y B 40']);
    expect(ends(result, 'lifo')).toEqual(['x B 50']);
    expect(ends(result, 'haircut')).toEqual(['x B 30', 'y B 20']);
    expect(ends(result, 'tiho')).toEqual(['x B 50']);
    expect(ends(result, 'poison')).toEqual(['x B 60', 'y B 40']);
  });

  test('of two assets: each is stolen whole, and has half of the start', async () => {
    const moves = [paid, pay('pool', 'x', 7, 'B'), pay('pool', 'y', 9, 'C')];
    const result = await run([...stolen, [{ sender: 'mule', moves }]], ['y']);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['x B 7', 'y C 9']);
    for (const policy of ALL.slice(1))
      expect(result.starts[policy]).toMatchObject([{ started: 100n, ended: { tag: 50n, unspent: 50n } }]);
  });

  test('paid in two parts: both are what it is paid for', async () => {
    const moves = [
      pay('mule', 'pool', 40, 'A'),
      pay('pool', 'x', 4, 'B'),
      pay('mule', 'pool', 60, 'A'),
      pay('pool', 'x', 6, 'B'),
    ];
    const result = await run([...stolen, [{ sender: 'mule', moves }]]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['x B 10']);
  });
});

describe('shares of a pool', () => {
  const add = (who: string, value: number, shares: number): Tx => ({
    sender: who,
    moves: [pay(who, 'pair', value, 'A'), pay('0', who, shares, 'pair')],
  });
  const redeem = (who: string, shares: number, value: number): Tx => ({
    sender: who,
    moves: [pay(who, 'pair', shares, 'pair'), pay('pair', '0', shares, 'pair'), pay('pair', who, value, 'A')],
  });
  const before: Tx[][] = [
    one(pay('faucet', 'honest', 300, 'A')),
    ...stolen,
    [add('honest', 300, 300)],
    [add('mule', 100, 100)],
  ];

  test('redeemed in part, the rest stays stolen as shares', async () => {
    const result = await run([...before, [redeem('mule', 40, 40)]]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['mule A 40', 'mule pair 60']);
    expect(result.starts.fifo).toMatchObject([{ started: 100n, ended: { unspent: 100n } }]);
  });

  test('redeemed by who was paid with them; whoever has honest shares takes nothing of it', async () => {
    const result = await run([
      ...before,
      one(pay('mule', 'fence', 25, 'pair')),
      [redeem('honest', 300, 300)],
      [redeem('fence', 25, 25)],
      [redeem('mule', 75, 75)],
    ]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['fence A 25', 'mule A 75']);
  });

  test('two assets in, one of them stolen: half of each share, and half of what a part of them redeems', async () => {
    const result = await run([
      ...stolen,
      one(pay('faucet', 'mule', 10)),
      [
        {
          sender: 'mule',
          moves: [pay('mule', 'pair', 100, 'A'), pay('mule', 'pair', 10), pay('0', 'mule', 30, 'pair')],
        },
      ],
      [
        {
          sender: 'mule',
          moves: [
            pay('mule', 'pair', 10, 'pair'),
            pay('pair', '0', 10, 'pair'),
            pay('pair', 'mule', 33, 'A'),
            pay('pair', 'mule', 3),
          ],
        },
      ],
    ]);
    // 15 of 30 shares are stolen; 10 of them go, 5 of these stolen: floor(33 * 5 / 10) = 16 A and floor(3 * 5 / 10) = 1 coin.
    expect(ends(result, 'haircut').sort()).toEqual(['mule A 16', 'mule coin 1', 'mule pair 10']);
    // The books close in start units all the same: 100 of 100 in three places.
    expect(result.starts.haircut).toMatchObject([{ started: 100n, ended: { unspent: 100n } }]);
  });
});
