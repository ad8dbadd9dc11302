import type { Table } from '../table.ts';

export const EVM_BLOCKS: Table = {
  name: 'blocks',
  about: 'One row for each block, or for each height that a flow table names.',
  sortedBy: ['block_id'],
  columns: [
    { name: 'block_id', type: 'int32', about: 'Dense id in chain order.', sequential: true },
    { name: 'number', type: 'int64', about: 'Number of the block in its chain.', sequential: true },
    { name: 'hash', type: 'word', about: 'Hash of the header; NULL in a flow table.', nullable: true },
    { name: 'parent_hash', type: 'word', about: 'Hash of the parent; NULL in a flow table.', nullable: true },
    { name: 'time', type: 'time', about: "The header's time.", unit: 'UTC' },
    { name: 'miner', type: 'address', about: 'Who gets the fees; NULL in a flow table.', nullable: true },
    { name: 'transactions_root', type: 'word', about: 'Root of the transactions.', nullable: true },
    { name: 'receipts_root', type: 'word', about: 'Root of the receipts.', nullable: true },
    { name: 'state_root', type: 'word', about: 'Root of the state, as the header says.', nullable: true },
    { name: 'logs_bloom', type: 'bytes', about: 'Bloom filter of the logs; 256 bytes or none.' },
    { name: 'difficulty', type: 'uint256', about: 'Difficulty field.' },
    { name: 'gas_limit', type: 'uint256', about: 'Gas limit.', unit: 'gas' },
    { name: 'gas_used', type: 'uint256', about: 'Gas used.', unit: 'gas' },
    {
      name: 'base_fee',
      type: 'uint256',
      about: 'Base fee; NULL before London.',
      unit: 'wei a unit of gas',
      nullable: true,
    },
    { name: 'first_tx_id', type: 'int64', about: 'tx_id of the first transaction.', sequential: true },
    { name: 'tx_count', type: 'int32', about: 'Number of transactions.' },
    {
      name: 'checks',
      type: 'int32',
      about:
        'What was recomputed and found equal, as bits: 1 block hash, 2 transactions root, 4 receipts root, 8 logs bloom, 16 withdrawals root, 32 senders.',
    },
    { name: 'receipts', type: 'bool', about: 'Receipts and logs are there.' },
    { name: 'traces', type: 'bool', about: 'Internal calls are there; false: they are missing.' },
  ],
};
