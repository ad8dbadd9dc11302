import type { ProtocolEvent } from '../../chains/evm/protocols/protocol-event.ts';
import type { MixerDeposit, MixerNotes, MixerWithdrawal } from './mixer-notes.ts';

/** A mixer's event with what the block says of it. */
export interface MixerEvent {
  readonly event: ProtocolEvent;
  readonly chain: string;
  readonly txHash: string;
  /** UTC seconds. */
  readonly time: number;
  /** Place in the chain: grows with block, transaction and log. */
  readonly order: number;
  /** wei a unit of gas, of the transaction. */
  readonly gasPrice?: bigint;
  /** Its block has a base fee (EIP-1559). */
  readonly feeMarket?: boolean;
  /** Who sent the transaction: the depositor where the event and the transfers do not tell one. */
  readonly sender?: string;
}

export interface ReadNotes extends MixerNotes {
  /** Events of mixers without a depositor or a recipient, and events of others. */
  readonly unread: readonly MixerEvent[];
}

/** Notes of one mixer from its events, in the order of the chain. A pool is named by chain and address. */
export function readMixerNotes(events: readonly MixerEvent[], protocol = 'tornado-cash'): ReadNotes {
  const deposits: MixerDeposit[] = [];
  const withdrawals: MixerWithdrawal[] = [];
  const unread: MixerEvent[] = [];
  for (const one of [...events].sort((a, b) => a.order - b.order)) {
    const { event, txHash, time, order, gasPrice, feeMarket } = one;
    const place = {
      pool: `${one.chain}:${event.site}`,
      txHash,
      time,
      order,
      ...(gasPrice !== undefined && { gasPrice }),
      ...(feeMarket && { feeMarket }),
    };
    const address = event.payer ?? one.sender;
    if (event.protocol !== protocol) unread.push(one);
    else if (event.kind === 'mixer-deposit' && address !== undefined) deposits.push({ ...place, address });
    else if (event.kind === 'mixer-withdrawal' && event.recipient !== undefined) {
      const { recipient, relayer } = event;
      withdrawals.push({ ...place, recipient, ...(relayer !== undefined && { relayer }) });
    } else unread.push(one);
  }
  return { deposits, withdrawals, unread };
}
