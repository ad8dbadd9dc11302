import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { poisonBound } from '../../../evaluation/accuracy/poison-bound.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld } from '../../support/make-ledger.ts';

// Tables that do not record everything: people pay more than they are known to have.

const PEOPLE = ['a', 'b', 'c', 'd'];
const RUNS = { numRuns: process.env.JEJAK_LONG ? 200 : 12, seed: 20_260_503, endOnFailure: true };
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

type Pay = readonly [from: string, to: string, value: number];
const payment = fc
  .tuple(fc.constantFrom('thief', ...PEOPLE), fc.constantFrom(...PEOPLE), fc.constantFrom(1, 2, 5, 10))
  .filter(([from, to]) => from !== to);
const table: fc.Arbitrary<Pay[]> = fc
  .array(payment, { minLength: 4, maxLength: 30 })
  .map((rows) => [['thief', 'a', 10], ...rows]);
/** Drained of what was stolen, then a payment that nothing recorded covers. */
const DRAINED: Pay[] = [
  ['thief', 'a', 10],
  ['a', 'b', 10],
  ['a', 'c', 5],
];

async function follow(rows: readonly Pay[]): Promise<AccountTraceResult> {
  const blocks = rows.map(([from, to, value]) => [{ moves: [{ from, to, value }] }]);
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    return await traceAccounts(
      { source },
      {
        seeds: [{ kind: 'source', address: addressOf('thief'), label: 'theft' }],
        policies: ['poison', 'haircut', 'fifo', 'lifo', 'tiho'],
      },
    );
  } finally {
    await source.close();
  }
}

function allowed(rows: readonly Pay[]): Map<string, bigint> {
  const names = ['thief', ...PEOPLE];
  const flows = rows.map(([from, to, value], transaction) => ({
    transaction,
    from: names.indexOf(from),
    to: names.indexOf(to),
    value: BigInt(value),
  }));
  const bound = poisonBound(flows, { sources: new Set([0]), stops: new Set() });
  return new Map(
    bound.flatMap(({ marked }, i) => (marked > 0n ? [[hashOf(i + 1, 0), marked] as const] : [])),
  );
}

test('no policy carries more by a payment than can be stolen of it', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const most = allowed(rows);
      for (const { hash, amounts } of (await follow(rows)).hops)
        for (const [policy, amount] of Object.entries(amounts))
          expect(amount <= (most.get(hash) ?? 0n), `${policy} ${hash}`).toBe(true);
    }),
    { ...RUNS, examples: [[DRAINED]] },
  );
});

// R11: what an account pays beyond its recorded receipts is taken as clean, by poison too.
test('poison carries all that can be stolen (R11)', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const { hops } = await follow(rows);
      const carried = hops.map(({ hash, amounts }) => [hash, amounts.poison] as const);
      expect(Object.fromEntries(carried)).toEqual(Object.fromEntries(allowed(rows)));
    }),
    { ...RUNS, examples: [[DRAINED]] },
  );
});
