/** Which outputs may belong to which inputs, over all ways to read a transaction as several payments at once. */
export interface LinkMatrix {
  /** Number of ways. */
  readonly interpretations: bigint;
  /** links[o][i]: in how many of them output o is paid by a group that has input i. */
  readonly links: readonly (readonly bigint[])[];
}

export interface LinkLimits {
  /** Groups that may be looked at. */
  readonly maxSteps: number;
  /** Milliseconds; with `clock`. */
  readonly maxTime?: number;
  readonly clock?: () => number;
}

const MOST = 12;
/** Steps between two looks at the clock. */
const BREATH = 65_536;

/**
 * Boltzmann's link matrix (LaurentMT): every way to divide inputs and outputs into groups that pay for themselves, where
 * a group pays no more than the whole fee. A link that holds in all of them is certain by arithmetic; the logarithm of
 * their number is the transaction's entropy. `undecided` when there are more than 12 inputs or outputs or the limits are
 * reached: then nothing is known, which is not the same as no link. Values in satoshi, without outputs that nobody owns.
 */
export function linkMatrix(
  inputs: readonly bigint[],
  outputs: readonly bigint[],
  limits: LinkLimits,
): LinkMatrix | 'undecided' {
  if (inputs.length > MOST || outputs.length > MOST || inputs.length === 0 || outputs.length === 0)
    return 'undecided';
  const [inSums, outSums] = [subsetSums(inputs), subsetSums(outputs)];
  const [allIn, allOut] = [inSums.length - 1, outSums.length - 1];
  const fee = inSums[allIn]! - outSums[allOut]!;
  if (fee < 0n) return 'undecided';
  const byValue = Array.from(outSums, (_, mask) => mask)
    .slice(1)
    .sort((a, b) => (outSums[a]! < outSums[b]! ? -1 : outSums[a]! > outSums[b]! ? 1 : a - b));
  const budget = createBudget(limits);
  const known = new Map<number, bigint>();

  /** Outputs that a group of inputs may pay, among those that are left. */
  function* payable(group: number, left: number): Generator<number, void> {
    const most = inSums[group]!;
    for (let k = lowerBound(byValue, outSums, most - fee); k < byValue.length; k++) {
      const mask = byValue[k]!;
      if (outSums[mask]! > most) return;
      budget.step();
      if ((mask & ~left) === 0) yield mask;
    }
  }
  /** Ways to divide what is left. */
  function ways(ins: number, outs: number): bigint {
    if (ins === 0) return outs === 0 ? 1n : 0n;
    if (outs === 0) return 0n;
    const key = ins * (allOut + 1) + outs;
    const before = known.get(key);
    if (before !== undefined) return before;
    let sum = 0n;
    // The group of the lowest input that is left: every division is counted once.
    const lowest = ins & -ins;
    const others = ins ^ lowest;
    for (let part = others; ; part = (part - 1) & others) {
      const group = part | lowest;
      for (const paid of payable(group, outs)) sum += ways(ins ^ group, outs ^ paid);
      if (part === 0) break;
    }
    known.set(key, sum);
    return sum;
  }

  try {
    const interpretations = ways(allIn, allOut);
    const links = outputs.map(() => inputs.map(() => 0n));
    for (let group = 1; group <= allIn; group++) {
      for (const paid of payable(group, allOut)) {
        const count = ways(allIn ^ group, allOut ^ paid);
        if (count === 0n) continue;
        for (let o = 0; o < outputs.length; o++)
          if ((paid >>> o) & 1)
            for (let i = 0; i < inputs.length; i++) if ((group >>> i) & 1) links[o]![i]! += count;
      }
    }
    return { interpretations, links };
  } catch (error) {
    if (error === budget.spent) return 'undecided';
    throw error;
  }
}

function createBudget({ maxSteps, maxTime, clock }: LinkLimits) {
  const spent = new Error('the limit is reached');
  const until = clock && maxTime !== undefined ? clock() + maxTime : undefined;
  let steps = 0;
  return {
    spent,
    step(): void {
      steps += 1;
      if (steps > maxSteps) throw spent;
      if (until !== undefined && steps % BREATH === 0 && clock!() > until) throw spent;
    },
  };
}

function subsetSums(values: readonly bigint[]): bigint[] {
  const sums = [0n];
  for (const value of values)
    for (let i = 0, count = sums.length; i < count; i++) sums.push(sums[i]! + value);
  return sums;
}

/** First place in `order` whose sum is at least `least`. */
function lowerBound(order: readonly number[], sums: readonly bigint[], least: bigint): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[order[middle]!]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
