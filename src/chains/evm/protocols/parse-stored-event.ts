import type { ProtocolEvent } from './protocol-event.ts';

/** A protocol event as the table `events` keeps it: JSON with amounts as decimal strings. */
export function parseStoredEvent(json: string): ProtocolEvent {
  return JSON.parse(json, (key: string, value: unknown) => {
    const amount = key === 'value' || key === 'tokenId' || key === 'relayerFee';
    return amount && typeof value === 'string' ? BigInt(value) : value;
  }) as ProtocolEvent;
}
