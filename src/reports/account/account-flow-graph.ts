import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import type { TaintPolicyId } from '../../tracing/taint/taint-policy.ts';
import type { FlowGraph, GraphLink, GraphNode } from '../figure/flow-graph.ts';

/** Parts into which what was stolen in each asset is divided: the measure of the figure. */
export const WHOLE = 1_000_000_000n;

interface Held {
  tainted: bigint;
  /** Parts of the start value that lie in it. */
  share: bigint;
  /** Box that the share last left. */
  from: string;
  layer: number;
}

/**
 * The flow of one policy over a trace of an account chain, in shares of the start value: a transfer takes of the
 * payer's share what it takes of his taint, an exchange hands the share over to the asset received. Sources of one
 * asset count alike with those of another.
 */
export function accountFlowGraph(result: AccountTraceResult, policy: TaintPolicyId): FlowGraph {
  const nodes = new Map<string, GraphNode>();
  const links = new Map<string, GraphLink>();
  const held = new Map<string, Held>();
  const seeds = new Map(result.conservation[policy]?.map(({ asset, seeds: sum }) => [asset, sum]));
  const assets = BigInt([...seeds.values()].filter((sum) => sum > 0n).length || 1);
  const start = 'seed 1';
  nodes.set(start, { id: start, kind: 'seed', text: result.labels.slice(1).join(', '), count: 0, layer: 0 });

  const link = (from: string, to: string, value: bigint): void => {
    if (value === 0n || from === to) return;
    const key = `${from}\n${to}`;
    links.set(key, { from, to, value: (links.get(key)?.value ?? 0n) + value });
  };
  const place = (key: string): Held => {
    const known = held.get(key) ?? { tainted: 0n, share: 0n, from: start, layer: 0 };
    held.set(key, known);
    return known;
  };
  /** Takes `amount` of taint out of an account; what it does not hold comes from the start. */
  const take = (key: string, asset: number, amount: bigint): Held => {
    const account = place(key);
    if (account.tainted === 0n) {
      const sum = seeds.get(asset) ?? 0n;
      return {
        tainted: amount,
        share: sum === 0n ? 0n : (amount * WHOLE) / (sum * assets),
        from: start,
        layer: 0,
      };
    }
    const part = amount > account.tainted ? account.tainted : amount;
    const share = (account.share * part) / account.tainted;
    account.tainted -= part;
    account.share -= share;
    return { tainted: part, share, from: account.from, layer: account.layer };
  };

  for (const hop of result.hops) {
    const amount = hop.amounts[policy];
    if (!amount) continue;
    const id = `tx ${hop.hash}`;
    const moved = take(`${hop.from} ${hop.asset}`, hop.asset, amount);
    const known = nodes.get(id);
    const layer = Math.max(known?.layer ?? 0, moved.from === id ? 0 : moved.layer + 1);
    nodes.set(id, { id, kind: 'transaction', text: hop.hash, count: 1, layer });
    link(moved.from, id, moved.share);
    const target = place(`${hop.to} ${hop.into ? hop.into.asset : hop.asset}`);
    target.tainted += hop.into ? (hop.into.amounts[policy] ?? 0n) : moved.tainted;
    target.share += moved.share;
    target.from = id;
    target.layer = layer;
  }
  for (const terminal of result.terminals) {
    if (!terminal.amounts[policy]) continue;
    const account = held.get(`${terminal.home} ${terminal.asset}`);
    if (!account || account.from === start) continue;
    const { reason } = terminal;
    const tag = reason === 'tag' ? terminal.tag : undefined;
    const id = `end ${reason} ${tag ? JSON.stringify([tag.label, tag.category]) : ''}`;
    nodes.set(id, {
      id,
      kind: 'end',
      text: '',
      end: { kind: reason, ...(tag && { tag }) },
      count: 0,
      layer: -1,
    });
    link(account.from, id, account.share);
    account.share = 0n;
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
