import type { MixTransaction } from './mix-transaction.ts';

/** Sums that are tried before the answer is that it cannot be told. */
const MOST_TRIED = 20_000;
/** What a participant may earn from the others: one percent of the equal sum, and a fixed fee. Satoshi. */
const EARNED = { ofHundred: 1, fixed: 5_000 } as const;

export type AddsUp = 'yes' | 'no' | 'undecided';

/**
 * Whether the inputs can be divided among as many people as there are equal outputs, so that each gets one of them and at
 * most one other output as change: what he brings is the equal sum and his change, give or take what he earns (a maker of
 * JoinMarket) or pays (its taker; the miner's fee). Inputs of one script are one person's. A service that pays equal sums
 * does not add up like that: its change is one sum for all. With many inputs nearly any sum can be reached, and the answer
 * says little; after 20,000 sums it is "undecided". Values are satoshi below 2^53. Source: after BlockSci's
 * isCoinjoinExtra, which looks for such a division too.
 */
export function addsUp(
  { inputs, outputs }: MixTransaction,
  equal: { readonly value: bigint; readonly count: number },
): AddsUp {
  const sum = Number(equal.value);
  const brought = unitsOf(inputs);
  const change = outputs
    .filter(({ value, kind }) => value !== equal.value && kind !== 'op_return')
    .map(({ value }) => Number(value))
    .sort((a, b) => b - a);
  if (change.length > equal.count) return 'no';
  const fee = total(brought) - total(outputs.map(({ value }) => Number(value)));
  if (fee < 0) return 'no';
  const earned = Math.min(Math.floor((sum * EARNED.ofHundred) / 100) + EARNED.fixed, Math.floor(sum / 2));
  const wanted = [...change, ...Array<number>(equal.count - change.length).fill(0)].map((rest) => ({
    least: sum + rest - earned,
    most: sum + rest + fee + (equal.count - 1) * earned,
  }));
  return divide(brought, wanted);
}

/** What each script brings, largest first. */
function unitsOf(inputs: MixTransaction['inputs']): number[] {
  const units = new Map<number, number>();
  for (const { script, value } of inputs) units.set(script, (units.get(script) ?? 0) + Number(value));
  return [...units.values()].sort((a, b) => b - a);
}

interface Wanted {
  readonly least: number;
  readonly most: number;
}

/** Looks for disjoint sets of units, one for each that is wanted; what is left over is dust that the fees pay for. */
function divide(units: readonly number[], wanted: readonly Wanted[]): AddsUp {
  const used = new Uint8Array(units.length);
  let tried = 0;
  /** Takes units from `from` on for the person `at`, who has `got` so far. */
  const search = (at: number, from: number, got: number): boolean => {
    const person = wanted[at];
    if (!person) return true;
    if (got >= person.least && search(at + 1, 0, 0)) return true;
    for (let i = from; i < units.length; i++) {
      const next = got + units[i]!;
      if (used[i] === 1 || next > person.most) continue;
      tried += 1;
      if (tried > MOST_TRIED) return false;
      used[i] = 1;
      const found = search(at, i + 1, next);
      used[i] = 0;
      if (found) return true;
    }
    return false;
  };
  if (search(0, 0, 0)) return 'yes';
  return tried > MOST_TRIED ? 'undecided' : 'no';
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
