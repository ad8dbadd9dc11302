import { TRANSFER_KINDS } from '../../../chains/evm/transfers/transfer.ts';
import type { Table } from '../table.ts';

export const EVM_TRANSFERS: Table = {
  name: 'transfers',
  about: 'One row for each movement of one asset: what a trace follows.',
  sortedBy: ['transfer_id'],
  columns: [
    { name: 'transfer_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    { name: 'tx_id', type: 'int64', about: 'The transaction.', sequential: true },
    { name: 'number', type: 'int64', about: 'Number of the block.', sequential: true },
    { name: 'position', type: 'int32', about: 'Order in the transaction.' },
    { name: 'kind', type: 'enum', about: 'What kind of movement.', values: TRANSFER_KINDS },
    { name: 'from_address', type: 'address', about: 'Payer; NULL for new coins.', nullable: true },
    { name: 'to_address', type: 'address', about: 'Receiver; NULL for coins destroyed.', nullable: true },
    { name: 'asset_id', type: 'int64', about: 'See assets; 0 is the coin of the chain.' },
    { name: 'value', type: 'uint256', about: 'Base units of the asset.' },
    { name: 'log_index', type: 'int32', about: 'The log that says it, if any.', nullable: true },
    {
      name: 'implied',
      type: 'bool',
      about: 'Follows from an event of the wrapping contract, because traces are missing.',
    },
  ],
};
