import type { Table } from '../table.ts';

export const EVM_LOGS: Table = {
  name: 'logs',
  about: 'One row for each log.',
  sortedBy: ['tx_id', 'log_index'],
  columns: [
    { name: 'tx_id', type: 'int64', about: 'The transaction.', sequential: true },
    { name: 'log_index', type: 'int32', about: 'Position in the block.' },
    { name: 'address', type: 'address', about: 'The contract that emitted it.' },
    { name: 'topic0', type: 'word', about: 'First topic: which event.', nullable: true },
    { name: 'topic1', type: 'word', about: 'Second topic.', nullable: true },
    { name: 'topic2', type: 'word', about: 'Third topic.', nullable: true },
    { name: 'topic3', type: 'word', about: 'Fourth topic.', nullable: true },
    { name: 'data', type: 'bytes', about: 'The rest, ABI encoded.' },
    {
      name: 'undecoded',
      type: 'text',
      about: 'Why a log that looks like one of a known event was not read as such; empty otherwise.',
    },
  ],
};
