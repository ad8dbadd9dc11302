import type { Table } from './table.ts';

export const SPENDS: Table = {
  name: 'spends',
  about:
    'One row for each output that is spent, in the partition of the spending block: the link from money to where it goes.',
  sortedBy: ['output_id'],
  columns: [
    { name: 'output_id', type: 'int64', about: 'The output spent.', sequential: true },
    { name: 'spending_input_id', type: 'int64', about: 'The input that spends it.' },
    { name: 'spending_tx_id', type: 'int64', about: 'The transaction that spends it.' },
    { name: 'spending_height', type: 'int32', about: 'Height of that transaction.' },
  ],
};
