import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import type { Table } from './table.ts';

export const ADDRESSES: Table = {
  name: 'addresses',
  about: 'One row for each address, in the partition where it first received.',
  sortedBy: ['address_id'],
  columns: [
    {
      name: 'address_id',
      type: 'int64',
      about: 'Dense id in the order of the first output.',
      sequential: true,
    },
    { name: 'address', type: 'text', about: 'Text form; `script:<sha256>` where a script has none.' },
    {
      name: 'script_type',
      type: 'enum',
      about: 'Kind of the script; a bare public key counts as p2pkh.',
      values: SCRIPT_KINDS,
    },
    { name: 'first_output_id', type: 'int64', about: 'The first output that it received.', sequential: true },
    {
      name: 'address_key',
      type: 'key',
      about: 'Hash or witness program (zero padded to 32 bytes) and a byte of kind.',
    },
  ],
};
