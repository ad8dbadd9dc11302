import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SegmentLists } from '../../../src/tracing/value/allocate.ts';
import { carriedTaint } from '../../../src/tracing/value/carried-taint.ts';
import { POLICIES, type TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { scaleCarried } from '../../../src/tracing/value/scale-carried.ts';
import { UNKNOWN } from '../../../src/tracing/value/slab.ts';
import { type PlainParcel, plainPurse } from './plain-purse.ts';
import { policyContract, type TaintPolicy } from './policy-contract.ts';

const IDS = POLICIES;

/** An account as a transaction: its arrivals are the inputs, its payments the outputs, the last one the fee. */
function asPolicy(id: TaintPolicyId): TaintPolicy {
  return {
    id,
    overlapping: id === 'poison',
    allocate({ inputs, outputs, fee }) {
      const purse = plainPurse(id, 0n);
      for (let i = 0; i + 1 < inputs.start.length; i++) {
        const label = inputs.label.slice(inputs.start[i], inputs.start[i + 1]);
        const value = inputs.value.slice(inputs.start[i], inputs.start[i + 1]);
        purse.put(
          { label, value },
          value.reduce((sum, v) => sum + v, 0n),
        );
      }
      const result: SegmentLists = { start: [0], label: [], value: [] };
      for (const value of [...outputs, fee]) {
        const parcel = value === 0n ? undefined : purse.take(value);
        const covered = parcel?.value.reduce((sum, v) => sum + v, 0n) ?? 0n;
        const rest = parcel && id !== 'poison' && covered < value ? [0] : [];
        result.label.push(...(parcel?.label ?? []), ...rest);
        result.value.push(...(parcel?.value ?? []), ...rest.map(() => value - covered));
        result.start.push(result.label.length);
      }
      return result;
    },
  };
}

// The suite of the taint policies of Bitcoin, over accounts.
for (const id of IDS) policyContract(asPolicy(id));

const pieces = ({ label, value }: PlainParcel) =>
  label.map((start, i) => ({ start, value: value[i]!, units: value[i]! }));
const part = (parcel: PlainParcel | undefined, id: TaintPolicyId) =>
  carriedTaint(parcel && pieces(parcel), id);

describe('2 tainted units arrive at an account that holds 3 clean ones; it pays 4, then 1', () => {
  const run = (id: TaintPolicyId) => {
    const purse = plainPurse(id, 300n);
    purse.put({ label: [1], value: [200n] }, 200n);
    return [part(purse.take(400n), id), part(purse.take(100n), id)];
  };
  test.each<[TaintPolicyId, bigint[]]>([
    ['poison', [400n, 100n]],
    ['haircut', [160n, 40n]],
    // The three clean ones came first and leave first.
    ['fifo', [100n, 100n]],
    // The two tainted ones came last and leave first.
    ['lifo', [200n, 0n]],
    ['tiho', [200n, 0n]],
  ])('%s', (id, expected) => {
    expect(run(id)).toEqual(expected);
  });
});

describe.each(IDS)('%s', (id) => {
  const step = fc.record({
    put: fc.boolean(),
    value: fc.bigInt({ min: 1n, max: 2n ** 240n }),
    label: fc.integer({ min: 0, max: 3 }),
  });

  test('any row of arrivals and payments: nothing is lost, nothing is more than the whole', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const purse = plainPurse(id, 7n);
        let [total, taint] = [7n, 0n];
        for (const { put, value, label } of steps) {
          if (put) {
            const had = purse.tainted();
            purse.put(label === 0 ? undefined : { label: [label], value: [value] }, value);
            // Poison taints what was clean on either side; the others add what came.
            if (id === 'poison') taint = had > 0n || label !== 0 ? total + value : 0n;
            else taint += label === 0 ? 0n : value;
            total += value;
          } else {
            const amount = value > purse.total() ? purse.total() : value;
            taint -= part(amount > 0n ? purse.take(amount) : undefined, id);
            total -= amount;
          }
          expect(purse.total()).toBe(total);
          expect(purse.tainted()).toBe(taint);
          expect(purse.tainted() <= purse.total()).toBe(true);
        }
      }),
    );
  });

  test('what an exchange gives has the share that went in, to the unit, and the whole stays whole', () => {
    const sizes = fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 100n }), fc.bigInt({ min: 1n, max: 2n ** 100n }));
    fc.assert(
      fc.property(sizes, fc.bigInt({ min: 1n, max: 2n ** 100n }), ([tainted, clean], to) => {
        const from = tainted + clean;
        const parcel =
          id === 'poison' ? { label: [1], value: [from] } : { label: [1, 0], value: [tainted, clean] };
        const scaled = scaleCarried(pieces(parcel), { from, to }, id);
        expect(scaled.reduce((sum, { value }) => sum + value, 0n)).toBe(to);
        expect(carriedTaint(scaled, id)).toBe(id === 'poison' ? to : (tainted * to) / from);
      }),
    );
  });
});

describe('what is paid beyond what is recorded', () => {
  test.each<[TaintPolicyId, PlainParcel | undefined]>([
    // All of it is marked, the excess like the rest.
    ['poison', { label: [1], value: [12n] }],
    ['haircut', { label: [1, UNKNOWN], value: [5n, 7n] }],
    ['fifo', { label: [1, UNKNOWN], value: [5n, 7n] }],
    ['lifo', { label: [1, UNKNOWN], value: [5n, 7n] }],
    ['tiho', { label: [1, UNKNOWN], value: [5n, 7n] }],
  ])('%s: the excess comes last, and is of unknown origin', (id, expected) => {
    const purse = plainPurse(id, 0n);
    purse.put({ label: [1], value: [5n] }, 5n);
    expect(purse.take(12n, 7n)).toEqual(expected);
  });

  test('poison: the starts of a drained account sleep and mark the excess of later payments, nothing else', () => {
    const purse = plainPurse('poison', 0n);
    purse.put({ label: [1], value: [5n] }, 5n);
    expect(purse.take(5n)).toEqual({ label: [1], value: [5n] });
    purse.put(undefined, 10n);
    expect(purse.take(4n)).toBeUndefined();
    // It holds 6 by the record and pays 9.
    expect(purse.take(9n, 3n)).toEqual({ label: [1], value: [3n] });
    // New taint wakes its own start alone.
    purse.put({ label: [2], value: [4n] }, 4n);
    expect(purse.take(6n, 2n)).toEqual({ label: [2, 1], value: [6n, 2n] });
  });
});
