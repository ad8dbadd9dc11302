import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { BLOCK_FLAGS } from '../../../src/graph/ledger/columns.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES, type TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../../support/make-ledger.ts';

// What one method says must not depend on the methods that were asked beside it. Left out: circles of one transaction in
// which accounts pay each other what neither has, because how much of such a debt was paid back is one sum for all methods;
// backward, payments beyond the record, because what an account then held depends on since when it is followed.

const RUNS = { numRuns: process.env.JEJAK_LONG ? 300 : 25, seed: 20_261_130, endOnFailure: true };
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const name = fc.constantFrom('thief', 'a', 'b', 'c', 'd', 'e');
const move = fc
  .record({
    from: name,
    to: name,
    value: fc.integer({ min: 1, max: 60 }),
    asset: fc.constantFrom('ETH', 'TOK'),
  })
  .filter(({ from, to }) => from !== to && to !== 'thief');
const moves = fc.array(move, { minLength: 1, maxLength: 3 }).filter(isAcyclic);
const transaction = fc.record({ moves, sender: name }) satisfies fc.Arbitrary<Tx>;
const world = fc.array(fc.array(transaction, { minLength: 1, maxLength: 2 }), {
  minLength: 4,
  maxLength: 14,
});

/** No circle: accounts that pay each other what neither has. */
function isAcyclic(
  moves: readonly { readonly from: string; readonly to: string; readonly asset: string }[],
): boolean {
  let left = moves;
  for (;;) {
    const ends = left.filter(({ to, asset }) => left.some((one) => one.from === to && one.asset === asset));
    if (ends.length === left.length) return left.length === 0;
    left = ends;
  }
}

const says = (result: AccountTraceResult, policy: TaintPolicyId) => ({
  sums: result.conservation[policy],
  ends: result.terminals.flatMap(({ address, reason, amounts }) =>
    amounts[policy] ? [`${address} ${reason} ${amounts[policy]}`] : [],
  ),
  hops: result.hops.flatMap(({ transfer, amounts }) =>
    amounts[policy] ? [`${transfer} ${amounts[policy]}`] : [],
  ),
});

/** Everybody has more than he will ever pay. */
const RICH = ['thief', 'a', 'b', 'c', 'd', 'e'].flatMap((to) =>
  ['ETH', 'TOK'].map((asset): Tx => ({ moves: [{ from: 'faucet', to, value: 10_000, asset }] })),
);

it.each([
  ['a table, where more may be paid than is recorded', BLOCK_FLAGS.flowTable, 'forward', 'thief', []],
  ['whole blocks', 0, 'forward', 'thief', []],
  ['whole blocks, backward', 0, 'backward', 'a', RICH],
] as const)(
  '%s',
  async (_, flags, direction, start, before) => {
    await fc.assert(
      fc.asyncProperty(world, async (blocks) => {
        const first = [...before, { moves: [{ from: 'thief', to: 'a', value: 50 }] }];
        const source = await openWorld(`${folder.path}/w${worlds++}`, [first, ...blocks], { flags });
        const ask = (policies: readonly TaintPolicyId[]) =>
          traceAccounts(
            { source },
            { seeds: [{ kind: 'source', address: addressOf(start), label: 'theft' }], policies, direction },
          );
        try {
          const all = await ask(POLICIES);
          for (const policy of POLICIES) expect(says(await ask([policy]), policy)).toEqual(says(all, policy));
        } finally {
          await source.close();
        }
      }),
      RUNS,
    );
  },
  120_000,
);
