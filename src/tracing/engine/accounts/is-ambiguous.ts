import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import type { Plan } from './account-trace.ts';
import { balanceOf } from './plan-nodes.ts';

const EXCHANGES = (['swap', 'liquidity-add', 'liquidity-remove'] as const).map((kind) =>
  EVENT_KINDS.indexOf(kind),
);
/** Routers in a row that are looked through. */
const DEEP = 8;

/**
 * Whether nothing tells which of what a site gives belongs to what was paid to it: several people pay what it keeps,
 * several are paid with what it gives, and the site has not said in just one event that this is one exchange. Who merely
 * passes on within the transaction, or says by an event that he is a pool which exchanges in it, is nobody: whoever paid him
 * counts. Nothing of this depends on who holds taint.
 */
export function isAmbiguous(
  plan: Plan,
  site: number,
  keeps: readonly number[],
  gives: readonly number[],
): boolean {
  return (
    eventsOf(plan, site) !== 1 &&
    people(plan, gives, { side: 'receiver', site }).size > 1 &&
    people(plan, keeps, { side: 'payer', site }).size > 1
  );
}

function eventsOf({ batch, t }: Plan, site: number): number {
  let count = 0;
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
    if (batch.eventSite[e] === site && EXCHANGES.includes(batch.eventKind[e]!)) count++;
  return count;
}

interface Search {
  readonly side: 'payer' | 'receiver';
  readonly site: number;
}

/** Holders behind the transfers of some nodes of the site: who pays them, or who is paid by them. */
function people(plan: Plan, nodes: readonly number[], search: Search): Set<number> {
  const found = new Set<number>();
  const seen = new Set(nodes);
  let border = new Set(nodes);
  for (let depth = 0; border.size > 0; depth++) {
    const next = new Set<number>();
    for (let x = 0; x < plan.ordered; x++) {
      const j = plan.order[x]!;
      const [near, far] =
        search.side === 'payer' ? [plan.receiver[j]!, plan.payer[j]!] : [plan.payer[j]!, plan.receiver[j]!];
      if (!border.has(near) || plan.holder[far] === search.site || isApart(plan, j)) continue;
      const behind = depth === DEEP ? [] : nodesBehind(plan, far, search.side);
      if (behind.length === 0) found.add(plan.holder[far]!);
      for (const k of behind)
        if (!seen.has(k)) {
          seen.add(k);
          next.add(k);
        }
    }
    border = next;
  }
  return found;
}

/** Trades that events tell apart have each their own. */
const isApart = ({ paying, getting }: Plan, j: number) => paying.has(j) || getting.has(j);

/** Nodes at which it goes on where somebody only passes on or exchanges; none where he is who pays or is paid. */
function nodesBehind(plan: Plan, node: number, side: Search['side']): number[] {
  const holder = plan.holder[node]!;
  if (holder === plan.sender) return [];
  if (plan.key[node]! >= 0 && balanceOf(plan, node) === 0) return [node];
  if (eventsOf(plan, holder) === 0) return [];
  const found: number[] = [];
  for (let k = 0; k < plan.nodes; k++) {
    const balance = balanceOf(plan, k);
    if (plan.holder[k] === holder && (side === 'payer' ? balance > 0 : balance < 0)) found.push(k);
  }
  return found;
}
