import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkMatrix } from '../../src/clustering/links/link-matrix.ts';

const LIMITS = { maxSteps: 50_000_000 };
const equal = (count: number) => Array<bigint>(count).fill(100n);

// Published by the authors of Boltzmann for Whirlpool's 5x5: 1,496 interpretations.
it.each([
  [2, 3n],
  [3, 16n],
  [4, 131n],
  [5, 1_496n],
])('%i equal inputs and outputs have %i interpretations', (count, interpretations) => {
  const answer = linkMatrix(equal(count), equal(count), LIMITS);
  expect(answer).toMatchObject({ interpretations });
  if (answer === 'undecided') throw new Error('undecided');
  expect(new Set(answer.links.flat()).size).toBe(1);
});

it('finds the link that arithmetic makes certain', () => {
  const answer = linkMatrix([100n, 7n], [60n, 40n, 7n], LIMITS);
  expect(answer).toEqual({
    interpretations: 2n,
    links: [
      [2n, 1n],
      [2n, 1n],
      [1n, 2n],
    ],
  });
});

it('counts what going through all divisions counts', () => {
  const values = fc.array(fc.bigInt({ min: 1n, max: 12n }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(values, values, (inputs, outputs) => {
      const fee = inputs.reduce((s, v) => s + v, 0n) - outputs.reduce((s, v) => s + v, 0n);
      const answer = linkMatrix(inputs, outputs, LIMITS);
      if (fee < 0n) expect(answer).toBe('undecided');
      else expect(answer).toEqual(slowly(inputs, outputs, fee));
    }),
  );
});

it('says that it cannot tell in time, and for large transactions', () => {
  expect(linkMatrix(equal(8), equal(8), { maxSteps: 1_000 })).toBe('undecided');
  let now = 0;
  const clock = () => (now += 10);
  expect(linkMatrix(equal(9), equal(9), { maxSteps: 1e9, maxTime: 20, clock })).toBe('undecided');
  expect(linkMatrix(equal(13), equal(2), LIMITS)).toBe('undecided');
});

/** Every way to give each coin a group, kept when each group pays for itself. */
function slowly(inputs: bigint[], outputs: bigint[], fee: bigint) {
  const links = outputs.map(() => inputs.map(() => 0n));
  let interpretations = 0n;
  const partitions = function* (count: number, groups: number[] = []): Generator<number[]> {
    if (groups.length === count) {
      yield groups;
      return;
    }
    const most = Math.max(-1, ...groups) + 1;
    for (let g = 0; g <= most; g++) yield* partitions(count, [...groups, g]);
  };
  const assign = function* (count: number, groups: number, list: number[] = []): Generator<number[]> {
    if (list.length === count) yield list;
    else for (let g = 0; g < groups; g++) yield* assign(count, groups, [...list, g]);
  };
  for (const ins of partitions(inputs.length)) {
    const groups = Math.max(...ins) + 1;
    for (const outs of assign(outputs.length, groups)) {
      const fits = Array.from({ length: groups }, (_, g) => {
        const paid = outputs.reduce((s, v, o) => (outs[o] === g ? s + v : s), 0n);
        const spent = inputs.reduce((s, v, i) => (ins[i] === g ? s + v : s), 0n);
        return outs.includes(g) && spent >= paid && spent - paid <= fee;
      }).every(Boolean);
      if (!fits) continue;
      interpretations += 1n;
      for (const [o, g] of outs.entries())
        for (const [i, h] of ins.entries()) if (g === h) links[o]![i]! += 1n;
    }
  }
  return { interpretations, links };
}
