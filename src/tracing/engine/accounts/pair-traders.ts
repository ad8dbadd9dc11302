import { STEP_ROW } from '../../step-source.ts';
import { toBigInt } from '../../value/words.ts';
import type { Plan, Trade } from './account-trace.ts';
import { balanceOf, NO_SITE } from './plan-nodes.ts';

/** Prices that differ by less than this part are one price: a division leaves something over. */
const SAME = 1_000n;

/**
 * Where everybody who pays a site of one asset is paid by it in one other asset, once each and all at one price, each got
 * his own: trades as events would tell them. At two prices a friend could have bought for somebody else. Adds to
 * `plan.paying` and `plan.getting`.
 */
export function pairTraders(plan: Plan): void {
  for (let give = 0; give < plan.nodes; give++) {
    const site = plan.site[give]!;
    if (site === NO_SITE) continue;
    const keep = onlyOther(plan, give);
    if (keep < 0) continue;
    const paid = transfersOf(plan, plan.receiver, { node: keep, party: plan.payer });
    const got = transfersOf(plan, plan.payer, { node: give, party: plan.receiver });
    const trades = paid && got && pairs(plan, paid, got);
    if (!trades) continue;
    for (const trade of trades) {
      plan.paying.set(trade.paid, trade);
      plan.getting.set(trade.got, trade);
      plan.site[plan.payer[trade.paid]!] = NO_SITE;
    }
  }
}

/** The one other asset that moves at the site of a node; -1 when there are several, or none. */
function onlyOther(plan: Plan, give: number): number {
  let found = -1;
  for (let k = 0; k < plan.nodes; k++) {
    if (k === give || plan.holder[k] !== plan.holder[give]) continue;
    if (found >= 0 || balanceOf(plan, k) <= 0) return -1;
    found = k;
  }
  return found;
}

/** The one transfer of each party with a node; undefined where somebody has several, or an event tells them apart. */
function transfersOf(
  plan: Plan,
  side: Int32Array,
  { node, party }: { readonly node: number; readonly party: Int32Array },
): Map<number, number> | undefined {
  const found = new Map<number, number>();
  for (let x = 0; x < plan.ordered; x++) {
    const j = plan.order[x]!;
    if (side[j] !== node) continue;
    const holder = plan.holder[party[j]!]!;
    if (found.has(holder) || plan.paying.has(j) || plan.getting.has(j)) return undefined;
    found.set(holder, j);
  }
  return found.size > 1 ? found : undefined;
}

function pairs(
  plan: Plan,
  paid: ReadonlyMap<number, number>,
  got: ReadonlyMap<number, number>,
): Trade[] | undefined {
  if (paid.size !== got.size) return undefined;
  const value = (j: number) => toBigInt(plan.batch.rows, (plan.first + j) * STEP_ROW.words + STEP_ROW.value);
  const trades: Trade[] = [];
  let price: readonly [bigint, bigint] | undefined;
  for (const [holder, j] of paid) {
    const back = got.get(holder);
    if (back === undefined) return undefined;
    const [in_, out] = [value(j), value(back)];
    price ??= [in_, out];
    const difference = out * price[0] - in_ * price[1];
    if ((difference < 0n ? -difference : difference) * SAME > in_ * price[1]) return undefined;
    trades.push({ paid: j, got: back, event: -1, slot: 0, stage: 'open' });
  }
  return trades;
}
