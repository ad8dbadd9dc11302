import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import { NO_HOLDER } from '../../step-source.ts';
import type { AccountTrace } from './account-trace.ts';
import { balanceOf } from './plan-nodes.ts';

/** What the site of a node exchanges in the running transaction: nodes of what it keeps, and of what it gives. */
export interface ExchangeSides {
  readonly keeps: readonly number[];
  readonly gives: readonly number[];
  /** Those of them that the site's own events name; undefined where they name none. */
  readonly named: {
    readonly keeps: readonly number[] | undefined;
    readonly gives: readonly number[] | undefined;
  };
}

const SWAP = EVENT_KINDS.indexOf('swap');

export function exchangeSides(trace: AccountTrace, node: number): ExchangeSides {
  const { plan } = trace;
  const holder = plan.holder[node]!;
  const gives: number[] = [];
  const keeps: number[] = [];
  for (let k = 0; k < plan.nodes; k++) {
    if (plan.holder[k] !== holder || (plan.key[k]! < 0 && plan.asset[k] === 0)) continue;
    if (holder === NO_HOLDER && plan.asset[k] !== plan.asset[node]) continue;
    const balance = balanceOf(plan, k);
    if (balance < 0) gives.push(k);
    else if (balance > 0) keeps.push(k);
  }
  return {
    keeps,
    gives,
    named: {
      keeps: namedByEvent(trace, keeps, 'eventPaidIn'),
      gives: namedByEvent(trace, gives, 'eventPaidOut'),
    },
  };
}

/** Anybody can emit an event; what a site says of itself it says at its own cost. */
function namedByEvent(
  { plan }: AccountTrace,
  nodes: readonly number[],
  side: 'eventPaidIn' | 'eventPaidOut',
): readonly number[] | undefined {
  const { batch, t } = plan;
  const named = nodes.filter((k) => {
    for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
      if (
        batch.eventSite[e] === plan.holder[k] &&
        batch.eventKind[e] === SWAP &&
        batch[side][e] === plan.asset[k]
      )
        return true;
    return false;
  });
  return named.length > 0 ? named : undefined;
}
