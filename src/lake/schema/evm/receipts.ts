import type { Table } from '../table.ts';

export const EVM_RECEIPTS: Table = {
  name: 'receipts',
  about: 'One row for each receipt.',
  sortedBy: ['tx_id'],
  columns: [
    { name: 'tx_id', type: 'int64', about: 'The transaction.', sequential: true },
    { name: 'status', type: 'int32', about: '1 done, 0 reverted; NULL before Byzantium.', nullable: true },
    { name: 'gas_used', type: 'uint256', about: 'Gas used.', unit: 'gas' },
    { name: 'cumulative_gas_used', type: 'uint256', about: 'Gas used in the block up to here.', unit: 'gas' },
    { name: 'effective_gas_price', type: 'uint256', about: 'Price paid.', unit: 'wei a unit of gas' },
    {
      name: 'extra_fee',
      type: 'uint256',
      about: "Fee for blobs or for the parent chain's data.",
      unit: 'wei',
    },
    { name: 'contract_address', type: 'address', about: 'Contract created, if any.', nullable: true },
    { name: 'log_count', type: 'int32', about: 'Number of logs.' },
  ],
};
