import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { TransferBatch } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';

const FEE = TRANSFER_KINDS.indexOf('fee');
const BURNT_FEE = TRANSFER_KINDS.indexOf('burnt-fee');
/** Above this the order of the chain is kept: looking for a better one would take too long. */
const REORDERED = 2_000;

/** One asset of one address within a transaction. Token contracts stand for the coins that they make and destroy. */
export interface Node {
  /** Account id; below 0 for the token contract that makes or destroys asset -key - 1. */
  readonly key: number;
  /** Home account, NO_ACCOUNT when the address has none. */
  readonly home: number;
  readonly asset: number;
  in: bigint;
  out: bigint;
}

/** An address that gets one asset and gives another in the same transaction: a pool, a wrapper, a maker of orders. */
export interface Site {
  readonly home: number;
  /** What it keeps and what it gives, by node. */
  readonly keeps: readonly Node[];
  readonly gives: readonly Node[];
}

export interface TransactionPlan {
  /** Transfers without fees, causes before effects. */
  readonly order: readonly number[];
  readonly fees: readonly number[];
  /** Of each transfer, by its place behind the first one; fees have none. */
  readonly payer: readonly (Node | undefined)[];
  readonly receiver: readonly (Node | undefined)[];
  /** By the key of a node that a site gives from. */
  readonly sites: ReadonlyMap<number, Site>;
}

export interface PlanContext {
  /** Home account of the zero address, in which tokens book what they make and destroy. */
  readonly zero: number;
  readonly assetHome: (asset: number) => number;
  /** An account that holds taint is a party, never a pool. */
  readonly isParty: (account: number) => boolean;
}

/**
 * Reads transaction t of a batch as exchanges: who passes on, who converts, and in which order value can have gone.
 * Events of one transaction do not stand in causal order (a pool may pay before it is paid), so a transfer waits until
 * its payer has what it pays. An address is a site when it keeps one asset and gives another, is not the sender, and
 * holds no taint in what it gives. Source: METHODS E.1 (net flow of one transaction), here per asset.
 */
export function planTransaction(batch: TransferBatch, t: number, context: PlanContext): TransactionPlan {
  const order: number[] = [];
  const fees: number[] = [];
  const nodes = new Map<number, Node>();
  const first = batch.start[t]!;
  const payer: (Node | undefined)[] = [];
  const receiver: (Node | undefined)[] = [];
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const kind = batch.kind[i]!;
    if (kind === FEE || kind === BURNT_FEE) {
      fees.push(i);
      payer.push(undefined);
      receiver.push(undefined);
      continue;
    }
    order.push(i);
    const value = batch.value(i);
    const from = nodeOf(nodes, context, {
      asset: batch.asset[i]!,
      home: batch.payer[i]!,
      account: batch.payerAccount[i]!,
    });
    const to = nodeOf(nodes, context, {
      asset: batch.asset[i]!,
      home: batch.receiver[i]!,
      account: batch.receiverAccount[i]!,
    });
    payer.push(from);
    receiver.push(to);
    from.out += value;
    to.in += value;
  }
  const sites = findSites(nodes, batch.sender[t]!, context);
  const plan = { order, fees, payer, receiver, sites };
  if (order.length === 1 || order.length > REORDERED) return plan;
  return { order: causalOrder(batch, { plan, first, context }), fees, payer, receiver, sites };
}

function nodeOf(
  nodes: Map<number, Node>,
  context: PlanContext,
  end: { readonly asset: number; readonly home: number; readonly account: number },
): Node {
  const { asset } = end;
  const made = asset !== 0 && (end.home === NO_ACCOUNT || end.home === context.zero);
  const key = made || end.account === NO_ACCOUNT ? -asset - 1 : end.account;
  const known = nodes.get(key);
  if (known) return known;
  const node = { key, home: made ? context.assetHome(asset) : end.home, asset, in: 0n, out: 0n };
  nodes.set(key, node);
  return node;
}

function findSites(
  nodes: ReadonlyMap<number, Node>,
  sender: number,
  context: PlanContext,
): Map<number, Site> {
  const byHome = new Map<number, Node[]>();
  for (const node of nodes.values()) {
    // Coins of the chain that are made or destroyed are nobody's exchange.
    const home = node.home === NO_ACCOUNT ? -node.asset - 1 : node.home;
    if (node.in === node.out || (node.key < 0 && node.asset === 0)) continue;
    const list = byHome.get(home);
    if (list) list.push(node);
    else byHome.set(home, [node]);
  }
  const sites = new Map<number, Site>();
  for (const [home, list] of byHome) {
    if (list.length < 2 || home === sender) continue;
    const gives = list.filter((node) => node.out > node.in);
    const keeps = list.filter((node) => node.in > node.out);
    if (gives.length === 0 || keeps.length === 0) continue;
    if (gives.some((node) => node.key >= 0 && context.isParty(node.key))) continue;
    for (const node of gives) sites.set(node.key, { home, keeps, gives });
  }
  return sites;
}

function causalOrder(
  batch: TransferBatch,
  about: { readonly plan: TransactionPlan; readonly first: number; readonly context: PlanContext },
): number[] {
  const { plan, first, context } = about;
  const { payer, receiver, sites } = plan;
  const available = new Map<number, bigint>();
  /** Transfers into a node that have not had their turn. */
  const waiting = new Map<number, number>();
  for (const i of plan.order) {
    const { key } = receiver[i - first]!;
    waiting.set(key, (waiting.get(key) ?? 0) + 1);
  }
  const isReady = (i: number): boolean => {
    const node = payer[i - first]!;
    if (node.key >= 0 && context.isParty(node.key)) return true;
    if ((available.get(node.key) ?? 0n) >= batch.value(i)) return true;
    const site = sites.get(node.key);
    if (site?.keeps.some(({ key }) => (waiting.get(key) ?? 0) > 0)) return false;
    return (waiting.get(node.key) ?? 0) === 0;
  };
  const result: number[] = [];
  const run = (i: number): void => {
    const value = batch.value(i);
    const [from, to] = [payer[i - first]!.key, receiver[i - first]!.key];
    available.set(from, (available.get(from) ?? 0n) - value);
    available.set(to, (available.get(to) ?? 0n) + value);
    waiting.set(to, waiting.get(to)! - 1);
    result.push(i);
  };
  let left = [...plan.order];
  while (left.length > 0) {
    const later: number[] = [];
    for (const i of left) {
      if (isReady(i)) run(i);
      else later.push(i);
    }
    // A circle: the chain's own order breaks it.
    if (later.length === left.length) run(later.shift()!);
    left = later;
  }
  return result;
}
