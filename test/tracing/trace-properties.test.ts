import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trace } from '../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../src/tracing/trace-parameters.ts';
import type { TraceResult } from '../../src/tracing/trace-result.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from './support/in-memory-flow-source.ts';
import { randomChain } from './support/random-chain.ts';

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];

/** Up to three different outputs of a chain, each its own seed. */
function chainAndSeeds(coinJoins = false, blocks = 12) {
  return fc
    .tuple(randomChain(coinJoins, blocks), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }))
    .map(([chain, picks]) => {
      const outpoints = chain.flatMap(({ name, outputs }) => outputs.map((_, vout) => ({ name, vout })));
      const chosen = [...new Set(picks.map((pick) => pick % outpoints.length))].map((i) => outpoints[i]!);
      const seeds = chosen.map(
        ({ name, vout }, i): Seed => ({ kind: 'outpoint', txid: toyTxid(name), vout, label: `seed ${i}` }),
      );
      return { chain, seeds };
    });
}

const limits: fc.Arbitrary<Omit<TraceParameters, 'seeds' | 'policies'>> = fc.record(
  {
    maxDepth: fc.nat(6),
    minValue: fc.bigInt({ min: 0n, max: 2_000_000_000n }),
    haircutCutoffMillionths: fc.nat(1_000_000),
    heightLimit: fc.nat(12),
    maxOutputs: fc.integer({ min: 1, max: 4 }),
    maxTransactions: fc.nat(10),
    followFees: fc.boolean(),
    passCoinJoins: fc.boolean(),
    direction: fc.constantFrom('forward' as const, 'backward' as const),
  },
  { requiredKeys: [] },
);

const SEED = 20_260_503;

const run = (chain: readonly ToyTransaction[], parameters: TraceParameters) =>
  trace({ source: inMemoryFlowSource(chain) }, parameters);

test('no unit of value is lost or made, whatever the limits', async () => {
  await fc.assert(
    fc.asyncProperty(chainAndSeeds(true), limits, async ({ chain, seeds }, more) => {
      const result = await run(chain, { ...more, seeds, policies: ALL });
      for (const policy of ALL) expect(result.conservation[policy]!.difference).toBe(0n);
      for (const terminal of result.terminals) {
        for (const policy of ALL) {
          const amount = terminal.amounts[policy];
          if (amount === undefined) continue;
          expect(amount >= 0n && amount <= terminal.value).toBe(true);
          const labels = terminal.byLabel[policy]!.map((part) => part.amount);
          if (policy === 'poison') expect(labels.every((part) => part === amount)).toBe(true);
          else expect(labels.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        }
      }
      for (const policy of ['fifo', 'lifo', 'tiho'] as const) {
        expect(result.conservation[policy]!.rounding).toBe(0n);
      }
    }),
    { numRuns: 300, seed: SEED },
  );
});

test('what any policy reaches, poison reaches', async () => {
  await fc.assert(
    fc.asyncProperty(chainAndSeeds(), async ({ chain, seeds }) => {
      const result = await run(chain, { seeds, policies: ALL });
      for (const { amounts } of result.terminals) expect(amounts.poison).toBeDefined();
    }),
    { seed: SEED },
  );
});

test('a policy gives the same alone as beside the others', async () => {
  await fc.assert(
    fc.asyncProperty(chainAndSeeds(true), limits, async ({ chain, seeds }, more) => {
      const { maxTransactions: _, ...rest } = more;
      const together = await run(chain, { ...rest, seeds, policies: ALL });
      for (const policy of ALL) {
        const alone = await run(chain, { ...rest, seeds, policies: [policy] });
        expect(alone.conservation[policy]).toEqual(together.conservation[policy]);
        const ends = (result: TraceResult) =>
          result.terminals
            .filter(({ amounts }) => amounts[policy] !== undefined)
            .map(({ output, reason, amounts }) => ({ output, reason, amount: amounts[policy] }));
        expect(ends(alone)).toEqual(ends(together));
      }
    }),
    { numRuns: 40, seed: SEED },
  );
});

test('the order of the seeds changes nothing but the numbers of the labels', async () => {
  await fc.assert(
    fc.asyncProperty(chainAndSeeds(), limits, async ({ chain, seeds }, more) => {
      const named = (result: TraceResult) =>
        result.terminals.map(({ output, reason, amounts, byLabel }) => ({
          output,
          reason,
          amounts,
          byLabel: Object.entries(byLabel).map(([policy, parts]) => [
            policy,
            parts.map(({ label, amount }) => `${result.labels[label]} ${amount}`).sort(),
          ]),
        }));
      const one = await run(chain, { ...more, seeds, policies: ALL });
      const other = await run(chain, { ...more, seeds: seeds.toReversed(), policies: ALL });
      expect(named(other)).toEqual(named(one));
      expect(other.conservation).toEqual(one.conservation);
    }),
    { seed: SEED },
  );
});

test('going early changes nothing: a limit that is never reached forces strict chain order', async () => {
  await fc.assert(
    fc.asyncProperty(chainAndSeeds(true, 40), limits, async ({ chain, seeds }, more) => {
      const early = await run(chain, { ...more, maxTransactions: undefined as never, seeds, policies: ALL });
      const strict = await run(chain, { ...more, maxTransactions: 1_000_000, seeds, policies: ALL });
      const { parameters: _a, counts: a, ...first } = early;
      const { parameters: _b, counts: b, ...second } = strict;
      expect(second).toEqual(first);
      expect({ ...b, requests: 0 }).toEqual({ ...a, requests: 0 });
    }),
    { seed: SEED },
  );
});
