import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPath } from '../../../src/tracing/find-path.ts';
import { trace } from '../../../src/tracing/trace.ts';
import type { TraceParameters } from '../../../src/tracing/trace-parameters.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from '../support/in-memory-flow-source.ts';
import { endsOf } from './support/ends-of.ts';
import { seededChain, seedsOf } from './support/seeded-chain.ts';
import { sharedUnits } from './support/shared-units.ts';

// What has to hold for outputs whatever engine follows them: asked of results alone.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const RUNS = { numRuns: process.env.JEJAK_LONG ? 1_000 : 100, seed: 20_260_501 };

const follow = (
  chain: readonly ToyTransaction[],
  starts: readonly string[],
  more: Partial<TraceParameters> = {},
): Promise<TraceResult> =>
  trace({ source: inMemoryFlowSource(chain) }, { seeds: seedsOf(starts), policies: ALL, ...more });

/** Transactions by txid. */
const byTxid = (chain: readonly ToyTransaction[]) => new Map(chain.map((tx) => [toyTxid(tx.name), tx]));
const nameOf = (outpoint: { txid: string; vout: number }, chain: ReadonlyMap<string, ToyTransaction>) =>
  `${chain.get(outpoint.txid)!.name}:${outpoint.vout}`;

test.each(['forward', 'backward'] as const)(
  'a path %s is a chain of payments in time order, from a start, each of which handed taint on',
  async (direction) => {
    await fc.assert(
      fc.asyncProperty(seededChain, async ({ chain, starts }) => {
        const result = await follow(chain, starts, { direction });
        const known = byTxid(chain);
        for (const { output, txid, vout, amounts } of result.terminals)
          for (const policy of Object.keys(amounts) as TaintPolicyId[]) {
            if (amounts[policy] === 0n) continue;
            const path = findPath(result, { output, policy });
            const place = nameOf({ txid, vout }, known);
            if (path.length === 0) {
              expect(starts).toContain(place);
              continue;
            }
            let at: string | undefined;
            let before = direction === 'forward' ? -1 : Number.POSITIVE_INFINITY;
            for (const step of path) {
              const tx = known.get(step.txid)!;
              const [from, to] = [nameOf(step.from!, known), nameOf(step.to!, known)];
              const [paid, got] = direction === 'forward' ? [from, to] : [to, from];
              expect(tx.inputs).toContain(paid);
              expect(tx.name).toBe(got.split(':')[0]);
              expect(tx.outputs[Number(got.split(':')[1])]![0]).toBeDefined();
              if (at === undefined) expect(starts).toContain(from);
              else expect(from).toBe(at);
              if (policy === 'fifo' || policy === 'lifo')
                expect(sharedUnits(tx, chain, { policy, input: paid, output: got })).toBeGreaterThan(0n);
              expect(step.amount).toBeGreaterThan(0n);
              expect(direction === 'forward' ? step.tx > before : step.tx < before).toBe(true);
              before = step.tx;
              at = to;
            }
            expect(at).toBe(place);
            expect(path.at(-1)!.amount).toBe(amounts[policy]);
          }
      }),
      RUNS,
    );
  },
);

test('per place and policy, what ends there for whatever reason is at most its value', async () => {
  await fc.assert(
    fc.asyncProperty(
      seededChain,
      fc.constantFrom('forward' as const, 'backward' as const),
      fc.record(
        { maxDepth: fc.nat(6), heightLimit: fc.nat(12), followFees: fc.boolean() },
        { requiredKeys: [] },
      ),
      async ({ chain, starts }, direction, limits) => {
        const result = await follow(chain, starts, { ...limits, direction });
        const known = byTxid(chain);
        for (const [key, amount] of endsOf(result)) {
          const [txid, vout] = key.split(' ')[0]!.split(':') as [string, string];
          expect(amount <= BigInt(known.get(txid)!.outputs[Number(vout)]![0]), key).toBe(true);
        }
      },
    ),
    RUNS,
  );
});

test('a transaction hands on what came in: taint of its inputs is that of its outputs and its fee', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, async ({ chain, starts }) => {
      const result = await follow(chain, starts);
      const known = byTxid(chain);
      const seeds = new Set(starts);
      const satoshiOf = (outpoint: string) => {
        const [name, vout] = outpoint.split(':') as [string, string];
        return BigInt(known.get(toyTxid(name))!.outputs[Number(vout)]![0]);
      };
      for (const { txid, from, to, fee } of result.hops) {
        const tx = known.get(txid)!;
        const real =
          tx.inputs.reduce((sum, input) => sum + satoshiOf(input), 0n) -
          tx.outputs.reduce((sum, [value]) => sum + BigInt(value), 0n);
        for (const policy of ['haircut', 'fifo', 'lifo', 'tiho'] as const) {
          const sum = (ends: typeof from) =>
            ends.reduce((total, end) => total + (end.amounts[policy] ?? 0n), 0n);
          // Haircut: units that neither an output nor the fee could take are rounding, fewer than outputs and starts.
          const spare = policy === 'haircut' ? BigInt(tx.outputs.length * seeds.size) : 0n;
          const left = sum(from) - sum(to) - (fee[policy] ?? 0n);
          expect(left >= 0n && left <= spare).toBe(true);
          expect((fee[policy] ?? 0n) <= real).toBe(true);
        }
      }
    }),
    RUNS,
  );
});

test('FIFO and LIFO are their own mirrors: what of A arrives in B forward is what of B comes from A backward', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, async ({ chain }) => {
      const spent = new Set(chain.flatMap(({ inputs }) => inputs));
      const made = chain.flatMap(({ name, inputs, outputs }) =>
        outputs.map((_, vout) => ({ name: `${name}:${vout}`, coinbase: inputs.length === 0 })),
      );
      const begins = made.filter(({ coinbase }) => coinbase).map(({ name }) => name);
      const ends = made.filter(({ name }) => !spent.has(name)).map(({ name }) => name);
      const known = byTxid(chain);
      const shares = async (from: readonly string[], direction: 'forward' | 'backward') => {
        const result = await follow(chain, from, { direction, policies: ['fifo', 'lifo'] });
        const found = new Map<string, bigint>();
        for (const end of result.terminals)
          for (const policy of ['fifo', 'lifo'] as const)
            for (const { label, amount } of end.byLabel[policy] ?? []) {
              const [start, place] = [result.labels[label]!, nameOf(end, known)];
              const pair = direction === 'forward' ? `${start} ${place}` : `${place} ${start}`;
              if (amount > 0n) found.set(`${pair} ${policy}`, amount);
            }
        return Object.fromEntries([...found].sort());
      };
      expect(await shares(ends, 'backward')).toEqual(await shares(begins, 'forward'));
    }),
    RUNS,
  );
});

test('FIFO and LIFO are their own mirrors between any two outputs on the way', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, fc.nat(1_000), async ({ chain, starts }, pick) => {
      const all = chain.flatMap(({ name, outputs }) => outputs.map((_, vout) => `${name}:${vout}`));
      const [a, b] = [starts[0]!, all[pick % all.length]!];
      const known = byTxid(chain);
      const at = (result: TraceResult, place: string, policy: 'fifo' | 'lifo') => {
        const met = [...result.hops.flatMap(({ to }) => to), ...result.terminals, ...result.seeds];
        const end = met.find((one) => nameOf(one, known) === place);
        if (end === undefined) return 0n;
        return ('amounts' in end ? end.amounts[policy] : end.value) ?? 0n;
      };
      const forward = await follow(chain, [a]);
      const backward = await follow(chain, [b], { direction: 'backward' });
      for (const policy of ['fifo', 'lifo'] as const)
        expect(at(backward, a, policy)).toBe(at(forward, b, policy));
    }),
    RUNS,
  );
});

test('a limit of height only cuts: the trace is that of a chain which ends there', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, fc.nat(9), fc.boolean(), async ({ chain, starts }, height, followFees) => {
      const short = chain.filter((tx) => tx.height <= height);
      const there = starts.filter((start) => short.some(({ name }) => start.startsWith(`${name}:`)));
      fc.pre(there.length > 0);
      const held = ({ place, reason }: { place: string; reason: string }) =>
        `${place} ${reason === 'height' ? 'unspent' : reason}`;
      const limited = await follow(chain, there, { heightLimit: height, followFees });
      const ended = await follow(short, there, { followFees });
      expect(endsOf(limited, held)).toEqual(endsOf(ended, held));
      expect(limited.conservation).toEqual(ended.conservation);
      // Nothing that had ended before is touched by what comes later.
      const whole = endsOf(await follow(chain, there, { followFees }));
      for (const [key, amount] of endsOf(limited, ({ place, reason }) => `${reason} ${place}`)) {
        const [reason, ...rest] = key.split(' ');
        if (reason === 'unspent') expect(whole.get(rest.join(' '))).toBe(amount);
      }
    }),
    RUNS,
  );
});

test('several starts: each policy that adds up gives what the starts give alone, poison their union', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, async ({ chain, starts }) => {
      const together = await follow(chain, starts);
      fc.pre(starts.length > 1 && together.overlaps.length === 0);
      const ends = endsOf(together);
      const sums = new Map<string, bigint>();
      for (const start of starts)
        for (const [key, amount] of endsOf(await follow(chain, [start]))) {
          if (key.endsWith('tiho')) continue;
          const before = sums.get(key) ?? 0n;
          sums.set(key, key.endsWith('poison') ? (amount > before ? amount : before) : before + amount);
        }
      const known = new Map([...ends].filter(([key]) => !key.endsWith('tiho')));
      expect(new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(known);
    }),
    RUNS,
  );
});

test('the order of the starts changes no end', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, async ({ chain, starts }) => {
      const ends = endsOf(await follow(chain, starts));
      expect(endsOf(await follow(chain, starts.toReversed()))).toEqual(ends);
    }),
    RUNS,
  );
});

test('a payment to oneself changes nothing: without it the same ends', async () => {
  await fc.assert(
    fc.asyncProperty(seededChain, fc.nat(1_000), async ({ chain, starts }, pick) => {
      const all = chain.flatMap(({ name, outputs }) => outputs.map((_, vout) => `${name}:${vout}`));
      const place = all[pick % all.length]!;
      const [name, vout] = place.split(':') as [string, string];
      const longer: ToyTransaction[] = [];
      for (const tx of chain) {
        longer.push({ ...tx, inputs: tx.inputs.map((input) => (input === place ? 'self:0' : input)) });
        if (tx.name !== name) continue;
        const same = tx.outputs[Number(vout)]!;
        longer.push({ name: 'self', height: tx.height, inputs: [place], outputs: [same] });
      }
      const original = `${toyTxid(name)}:${vout}`;
      const without = endsOf(await follow(chain, starts));
      const withIt = endsOf(await follow(longer, starts), (end) =>
        end.place === `${toyTxid('self')}:0` ? original : end.place,
      );
      expect(withIt).toEqual(without);
    }),
    RUNS,
  );
});
