import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';

// Several people pay one site, several are paid by it, and nothing tells who bought what: what is carried is the least that
// somebody must have got; the rest stays at the site, and is possible at each of them. Poison marks whatever it touches, as
// in any account.

const SHARES: TaintPolicyId[] = ['haircut', 'fifo', 'lifo', 'tiho'];
const ALL: TaintPolicyId[] = ['poison', ...SHARES];
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

async function run(
  blocks: readonly (readonly Tx[])[],
  parameters: Partial<AccountTraceParameters> = {},
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
    return await traceAccounts({ source }, { seeds, policies: ALL, ...parameters });
  } finally {
    await source.close();
  }
}

const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
const ends = (result: AccountTraceResult, policy: TaintPolicyId): string[] =>
  [...accountEnds(result, ({ address, reason }) => `${nameOf(address)} ${reason}`)]
    .filter(([key]) => key.endsWith(` ${policy}`))
    .map(([key, amount]) => {
      const [who, reason, asset] = key.split(' ');
      return `${who} ${reason} ${nameOf(asset!)} ${amount}`;
    });
const possible = (result: AccountTraceResult, policy: TaintPolicyId): string[] =>
  result.possible.flatMap(({ address, asset, amounts }) =>
    amounts[policy]
      ? [`${nameOf(address)} ${nameOf(result.assets.get(asset)!.contract!)} ${amounts[policy]}`]
      : [],
  );

const pay = (from: string, to: string, value: number, asset = 'A'): Move => ({ from, to, value, asset });
const one = (...moves: Move[]): Tx[] => [{ moves }];
const before: Tx[][] = [
  one(pay('faucet', 'honest', 100)),
  one(pay('faucet', 'other', 7, 'C')),
  one(pay('thief', 'mule', 100)),
];
const batch = (...moves: Move[]): Tx[] => [{ sender: 'relayer', moves }];
const PAID = [pay('mule', 'site', 100), pay('honest', 'site', 100)];

describe('nothing tells who bought what', () => {
  test.each([
    ['the thief first', PAID],
    ['the honest one first', PAID.toReversed()],
  ])('%s: the least that must have gone to somebody is carried', async (_, paid) => {
    const result = await run([
      ...before,
      batch(...paid, pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B')),
    ]);
    // 100 of 200 A are stolen, so 10 of 20 B. Even if all 5 of y's are, 5 of the 10 are among x's 15. The 5 that are left
    // may be x's (he has 10 clean ones) or y's (all of his).
    for (const policy of SHARES) {
      expect(ends(result, policy)).toEqual(['site ambiguous B 5', 'x unspent B 5']);
      expect(possible(result, policy)).toEqual(['x B 5', 'y B 5']);
      expect(result.starts[policy]).toMatchObject([
        { started: 100n, ended: { ambiguous: 50n, unspent: 50n }, rounding: 0n },
      ]);
    }
    expect(ends(result, 'poison')).toEqual(['x unspent B 15', 'y unspent B 5']);
    expect(possible(result, 'poison')).toEqual([]);
    // x has the taint of five methods; what is possible counts for none: y has poison's alone.
    const agreements = result.terminals.map(({ address, agreement }) => `${nameOf(address)} ${agreement}`);
    expect(agreements.sort()).toEqual(['site 4', 'x 5', 'y 1']);
  });

  test('equal parts: nobody must have got any of it', async () => {
    const result = await run([
      ...before,
      batch(...PAID, pay('site', 'x', 10, 'B'), pay('site', 'y', 10, 'B')),
    ]);
    for (const policy of SHARES) {
      expect(ends(result, policy)).toEqual(['site ambiguous B 10']);
      expect(possible(result, policy)).toEqual(['x B 10', 'y B 10']);
    }
  });

  test('in several transfers: the first ones carry the least, and what goes on carries no more', async () => {
    const outs = [pay('site', 'x', 8, 'B'), pay('site', 'y', 5, 'B'), pay('site', 'x', 7, 'B')];
    const result = await run([...before, batch(...PAID, ...outs), one(pay('x', 'shop', 15, 'B'))]);
    for (const policy of SHARES) {
      expect(ends(result, policy)).toEqual(['shop unspent B 5', 'site ambiguous B 5']);
      expect(possible(result, policy)).toEqual(['x B 5', 'y B 5']);
    }
  });

  test('paid in several assets: the prices are not known, so that nobody must have got any', async () => {
    const paid = [pay('mule', 'site', 100), pay('other', 'site', 7, 'C')];
    const result = await run([
      ...before,
      batch(...paid, pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B')),
    ]);
    // Two assets count alike: 10 of 20 B stay. Anybody may have got more: the A may be worth all of it.
    for (const policy of SHARES) {
      expect(ends(result, policy)).toEqual(['site ambiguous B 10']);
      expect(possible(result, policy)).toEqual(['x B 15', 'y B 5']);
    }
  });

  test('backward it is the payers among whom nothing tells', async () => {
    const outs = [pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B')];
    const result = await run([...before, batch(...PAID, ...outs)], {
      direction: 'backward',
      seeds: [{ kind: 'source', address: addressOf('x'), label: 'paid' }],
    });
    // 15 of 20 B came to x: 150 of the 200 A. Even if the other one paid 100 of them, 50 are of each.
    for (const policy of SHARES)
      expect(ends(result, policy)).toEqual(['faucet begin A 50', 'site ambiguous A 50', 'thief begin A 50']);
  });
});

describe('something tells', () => {
  test('all that was paid is stolen: so is all that was got', async () => {
    const world = [one(pay('thief', 'mule', 100)), one(pay('thief', 'honest', 100))];
    const result = await run([...world, batch(...PAID, pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B'))]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['x unspent B 15', 'y unspent B 5']);
    expect(result.possible).toEqual([]);
  });

  test('one receiver: there is nobody else', async () => {
    const result = await run([...before, batch(...PAID, pay('site', 'x', 20, 'B'))]);
    for (const policy of SHARES) expect(ends(result, policy)).toEqual(['x unspent B 10']);
    expect(result.possible).toEqual([]);
  });

  test('one payer, though he pays through two routers', async () => {
    const paid = [
      pay('mule', 'router1', 60),
      pay('router1', 'site', 60),
      pay('mule', 'router2', 40),
      pay('router2', 'site', 40),
    ];
    const result = await run([
      ...before,
      batch(...paid, pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B')),
    ]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['x unspent B 15', 'y unspent B 5']);
  });

  test('one payer, though he pays a part by way of a pool', async () => {
    const moves = [
      pay('mule', 'pool', 100),
      pay('pool', 'site', 60, 'X'),
      pay('mule', 'site', 40, 'X'),
      pay('site', 'x', 15, 'B'),
      pay('site', 'y', 5, 'B'),
    ];
    const [tx] = batch(...moves);
    const world = [...before, one(pay('faucet', 'mule', 40, 'X'))];
    const result = await run([...world, [{ ...tx!, events: [{ kind: 'swap' as const }] }]]);
    // 60 of 100 X are stolen, so 12 of 20 B; floor(15 * 12 / 20) = 9 of them go to x.
    expect(ends(result, 'haircut')).toEqual(['x unspent B 9', 'y unspent B 3']);
    expect(result.possible).toEqual([]);
  });

  test('one event of the site: it is one exchange', async () => {
    const outs = [pay('site', 'x', 15, 'B'), pay('site', 'y', 5, 'B')];
    const [tx] = batch(...PAID, ...outs);
    const events = [{ kind: 'swap' as const, site: addressOf('site') }];
    const result = await run([...before, [{ ...tx!, events }]]);
    expect(ends(result, 'haircut')).toEqual(['x unspent B 7', 'y unspent B 3']);
    expect(result.possible).toEqual([]);
  });

  test('each who paid is paid, at one price: each got his own', async () => {
    const outs = [pay('site', 'mule', 10, 'B'), pay('site', 'honest', 10, 'B')];
    const result = await run([...before, batch(...PAID, ...outs)]);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['mule unspent B 10']);
    expect(result.possible).toEqual([]);
  });

  test('but not at two prices: a friend could have bought for the thief', async () => {
    const outs = [pay('site', 'mule', 1, 'B'), pay('site', 'honest', 19, 'B')];
    const result = await run([...before, batch(...PAID, ...outs)]);
    // 10 of 20 are stolen; the thief has 1 of them at most: 9 are the other one's.
    for (const policy of SHARES) {
      expect(ends(result, policy)).toEqual(['honest unspent B 9', 'site ambiguous B 1']);
      expect(possible(result, policy)).toEqual(['mule B 1', 'honest B 1']);
    }
  });
});

const amount = fc.integer({ min: 1, max: 40 });
const paying = fc.record({ who: fc.constantFrom('mule', 'a', 'b'), value: amount });
const paidTo = fc.record({ who: fc.constantFrom('x', 'y', 'z', 'a'), value: amount });

test('books close, what is carried and possible is within what each got, and no method depends on others', async () => {
  const world = fc.tuple(
    fc.array(paying, { minLength: 1, maxLength: 4 }),
    fc.array(paidTo, { minLength: 1, maxLength: 4 }),
    amount,
    fc.constantFrom('forward' as const, 'backward' as const),
  );
  await fc.assert(
    fc.asyncProperty(world, async ([ins, outs, stolen, direction]) => {
      const blocks = [
        ...['mule', 'a', 'b'].map((who) => one(pay('faucet', who, 200))),
        one(pay('thief', 'mule', stolen)),
        batch(
          ...ins.map(({ who, value }) => pay(who, 'site', value)),
          ...outs.map(({ who, value }) => pay('site', who, value, 'B')),
        ),
        one(pay('x', 'end', 1, 'B')),
      ];
      const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
      const start = direction === 'forward' ? 'thief' : outs[0]!.who;
      const seeds = [{ kind: 'source' as const, address: addressOf(start), label: 'theft' }];
      const ask = (policies: TaintPolicyId[]) => traceAccounts({ source }, { seeds, policies, direction });
      try {
        const result = await ask(ALL);
        const got = new Map<string, bigint>();
        const legs = direction === 'forward' ? outs : ins;
        for (const { who, value } of legs) got.set(who, (got.get(who) ?? 0n) + BigInt(value));
        for (const policy of ALL) {
          const alone = await ask([policy]);
          expect(alone.conservation[policy]).toEqual(result.conservation[policy]);
          expect(possible(alone, policy)).toEqual(possible(result, policy));
          for (const { address, hash, amounts } of result.possible) {
            const carried = result.hops
              .filter((hop) => hop.hash === hash && hop.toAddress === address && !hop.into)
              .reduce((sum, hop) => sum + (hop.amounts[policy] ?? 0n), 0n);
            expect(carried + (amounts[policy] ?? 0n)).toBeLessThanOrEqual(got.get(nameOf(address))!);
          }
        }
      } finally {
        await source.close();
      }
    }),
    { numRuns: process.env.JEJAK_LONG ? 300 : 40, seed: 20_261_130, endOnFailure: true },
  );
}, 120_000);
