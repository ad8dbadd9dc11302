import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { CLEAN } from '../taint/segment-lists.ts';
import type { AccountState, Arrivals, TerminalDraft } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { assetTotals } from './asset-totals.ts';
import type { Parcel, Purse } from './purses/purse.ts';

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
  const drafts = draftsOf(state, reason);
  // Below 0 stands for the coins of an asset, wherever they went.
  const name = node.key < 0 ? `${node.key} ${home}` : node.key;
  let draft = drafts.get(name);
  if (!draft) {
    draft = {
      account: node.key,
      home,
      asset: node.asset,
      reason,
      tag: state.rules.tagOf(node.home),
      labels: state.rules.policies.map(() => ({ label: [], value: [] })),
      amounts: state.rules.policies.map(() => 0n),
      depth: end.depth,
      arrivals: end.arrivals ? { ...end.arrivals } : { count: 0, ...at, lastTx: -1 },
    };
    drafts.set(name, draft);
  }
  if (!end.arrivals && draft.arrivals.lastTx !== at.lastTx) {
    draft.arrivals.count += 1;
    Object.assign(draft.arrivals, { lastTx: at.lastTx, lastTime: at.lastTime, lastNumber: at.lastNumber });
  }
  draft.depth = Math.min(draft.depth, end.depth);
  draft.amounts[p] = draft.amounts[p]! + tainted;
  assetTotals(state, p, node.asset).terminals += tainted;
  const parcel = end.purse.all();
  for (let s = 0; s < parcel.label.length; s++)
    if (parcel.label[s] !== CLEAN) addTo(draft.labels[p]!, parcel.label[s]!, parcel.value[s]!);
}

function draftsOf(state: AccountState, reason: AccountStopReason): Map<number | string, TerminalDraft> {
  let drafts = state.terminals.get(reason);
  if (!drafts) {
    drafts = new Map();
    state.terminals.set(reason, drafts);
  }
  return drafts;
}

/** Few labels meet at one place: a list is smaller than a map, and there is one for every terminal. */
function addTo(sums: Parcel, label: number, value: bigint): void {
  const at = sums.label.indexOf(label);
  if (at >= 0) sums.value[at]! += value;
  else {
    sums.label.push(label);
    sums.value.push(value);
  }
}
