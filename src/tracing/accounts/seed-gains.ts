import { CLEAN } from '../taint/segment-lists.ts';
import type { AccountState, SeedTransaction } from './account-state.ts';
import { assetTotals } from './asset-totals.ts';
import type { Movement } from './move-parcels.ts';
import type { Node } from './plan-transaction.ts';
import type { Turn } from './process-account-transaction.ts';
import { createPurse } from './purses/create-purse.ts';
import type { Parcel } from './purses/purse.ts';
import { scaleParcel } from './purses/scale-parcel.ts';
import { taintedPart } from './purses/tainted-part.ts';

/**
 * Marks what the transaction's gainers got (all of them, or the one address of the seed). Value that another seed has
 * tainted keeps its label; that is told as an overlap.
 */
export function seedGains(
  state: AccountState,
  turn: Turn,
  about: {
    readonly movements: (Movement | undefined)[];
    readonly seed: SeedTransaction;
  },
): void {
  const { seed } = about;
  for (const node of gainers(turn, seed.home)) {
    // Marked on its way already.
    if (state.entries.has(node.key)) continue;
    if (seed.arrival) {
      if (seed.arrival.asset === node.asset) handIn(state, node, about.movements, seed.arrival);
      continue;
    }
    about.movements.forEach((movement, p) => {
      if (!movement) return;
      const policy = state.rules.policies[p]!;
      const gain = node.in - node.out;
      const before = movement.left.get(node.key)?.purse.all() ?? { label: [CLEAN], value: [gain] };
      const labelled = relabel(before, { label: seed.label, gain, poison: policy === 'poison' });
      const added = taintedPart(labelled, policy) - taintedPart(before, policy);
      assetTotals(state, p, node.asset).seeds += added;
      for (let s = 0; s < before.label.length; s++) {
        if (before.label[s] === CLEAN || before.label[s] === seed.label) continue;
        state.overlaps.push({
          tx: turn.batch.tx[turn.t]!,
          home: node.home,
          asset: node.asset,
          policy,
          kept: before.label[s]!,
          ignored: seed.label,
          amount: before.value[s]!,
        });
      }
      const purse = createPurse(policy, 0n);
      purse.put(labelled, gain);
      movement.left.set(node.key, { node, purse });
      movement.depth = -1;
    });
  }
}

/** What another chain's trace says of the value that the bridge paid; the rest of the gain is clean. */
function handIn(
  state: AccountState,
  node: Node,
  movements: readonly (Movement | undefined)[],
  arrival: NonNullable<SeedTransaction['arrival']>,
): void {
  movements.forEach((movement, p) => {
    const parcel = arrival.parcels[p];
    if (!movement || !parcel || movement.left.has(node.key)) return;
    const policy = state.rules.policies[p]!;
    const gain = node.in - node.out;
    const purse = createPurse(policy, 0n);
    const scaled =
      gain < arrival.value ? scaleParcel(parcel, { from: arrival.value, to: gain }, policy) : parcel;
    const size = gain < arrival.value ? gain : arrival.value;
    purse.put(scaled, size);
    const tainted = purse.tainted();
    if (tainted === 0n) return;
    assetTotals(state, p, node.asset).seeds += tainted;
    if (gain > size) assetTotals(state, p, node.asset).absorbed += purse.put(undefined, gain - size);
    movement.left.set(node.key, { node, purse });
    movement.depth = -1;
  });
}

/** Nodes that end the transaction with more than they began with, pools and destroyed coins apart. */
export function gainers({ plan }: Pick<Turn, 'plan'>, home: number | undefined): Node[] {
  const keeps = new Set([...plan.sites.values()].flatMap((site) => site.keeps.map(({ key }) => key)));
  const nodes = new Set(plan.receiver.filter((node) => node !== undefined));
  return [...nodes].filter(
    (node) =>
      node.in > node.out && node.key >= 0 && (home === undefined ? !keeps.has(node.key) : node.home === home),
  );
}

function relabel(
  before: Parcel,
  with_: { readonly label: number; readonly gain: bigint; readonly poison: boolean },
): Parcel {
  const { label, gain, poison } = with_;
  if (poison && before.label.some((other) => other !== CLEAN)) return before;
  const parcel: Parcel = { label: [], value: [] };
  let covered = 0n;
  for (let s = 0; s < before.label.length; s++) {
    parcel.label.push(before.label[s] === CLEAN ? label : before.label[s]!);
    parcel.value.push(before.value[s]!);
    covered += before.value[s]!;
  }
  if (!poison && covered < gain) {
    parcel.label.push(label);
    parcel.value.push(gain - covered);
  }
  return parcel;
}
