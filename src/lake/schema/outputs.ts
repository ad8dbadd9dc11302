import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import type { Table } from './table.ts';

export const OUTPUTS: Table = {
  name: 'outputs',
  about: 'One row for each output.',
  sortedBy: ['output_id'],
  columns: [
    { name: 'output_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    { name: 'tx_id', type: 'int64', about: 'The transaction that makes it.', sequential: true },
    { name: 'vout', type: 'int32', about: 'Position in the transaction.', sequential: true },
    { name: 'height', type: 'int32', about: 'Height of that transaction.', sequential: true },
    { name: 'value', type: 'satoshi', about: 'Amount.', unit: 'satoshi' },
    { name: 'script_type', type: 'enum', about: 'Kind of the output script.', values: SCRIPT_KINDS },
    { name: 'address_id', type: 'int64', about: 'Address; NULL for OP_RETURN.', nullable: true },
    { name: 'script', type: 'bytes', about: 'The output script.' },
  ],
};
