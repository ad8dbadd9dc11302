import type { Table } from '../table.ts';

export const EVM_TRANSACTIONS: Table = {
  name: 'transactions',
  about: 'One row for each transaction; rewards and withdrawals of a block hang on a row without a hash.',
  sortedBy: ['tx_id'],
  columns: [
    { name: 'tx_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    {
      name: 'hash',
      type: 'word',
      about:
        "Transaction hash; in a flow table without hashes 'jejak table row:' and the line of the file; NULL for the block's own row.",
      nullable: true,
    },
    { name: 'number', type: 'int64', about: 'Number of the block.', sequential: true },
    { name: 'index_in_block', type: 'int32', about: "Position in the block; -1 for the block's own row." },
    { name: 'type', type: 'int32', about: 'EIP-2718 type, 0 for legacy.' },
    { name: 'from_address', type: 'address', about: 'Sender.', nullable: true },
    { name: 'to_address', type: 'address', about: 'Target; NULL for a creation.', nullable: true },
    { name: 'value', type: 'uint256', about: 'Value.', unit: 'wei' },
    { name: 'nonce', type: 'uint256', about: "Sender's nonce." },
    { name: 'gas', type: 'uint256', about: 'Gas limit.', unit: 'gas' },
    { name: 'gas_price', type: 'uint256', about: 'Price as signed or paid.', unit: 'wei a unit of gas' },
    { name: 'input', type: 'bytes', about: 'Call data.' },
    { name: 'failed', type: 'bool', about: 'Reverted: only fees moved.' },
    {
      name: 'first_transfer_id',
      type: 'int64',
      about: 'transfer_id of its first transfer.',
      sequential: true,
    },
    { name: 'transfer_count', type: 'int32', about: 'Number of transfers.' },
  ],
};
