import { expect, it } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { type MixerEvent, readMixerNotes } from '../../../src/tracing/demix/read-mixer-notes.ts';

const event = (fields: Partial<ProtocolEvent>): ProtocolEvent => ({
  kind: 'mixer-deposit',
  protocol: 'tornado-cash',
  txIndex: 0,
  logIndex: 0,
  site: '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc',
  genuine: true,
  ...fields,
});
const at = (order: number, fields: Partial<ProtocolEvent>, more: Partial<MixerEvent> = {}): MixerEvent => ({
  event: event(fields),
  chain: 'ethereum',
  txHash: `0x${order}`,
  time: order,
  order,
  ...more,
});

it('reads notes in the order of the chain, the sender where the event has no payer, and lists the rest', () => {
  const other = at(4, { protocol: 'railgun', payer: '0xa' });
  const nobody = at(5, {});
  const notes = readMixerNotes([
    at(3, { kind: 'mixer-withdrawal', recipient: '0xb', relayer: '0xr' }),
    at(2, {}, { sender: '0xs', gasPrice: 7n }),
    at(1, { payer: '0xa' }, { sender: '0xs' }),
    other,
    nobody,
  ]);
  const pool = 'ethereum:0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc';
  expect(notes).toEqual({
    deposits: [
      { pool, txHash: '0x1', time: 1, order: 1, address: '0xa' },
      { pool, txHash: '0x2', time: 2, order: 2, address: '0xs', gasPrice: 7n },
    ],
    withdrawals: [{ pool, txHash: '0x3', time: 3, order: 3, recipient: '0xb', relayer: '0xr' }],
    unread: [other, nobody],
  });
});
