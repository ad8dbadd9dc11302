import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPurse } from '../../../src/tracing/accounts/purses/create-purse.ts';
import type { Parcel } from '../../../src/tracing/accounts/purses/purse.ts';
import { scaleParcel } from '../../../src/tracing/accounts/purses/scale-parcel.ts';
import { taintedPart } from '../../../src/tracing/accounts/purses/tainted-part.ts';
import { TAINT_POLICIES } from '../../../src/tracing/taint/policies.ts';
import type { SegmentLists } from '../../../src/tracing/taint/segment-lists.ts';
import type { TaintPolicy, TaintPolicyId } from '../../../src/tracing/taint/taint-policy.ts';
import { policyContract } from '../policy-contract.ts';

const IDS = Object.keys(TAINT_POLICIES) as TaintPolicyId[];

/** An account as a transaction: its arrivals are the inputs, its payments the outputs, the last one the fee. */
function asPolicy(id: TaintPolicyId): TaintPolicy {
  return {
    ...TAINT_POLICIES[id],
    allocate(inputs, outputs, fee) {
      const purse = createPurse(id, 0n);
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
        result.label.push(...(parcel?.label ?? []));
        result.value.push(...(parcel?.value ?? []));
        result.start.push(result.label.length);
      }
      return result;
    },
  };
}

// The suite of the taint policies of Bitcoin, over accounts.
for (const id of IDS) policyContract(asPolicy(id));

const part = (parcel: Parcel | undefined, id: TaintPolicyId) => taintedPart(parcel, id);

describe('2 tainted units arrive at an account that holds 3 clean ones; it pays 4, then 1', () => {
  const run = (id: TaintPolicyId) => {
    const purse = createPurse(id, 300n);
    const absorbed = purse.put({ label: [1], value: [200n] }, 200n);
    return [absorbed, part(purse.take(400n), id), part(purse.take(100n), id)];
  };
  test.each<[TaintPolicyId, bigint[]]>([
    // What was clean before, then everything that leaves.
    ['poison', [300n, 400n, 100n]],
    ['haircut', [0n, 160n, 40n]],
    // The three clean ones came first and leave first.
    ['fifo', [0n, 100n, 100n]],
    // The two tainted ones came last and leave first.
    ['lifo', [0n, 200n, 0n]],
    ['tiho', [0n, 200n, 0n]],
  ])('%s', (id, expected) => {
    expect(run(id)).toEqual(expected);
  });
});

describe.each(IDS)('%s', (id) => {
  const step = fc.record({
    put: fc.boolean(),
    value: fc.bigInt({ min: 1n, max: 2n ** 255n }),
    label: fc.integer({ min: 0, max: 3 }),
  });

  test('any row of arrivals and payments: nothing is lost, nothing is more than the whole', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const purse = createPurse(id, 7n);
        let [total, taint] = [7n, 0n];
        for (const { put, value, label } of steps) {
          if (put) {
            const absorbed = purse.put(label === 0 ? undefined : { label: [label], value: [value] }, value);
            total += value;
            taint += absorbed + (label === 0 ? 0n : value);
          } else {
            const amount = value > purse.total() ? purse.total() : value;
            taint -= part(amount > 0n ? purse.take(amount) : undefined, id);
            total -= amount;
          }
          expect(purse.total()).toBe(total);
          expect(purse.tainted()).toBe(taint);
          expect(purse.tainted() <= purse.total()).toBe(true);
          const all = purse.all();
          expect(part(all, id)).toBe(purse.tainted());
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
        const scaled = scaleParcel(parcel, { from, to }, id);
        expect(scaled.value.reduce((sum, value) => sum + value, 0n)).toBe(to);
        expect(taintedPart(scaled, id)).toBe(id === 'poison' ? to : (tainted * to) / from);
      }),
    );
  });
});
