import type { Table } from '../table.ts';

export const EVM_CALLS: Table = {
  name: 'calls',
  about: 'One row for each internal call, where the source has traces.',
  sortedBy: ['tx_id', 'position'],
  columns: [
    { name: 'tx_id', type: 'int64', about: 'The transaction.', sequential: true },
    { name: 'position', type: 'int32', about: 'Order of execution in the transaction.' },
    { name: 'trace', type: 'text', about: 'Place in the tree of calls: 0.2 is the third call of the first.' },
    {
      name: 'type',
      type: 'enum',
      about: 'Kind of call.',
      values: ['call', 'callcode', 'delegatecall', 'staticcall', 'create', 'create2', 'selfdestruct'],
    },
    { name: 'from_address', type: 'address', about: 'Caller.' },
    {
      name: 'to_address',
      type: 'address',
      about: 'Called; NULL for a creation that failed.',
      nullable: true,
    },
    { name: 'value', type: 'uint256', about: 'Value named; it moved only when not reverted.', unit: 'wei' },
    { name: 'reverted', type: 'bool', about: 'This call or one above it was reverted.' },
    { name: 'selector', type: 'bytes', about: 'First four bytes of the input.' },
  ],
};
