import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import type { AccountSteps } from '../../step-source.ts';

const EXCHANGES = (['swap', 'liquidity-add', 'liquidity-remove'] as const).map((kind) =>
  EVENT_KINDS.indexOf(kind),
);

/** The first event of step t by which a holder, a listed contract, says that it exchanged something; -1 for none. */
export function exchangeEventOf(batch: AccountSteps, t: number, holder: number): number {
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
    if (
      batch.eventGenuine[e] === 1 &&
      batch.eventSite[e] === holder &&
      EXCHANGES.includes(batch.eventKind[e]!)
    )
      return e;
  return -1;
}
