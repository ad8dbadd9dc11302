import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Allocation, allocate, type SegmentLists } from '../../../src/tracing/value/allocate.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { CLEAN } from '../../../src/tracing/value/slab.ts';

/** A policy as the suite sees it: a transaction goes in, lists come out. */
export interface TaintPolicy {
  readonly id: TaintPolicyId;
  readonly overlapping: boolean;
  readonly allocate: (of: Allocation) => SegmentLists;
}

/** The policy over the inputs and outputs of a transaction. */
export function outputPolicy(id: TaintPolicyId): TaintPolicy {
  return { id, overlapping: id === 'poison', allocate: (of) => allocate(id, of) };
}

/** Tainted satoshi in list `index`: the sum over labels, or the largest label where labels overlap. */
function taintedValue(policy: TaintPolicy, of: SegmentLists, index: number): bigint {
  const values = of.value.slice(of.start[index], of.start[index + 1]);
  const tainted = values.filter((_, s) => of.label[of.start[index]! + s] !== CLEAN);
  if (policy.overlapping) return tainted.reduce((most, value) => (value > most ? value : most), 0n);
  return tainted.reduce((sum, value) => sum + value, 0n);
}

/** Value by label over the segments `from` .. `to`, ascending, clean and empty ones left out. */
function sumLabels(of: SegmentLists, from = 0, to = of.label.length) {
  const sums = new Map<number, bigint>();
  let total = 0n;
  for (let s = from; s < to; s++) {
    total += of.value[s]!;
    if (of.label[s] === CLEAN || of.value[s] === 0n) continue;
    sums.set(of.label[s]!, (sums.get(of.label[s]!) ?? 0n) + of.value[s]!);
  }
  const labels = [...sums.keys()].sort((a, b) => a - b);
  return { labels, sums: labels.map((label) => sums.get(label)!), total };
}

export interface PolicyCase {
  readonly inputs: SegmentLists;
  readonly outputs: bigint[];
  readonly fee: bigint;
}

/** Lists from [label, satoshi] segments. */
export function lists(...all: readonly (readonly (readonly [number, number | bigint])[])[]): SegmentLists {
  const result: SegmentLists = { start: [0], label: [], value: [] };
  for (const list of all) {
    for (const [label, value] of list) {
      result.label.push(label);
      result.value.push(BigInt(value));
    }
    result.start.push(result.label.length);
  }
  return result;
}

/** Lists as [label, satoshi] segments. */
export function plain(result: SegmentLists): [number, number][][] {
  return result.start
    .slice(1)
    .map((end, i) =>
      result.label
        .slice(result.start[i]!, end)
        .map((label, s) => [label, Number(result.value[result.start[i]! + s]!)] as [number, number]),
    );
}

/** A transaction whose inputs carry labels 0..3, with outputs and a fee that use up what comes in. */
export function policyCases(label = fc.integer({ min: 0, max: 3 })): fc.Arbitrary<PolicyCase> {
  const value = fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n });
  const input = fc.array(fc.tuple(label, value), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(
      fc.array(input, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 6 }),
    )
    .map(([inputs, weights]) => {
      const queue = lists(...inputs);
      const total = queue.value.reduce((sum, v) => sum + v, 0n);
      const whole = BigInt(weights.reduce((sum, w) => sum + w, 0)) + 1n;
      const outputs = weights.map((weight) => (total * BigInt(weight)) / whole);
      const fee = outputs.reduce((left, v) => left - v, total);
      return { inputs: queue, outputs, fee };
    });
}

/** What every taint policy keeps to. */
export function policyContract(policy: TaintPolicy): void {
  describe(`${policy.id} keeps the contract of taint policies`, () => {
    const run = (of: PolicyCase) => policy.allocate(of);

    test('one list an output and one for the fee; none above its output', () => {
      fc.assert(
        fc.property(policyCases(), (c) => {
          const result = run(c);
          expect(result.start).toHaveLength(c.outputs.length + 2);
          c.outputs.forEach((value, i) => {
            const amount = taintedValue(policy, result, i);
            expect(amount <= value).toBe(true);
            const { total } = sumLabels(result, result.start[i], result.start[i + 1]);
            if (amount === 0n) expect(result.start[i + 1]).toBe(result.start[i]);
            else if (!policy.overlapping) expect(total).toBe(value);
          });
        }),
      );
    });

    test('taint is conserved to the last unit, label by label (poison: every label everywhere)', () => {
      fc.assert(
        fc.property(policyCases(), (c) => {
          const result = run(c);
          const before = sumLabels(c.inputs);
          const after = sumLabels(result);
          expect(after.labels.filter((_, l) => after.sums[l]! > 0n)).toEqual(before.labels);
          if (policy.overlapping) expect(after.sums.every((sum) => sum === before.total)).toBe(true);
          else expect(after.sums).toEqual(before.sums);
        }),
      );
    });

    test('the same again gives the same', () => {
      fc.assert(
        fc.property(policyCases(), (c) => {
          expect(run(c)).toEqual(run(c));
        }),
      );
    });

    test('nothing tainted in, nothing tainted out', () => {
      fc.assert(
        fc.property(policyCases(fc.constant(CLEAN)), (c) => {
          expect(run(c).label).toEqual([]);
        }),
      );
    });

    test('all tainted in, all tainted out', () => {
      fc.assert(
        fc.property(policyCases(fc.constant(2)), (c) => {
          const result = run(c);
          [...c.outputs, c.fee].forEach((value, i) => {
            expect(taintedValue(policy, result, i)).toBe(value);
          });
        }),
      );
    });

    test('segments are never empty and neighbours never carry the same label', () => {
      fc.assert(
        fc.property(policyCases(), (c) => {
          for (const list of plain(run(c))) {
            list.forEach(([label, value], s) => {
              expect(value).toBeGreaterThan(0);
              if (s > 0) expect(list[s - 1]![0]).not.toBe(label);
            });
          }
        }),
      );
    });
  });
}
