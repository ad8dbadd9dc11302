import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { findAccountPath } from '../../../src/tracing/accounts/find-account-path.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';
import {
  type AccountWorld,
  accountWorld,
  type Payment,
  THIEVES,
  transactionsOf,
} from './support/account-world.ts';
import { type NamedPayment, plainModel } from './support/plain-model.ts';

// What has to hold for accounts whatever engine follows them: asked of results alone.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const RUNS = { numRuns: process.env.JEJAK_LONG ? 200 : 12, seed: 20_260_502, endOnFailure: true };
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

/** The same seed gives several tests the same worlds: each is written and traced once. */
const traced = new Map<string, Promise<AccountTraceResult>>();

function follow(
  world: AccountWorld,
  starts: readonly string[] = THIEVES,
  more: Partial<AccountTraceParameters> = {},
): Promise<AccountTraceResult> {
  const key = JSON.stringify([world, starts, more], (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  const known = traced.get(key) ?? traceWorld(world, starts, more);
  traced.set(key, known);
  return known;
}

async function traceWorld(
  world: AccountWorld,
  starts: readonly string[],
  more: Partial<AccountTraceParameters>,
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, transactionsOf(world));
  try {
    const seeds = starts.map((name) => ({ kind: 'source' as const, address: addressOf(name), label: name }));
    return await traceAccounts({ source }, { seeds, policies: ALL, ...more });
  } finally {
    await source.close();
  }
}

/** Payments named by the hashes of their transactions. */
const named = (world: AccountWorld): NamedPayment[] =>
  world.flatMap((block, b) => block.map((payment, i) => ({ ...payment, id: hashOf(b + 1, i) })));

/** `first`: worlds made by hand, before the random ones. */
const check = (
  world: fc.Arbitrary<AccountWorld>,
  holds: (world: AccountWorld) => Promise<void>,
  first: readonly AccountWorld[] = [],
) => fc.assert(fc.asyncProperty(world, holds), { ...RUNS, examples: first.map((one) => [one]) });

/** What thief 1 paid has left `a` when thief 2 pays it; what goes to `c` is thief 2's. */
const LEFT_BEFORE: AccountWorld = [
  [{ from: 'thief1', to: 'a', value: 100n }],
  [{ from: 'a', to: 'b', value: 100n }],
  [{ from: 'thief2', to: 'a', value: 10n }],
  [{ from: 'a', to: 'c', value: 10n }],
];

/** Clean, then stolen, then half of the clean part to oneself; the first 100 are clean. */
const TO_ONESELF: AccountWorld = [
  [{ from: 'faucet', to: 'a', value: 100n }],
  [{ from: 'thief1', to: 'a', value: 100n }],
  [{ from: 'thief2', to: 'd', value: 1n }],
  [{ from: 'a', to: 'a', value: 50n }],
  [{ from: 'a', to: 'b', value: 100n }],
];

describe('payments', () => {
  test.each(['fifo', 'lifo', 'poison'] as const)(
    '%s: what is carried and what stays is what plain rows say',
    async (policy) => {
      await check(accountWorld({ returns: true }), async (world) => {
        const result = await follow(world);
        const model = plainModel(named(world), policy, THIEVES);
        const carried = result.hops.flatMap(({ hash, amounts }) =>
          amounts[policy] ? [[hash, amounts[policy]] as const] : [],
        );
        expect(Object.fromEntries(carried)).toEqual(Object.fromEntries(model.carried));
        const held = [...model.held].map(([key, amount]) => {
          const [person, asset] = key.split(' ') as [string, string];
          return [`${addressOf(person)} ${asset === 'coin' ? asset : addressOf(asset)} ${policy}`, amount];
        });
        const ends = [...accountEnds(result)].filter(([key]) => key.endsWith(policy));
        const back = THIEVES.map(addressOf);
        const stayed = ends.filter(([key]) => !back.includes(key.split(' ')[0]!));
        expect(Object.fromEntries(stayed)).toEqual(
          Object.fromEntries(held.filter(([key]) => !back.includes(String(key).split(' ')[0]!))),
        );
      });
    },
  );

  test.each(ALL)(
    '%s: a path is a chain of moves in time order that carry taint, from a start to the place',
    async (policy) => {
      await check(accountWorld({ returns: true }), async (world) => {
        const result = await follow(world);
        const moved = new Map(named(world).map((payment) => [payment.id, payment]));
        for (const end of result.terminals) {
          if (!end.amounts[policy]) continue;
          const path = findAccountPath(result, end, policy);
          expect(path.length).toBeGreaterThan(0);
          expect(THIEVES.map(addressOf)).toContain(path[0]!.fromAddress);
          expect(path.at(-1)!.toAddress).toBe(end.address);
          path.forEach((step, i) => {
            const payment = moved.get(step.hash)!;
            expect([step.fromAddress, step.toAddress, step.value]).toEqual([
              addressOf(payment.from),
              addressOf(payment.to),
              payment.value,
            ]);
            expect(step.amounts[policy]! > 0n).toBe(true);
            const before = path[i - 1];
            if (!before) return;
            expect(before.toAddress).toBe(step.fromAddress);
            expect(before.asset).toBe(step.asset);
            expect(before.tx < step.tx).toBe(true);
          });
        }
      });
    },
  );

  // R8: the path takes the largest earlier payment, whether or not its coins had left before.
  test.each(['fifo', 'lifo', 'poison'] as const)(
    '%s: each move of a path hands on what the move before it brought (R8)',
    async (policy) => {
      await check(
        accountWorld(),
        async (world) => {
          const result = await follow(world);
          const model = plainModel(named(world), policy, THIEVES);
          const asset = new Map(named(world).map((payment) => [payment.id, payment.asset ?? 'coin']));
          const nameOf = new Map(named(world).map(({ to }) => [addressOf(to), to]));
          for (const end of result.terminals) {
            if (!end.amounts[policy]) continue;
            const path = findAccountPath(result, end, policy);
            path.forEach(({ hash }, i) => {
              const before = path[i - 1];
              if (before) expect(model.links).toContain(`${before.hash} ${hash}`);
            });
            const last = path.at(-1)!.hash;
            expect(model.resting).toContain(`${last} ${nameOf.get(end.address)} ${asset.get(last)}`);
          }
        },
        [LEFT_BEFORE],
      );
    },
  );

  test('per place and asset, what stays there for whatever reason is at most what it has', async () => {
    await check(accountWorld(), async (world) => {
      const balances = new Map<string, bigint>();
      for (const { from, to, value, asset = 'coin' } of named(world)) {
        const name = (person: string) =>
          `${addressOf(person)} ${asset === 'coin' ? asset : addressOf(asset)}`;
        balances.set(name(from), (balances.get(name(from)) ?? 0n) - value);
        balances.set(name(to), (balances.get(name(to)) ?? 0n) + value);
      }
      for (const [key, amount] of accountEnds(await follow(world))) {
        const has = balances.get(key.split(' ').slice(0, 2).join(' '))!;
        expect(amount <= has, `${key}: ${amount} of ${has}`).toBe(true);
      }
    });
  });

  test('a limit of height only cuts: the trace is that of a ledger which ends there', async () => {
    const held = ({ address, reason }: { address: string; reason: string }) =>
      `${address} ${reason === 'height' ? 'unspent' : reason}`;
    await fc.assert(
      fc.asyncProperty(
        accountWorld({ returns: true, fees: true }),
        fc.integer({ min: 1, max: 20 }),
        async (world, height) => {
          const limited = await follow(world, THIEVES, { heightLimit: height });
          const ended = await follow(world.slice(0, height));
          expect(accountEnds(limited, held)).toEqual(accountEnds(ended, held));
          for (const policy of ALL) expect(bookOf(limited, policy)).toEqual(bookOf(ended, policy));
        },
      ),
      RUNS,
    );
  });

  test('several starts: each policy that adds up gives what the starts give alone, poison their union', async () => {
    await check(accountWorld(), async (world) => {
      const sums = new Map<string, bigint>();
      for (const start of THIEVES)
        for (const [key, amount] of accountEnds(await follow(world, [start]))) {
          if (!/fifo|lifo|poison/.test(key)) continue;
          const before = sums.get(key) ?? 0n;
          sums.set(key, key.endsWith('poison') ? (amount > before ? amount : before) : before + amount);
        }
      const together = [...accountEnds(await follow(world))].filter(([key]) => /fifo|lifo|poison/.test(key));
      expect(Object.fromEntries(together)).toEqual(Object.fromEntries(sums));
    });
  });

  test('the order of the starts changes no end', async () => {
    await check(accountWorld({ returns: true, fees: true }), async (world) => {
      expect(accountEnds(await follow(world, THIEVES.toReversed()))).toEqual(
        accountEnds(await follow(world)),
      );
    });
  });

  test('a fee is a payment to whoever gets it: the same ends as with a transaction of its own', async () => {
    await check(accountWorld({ fees: true }), async (random) => {
      // What a start itself pays for fees was never said to be stolen, and what it pays to a miner is.
      const world = random.map((block) =>
        block.map(
          ({ fee, ...payment }): Payment =>
            fee && !payment.from.startsWith('thief') ? { ...payment, fee } : payment,
        ),
      );
      const apart = world.map((block) =>
        block.flatMap(({ fee, ...payment }) =>
          fee ? [payment, { from: payment.from, to: 'miner', value: fee }] : [payment],
        ),
      );
      const [one, two] = [await follow(world), await follow(apart)];
      const miner = addressOf('miner');
      const ends = accountEnds(two);
      for (const policy of ALL) {
        // Whatever reaches a tainted place is tainted under poison: fees that the miner gets, too.
        if (policy === 'poison') continue;
        const fees = one.conservation[policy]!.reduce((sum, row) => sum + row.fees, 0n);
        expect(fees, policy).toBe(ends.get(`${miner} coin ${policy}`) ?? 0n);
      }
      const others = [...ends].filter(([key]) => !key.startsWith(miner));
      expect(Object.fromEntries(accountEnds(one))).toEqual(Object.fromEntries(others));
    });
  });

  const aloneIsEqual = async (policy: TaintPolicyId) => {
    await check(
      accountWorld({ selves: true }),
      async (world) => {
        const without = world.map((block) => block.filter(({ from, to }) => from !== to));
        const ends = (result: AccountTraceResult) =>
          Object.fromEntries([...accountEnds(result)].filter(([key]) => key.endsWith(policy)));
        expect(ends(await follow(world))).toEqual(ends(await follow(without)));
      },
      [TO_ONESELF],
    );
  };
  test.each(['poison', 'haircut', 'lifo', 'tiho'] as const)(
    '%s: a payment to oneself changes nothing: without it the same ends',
    aloneIsEqual,
  );
  // R9: it moves the head of the queue to its tail.
  test('fifo: a payment to oneself changes nothing: without it the same ends (R9)', () =>
    aloneIsEqual('fifo'));
});

/** What a policy counts, by asset: without sums that are nothing. */
function bookOf(result: AccountTraceResult, policy: TaintPolicyId) {
  return result.conservation[policy]!.map(({ asset, ...row }) => ({
    asset: result.assets.get(asset)?.contract ?? 'coin',
    ...row,
  })).filter(({ seeds }) => seeds > 0n);
}
