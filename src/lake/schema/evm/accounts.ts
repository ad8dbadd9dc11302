import type { Table } from '../table.ts';

export const EVM_ACCOUNTS: Table = {
  name: 'accounts',
  about: 'One row for each pair of an address and an asset, in the partition where it first occurs.',
  sortedBy: ['account_id'],
  columns: [
    { name: 'account_id', type: 'int64', about: 'Dense id in order of appearance.', sequential: true },
    { name: 'address', type: 'address', about: 'The address.' },
    { name: 'asset_id', type: 'int64', about: 'The asset.' },
  ],
};
