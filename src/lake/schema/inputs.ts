import type { Table } from './table.ts';

export const INPUTS: Table = {
  name: 'inputs',
  about: 'One row for each input, with the output that it spends resolved.',
  sortedBy: ['input_id'],
  columns: [
    { name: 'input_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    { name: 'tx_id', type: 'int64', about: 'The spending transaction.', sequential: true },
    { name: 'input_index', type: 'int32', about: 'Position in the transaction.', sequential: true },
    { name: 'height', type: 'int32', about: 'Height of the spending transaction.', sequential: true },
    { name: 'output_id', type: 'int64', about: 'The output spent; NULL for a coinbase.', nullable: true },
    { name: 'previous_tx_id', type: 'int64', about: 'The transaction that made it.', nullable: true },
    { name: 'previous_vout', type: 'int32', about: 'Its position there.', nullable: true },
    { name: 'value', type: 'satoshi', about: 'Its amount; 0 for a coinbase.', unit: 'satoshi' },
    { name: 'address_id', type: 'int64', about: 'Its address; NULL when there is none.', nullable: true },
    { name: 'sequence', type: 'int64', about: 'Sequence field.' },
    {
      name: 'wrapped_address_id',
      type: 'int64',
      about: 'Address of the witness program behind its script hash, where that was paid before.',
      nullable: true,
    },
  ],
};
