import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { CLEAN } from '../taint/segment-lists.ts';
import type { AccountState, Arrivals } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { assetTotals } from './asset-totals.ts';
import type { Purse } from './purses/purse.ts';

/** Books what a purse holds under policy p as ended at an account for a reason. */
export function endParcel(
  state: AccountState,
  p: number,
  end: {
    readonly node: { readonly key: number; readonly home: number; readonly asset: number };
    readonly reason: AccountStopReason;
    readonly depth: number;
    readonly purse: Purse;
    readonly at: Omit<Arrivals, 'count'>;
    readonly arrivals?: Arrivals;
  },
): void {
  const { node, reason, at } = end;
  const tainted = end.purse.tainted();
  if (tainted === 0n) return;
  const home = node.home === NO_ACCOUNT ? -1 : node.home;
  const name = `${node.key} ${home} ${node.asset} ${reason}`;
  let draft = state.terminals.get(name);
  if (!draft) {
    draft = {
      account: node.key,
      home,
      asset: node.asset,
      reason,
      tag: state.rules.tagOf(node.home),
      labels: state.rules.policies.map(() => new Map<number, bigint>()),
      amounts: state.rules.policies.map(() => 0n),
      depth: end.depth,
      arrivals: end.arrivals ? { ...end.arrivals } : { count: 0, ...at, lastTx: -1 },
    };
    state.terminals.set(name, draft);
  }
  if (!end.arrivals && draft.arrivals.lastTx !== at.lastTx) {
    draft.arrivals.count += 1;
    Object.assign(draft.arrivals, { lastTx: at.lastTx, lastTime: at.lastTime, lastNumber: at.lastNumber });
  }
  draft.depth = Math.min(draft.depth, end.depth);
  draft.amounts[p] = draft.amounts[p]! + tainted;
  assetTotals(state, p, node.asset).terminals += tainted;
  const parcel = end.purse.all();
  for (let s = 0; s < parcel.label.length; s++) {
    const label = parcel.label[s]!;
    if (label !== CLEAN) draft.labels[p]!.set(label, (draft.labels[p]!.get(label) ?? 0n) + parcel.value[s]!);
  }
}
