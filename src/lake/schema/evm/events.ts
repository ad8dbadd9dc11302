import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import type { Table } from '../table.ts';

export const EVM_EVENTS: Table = {
  name: 'events',
  about: 'One row for each log of a known protocol, decoded: swaps, liquidity, bridges, mixers.',
  sortedBy: ['event_id'],
  columns: [
    { name: 'event_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    { name: 'tx_id', type: 'int64', about: 'The transaction.', sequential: true },
    { name: 'number', type: 'int64', about: 'Number of the block.', sequential: true },
    { name: 'log_index', type: 'int32', about: 'The log.' },
    { name: 'kind', type: 'enum', about: 'What it says.', values: EVENT_KINDS },
    { name: 'protocol', type: 'text', about: 'The data table that decoded it.' },
    { name: 'site', type: 'address', about: 'The contract that emitted it.' },
    { name: 'genuine', type: 'bool', about: "The contract is one of the protocol's own." },
    {
      name: 'fields',
      type: 'text',
      about: 'The decoded event as JSON, amounts as decimal strings: payer, recipient, amounts, link, memo.',
    },
  ],
};
