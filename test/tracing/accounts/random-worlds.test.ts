import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';

const RUNS = process.env.JEJAK_LONG ? 400 : 40;
const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const PEOPLE = ['thief', 'a', 'b', 'c', 'd', 'e'];
const ASSETS = [undefined, 'TOK', 'USD'];
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const person = fc.constantFrom(...PEOPLE);
const asset = fc.constantFrom(...ASSETS);
const value = fc.bigInt({ min: 1n, max: 10n ** 24n });
const withAsset = (move: { from: string; to: string; value: bigint }, of: string | undefined): Move =>
  of === undefined ? move : { ...move, asset: of };

const payment = fc
  .tuple(person, person, value, asset)
  .map(([from, to, amount, of]): Tx => ({ moves: [withAsset({ from, to, value: amount }, of)] }));

/** A swap whose legs stand in either order; fees and an unrelated payment beside it. */
const swap = fc
  .tuple(person, fc.constantFrom('pool1', 'pool2'), value, value, fc.nat(2), fc.boolean())
  .map(([who, pool, paid, got, shift, first]): Tx => {
    const given = ASSETS[shift];
    const received = ASSETS[(shift + 1) % 3];
    const legs = [
      withAsset({ from: who, to: pool, value: paid }, given),
      withAsset({ from: pool, to: who, value: got }, received),
    ];
    const fee: Move = { from: who, to: 'miner', value: 21_000n, kind: 'fee' };
    return { sender: who, moves: [...(first ? legs : legs.reverse()), fee] };
  });

const world = fc.array(fc.array(fc.oneof(payment, payment, swap), { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 25,
});

describe('random worlds', () => {
  it('value is conserved per asset, FIFO reaches no place that poison does not, and the same again gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (blocks) => {
        const start: Tx = { moves: [{ from: 'thief', to: 'a', value: 10n ** 20n }] };
        const source = await openWorld(`${folder.path}/r${worlds++}`, [[start], ...blocks]);
        try {
          const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
          const result = await traceAccounts({ source }, { seeds, policies: ALL });
          const back = await traceAccounts({ source }, { seeds, policies: ALL, direction: 'backward' });
          for (const { conservation } of [result, back])
            for (const policy of ALL)
              for (const row of conservation[policy]!) {
                expect(row.difference).toBe(0n);
                if (policy !== 'poison') expect(row.absorbed).toBe(0n);
              }
          for (const terminal of result.terminals)
            for (const [policy, amount] of Object.entries(terminal.amounts)) {
              expect(amount).toBeGreaterThan(0n);
              expect(terminal.amounts.poison! >= amount, `${policy} above poison`).toBe(true);
              const labels = terminal.byLabel[policy as TaintPolicyId]!;
              expect(labels.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
            }
          for (const hop of result.hops)
            for (const amount of Object.values(hop.amounts)) expect(amount <= hop.value).toBe(true);
          expect(await traceAccounts({ source }, { seeds, policies: ALL })).toEqual(result);
          const alone = await traceAccounts({ source }, { seeds, policies: ['fifo'] });
          expect(alone.conservation.fifo).toEqual(result.conservation.fifo);
        } finally {
          await source.close();
        }
      }),
      { numRuns: RUNS, seed: 20_260_401 },
    );
  }, 300_000);
});
