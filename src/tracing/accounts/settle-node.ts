import { EVENT_KINDS } from '../../chains/evm/protocols/protocol-event.ts';
import type { TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountState, Entry } from './account-state.ts';
import type { AccountStopReason } from './account-trace-result.ts';
import { endParcel } from './end-parcel.ts';
import { NEVER } from './never.ts';
import { placeOf } from './place-of.ts';
import type { Node } from './plan-transaction.ts';
import type { Turn } from './process-account-transaction.ts';
import { createPurse } from './purses/create-purse.ts';
import type { Purse } from './purses/purse.ts';

/** What tells that value entered (backward: left) a mixer or a bridge. */
const MIXER = [EVENT_KINDS.indexOf('mixer-deposit'), EVENT_KINDS.indexOf('mixer-withdrawal')] as const;
const BRIDGE = [EVENT_KINDS.indexOf('bridge-out'), EVENT_KINDS.indexOf('bridge-in')] as const;
const POOL = (['swap', 'liquidity-add', 'liquidity-remove'] as const).map((kind) =>
  EVENT_KINDS.indexOf(kind),
);

const NO_KINDS = new Map<number, Set<number>>();

/** What stayed with somebody after a transaction, one purse a policy, and the fewest transactions behind its payers. */
export interface Settled {
  readonly node: Node;
  readonly held: readonly (Purse | undefined)[];
  readonly depth: readonly number[];
}

/** What stayed with somebody: a place where taint stops, or an account that is followed from here, which it returns. */
export function settleNode(state: AccountState, turn: Turn, settled: Settled): Entry | undefined {
  const { node, held } = settled;
  const common = stopAt(state, turn, node);
  const entry = common ? undefined : createEntry(turn, node, held);
  let followed = false;
  for (let p = 0; p < held.length; p++) {
    const purse = held[p];
    if (!purse) continue;
    const depth = settled.depth[p]! + 1;
    const reason = common ?? policyStop(state, p, { node, purse, depth });
    if (reason) {
      if (reason === 'bridge') handOver(state, p, { node, purse, turn });
      endParcel(state, p, { node, reason, depth, purse, at: placeOf(turn) });
      continue;
    }
    entry!.purses[p] = opened(state, p, { purse, entry: entry!, turn });
    entry!.depth[p] = depth;
    followed = true;
  }
  if (!entry || !followed) return undefined;
  state.entries.set(entry.account, entry);
  state.fresh.push(entry);
  state.touched.add(entry.account);
  return entry;
}

/** Keeps the piece apart: the trace of the chain behind the bridge may go on with it. */
function handOver(
  state: AccountState,
  p: number,
  about: { readonly node: Node; readonly purse: Purse; readonly turn: Turn },
): void {
  const { node, purse, turn } = about;
  const tx = turn.batch.tx[turn.t]!;
  let draft = state.handovers.find((other) => other.tx === tx && other.asset === node.asset);
  if (!draft) {
    draft = {
      tx,
      asset: node.asset,
      value: purse.total(),
      parcels: state.rules.policies.map(() => undefined),
    };
    state.handovers.push(draft);
  }
  const before = draft.parcels[p];
  const more = purse.all();
  draft.parcels[p] = before
    ? { label: [...before.label, ...more.label], value: [...before.value, ...more.value] }
    : more;
}

/** Why nobody follows it, whatever the policy. */
function stopAt(state: AccountState, turn: Turn, node: Node): AccountStopReason | undefined {
  const { batch, t, context } = turn;
  const kinds = batch.eventStart[t] === batch.eventStart[t + 1] ? NO_KINDS : new Map<number, Set<number>>();
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++) {
    // Anybody's contract can emit any event: only those of a protocol's own list say where a trace ends.
    if (batch.eventGenuine[e] !== 1) continue;
    const sites = kinds.get(batch.eventKind[e]!) ?? new Set();
    kinds.set(batch.eventKind[e]!, sites.add(batch.eventSite[e]!));
  }
  const way = state.rules.backward ? 1 : 0;
  // The mixer's own event says more than somebody's tag: candidates behind it can be looked for.
  if (kinds.get(MIXER[way])?.has(node.home)) return 'mixer';
  const tag = state.rules.tagOf(node.home);
  if (tag?.category && !tag.passes) return 'tag';
  if (state.bridgeWallets.has(node.home)) return 'bridge';
  // What nobody was given anything for lies in the pool, as liquidity; who swaps there later has no part in it.
  if (POOL.some((kind) => kinds.get(kind)?.has(node.home))) return 'pool';
  const gone = node.key < 0 || node.home === NO_ACCOUNT || node.home === context.zero;
  // Router, vault or burn: in a transaction that a bridge announces, what the sender does not keep went over it.
  if (
    kinds.has(BRIDGE[way]) &&
    (gone || node.home !== batch.sender[t]) &&
    bridges(turn, node, kinds.get(BRIDGE[way])!)
  )
    return 'bridge';
  if (gone) return state.rules.backward ? 'new-coins' : 'burnt';
  return undefined;
}

/** The site of the bridge itself, or what a payment from its site or to a burn ended at. */
function bridges({ plan }: Turn, node: Node, sites: ReadonlySet<number>): boolean {
  if (sites.has(node.home) || node.key < 0 || node.home === NO_ACCOUNT) return true;
  if (plan.receiver.some((receiver, at) => receiver === node && sites.has(plan.payer[at]!.home))) return true;
  // A vault takes the coins by transferFrom while the router announces it.
  return node.in > node.out && plan.order.length <= 2;
}

function policyStop(
  state: AccountState,
  p: number,
  at: {
    readonly node: Node;
    readonly purse: Purse;
    readonly depth: number;
  },
): AccountStopReason | undefined {
  const { rules } = state;
  const tainted = at.purse.tainted();
  if (rules.policies[p] === 'haircut' && tainted * 1_000_000n < at.purse.total() * rules.cutoffMillionths)
    return 'cutoff';
  if (tainted < (state.minValues.get(at.node.asset) ?? 0n)) return 'min-value';
  return at.depth >= rules.maxDepth ? 'depth' : undefined;
}

function createEntry(turn: Turn, node: Node, held: readonly (Purse | undefined)[]): Entry {
  const { batch, t } = turn;
  const { next } = lastOf(batch, t, node.key);
  const balance = beforeFees(turn, node.key);
  const least = held.reduce((most, purse) => (purse && purse.total() > most ? purse.total() : most), 0n);
  return {
    account: node.key,
    home: node.home,
    asset: node.asset,
    purses: held.map(() => undefined),
    depth: held.map(() => Number.POSITIVE_INFINITY),
    // It holds what just came in, whatever the data says about the time before they begin.
    offset: balance < least ? least - balance : 0n,
    next,
    checked: false,
    source: false,
    arrivals: { count: 1, ...placeOf({ batch, t }) },
  };
}

/** Balance after, and transfer that follows, the last transfer of an account in the transaction. */
function lastOf(batch: TransferBatch, t: number, account: number): { balance: bigint; next: number } {
  for (let i = batch.start[t + 1]! - 1; i >= batch.start[t]!; i--) {
    if (batch.receiverAccount[i] === account)
      return { balance: batch.receiverBalance(i), next: batch.receiverNext[i]! };
    if (batch.payerAccount[i] === account)
      return { balance: batch.payerBalance(i), next: batch.payerNext[i]! };
  }
  return { balance: 0n, next: NEVER };
}

/** Fees come last: they have not been taken from a purse yet. */
function beforeFees({ batch, t, plan }: Turn, account: number): bigint {
  let { balance } = lastOf(batch, t, account);
  for (const i of plan.fees) if (batch.payerAccount[i] === account) balance += batch.value(i);
  return balance;
}

/** The purse with what was there before: older, and clean. */
function opened(
  state: AccountState,
  p: number,
  about: { readonly purse: Purse; readonly entry: Entry; readonly turn: Turn },
): Purse {
  const { purse, entry, turn } = about;
  const clean = beforeFees(turn, entry.account) + entry.offset - purse.total();
  if (clean <= 0n) return purse;
  const policy = state.rules.policies[p]!;
  const result = createPurse(policy, clean);
  const absorbed = result.put(purse.all(), purse.total());
  if (absorbed > 0n) state.totals[p]!.get(entry.asset)!.absorbed += absorbed;
  return result;
}
