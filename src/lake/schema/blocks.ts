import type { Table } from './table.ts';

export const BLOCKS: Table = {
  name: 'blocks',
  about: 'One row for each block of the best chain.',
  sortedBy: ['height'],
  columns: [
    {
      name: 'height',
      type: 'int32',
      about: 'Position in the chain, the genesis block is 0.',
      sequential: true,
    },
    { name: 'hash', type: 'hash', about: 'Hash of the header.' },
    { name: 'previous_hash', type: 'hash', about: 'Hash of the parent.' },
    {
      name: 'merkle_root',
      type: 'hash',
      about: 'Root over the txids; recomputed before the block was written.',
    },
    { name: 'time', type: 'time', about: "The header's time, as the miner set it.", unit: 'UTC' },
    { name: 'version', type: 'int32', about: 'Version field.' },
    { name: 'bits', type: 'int64', about: 'Compact target.' },
    { name: 'nonce', type: 'int64', about: 'Nonce.' },
    { name: 'size', type: 'int32', about: 'Serialised size with witnesses.', unit: 'bytes' },
    { name: 'first_tx_id', type: 'int64', about: 'tx_id of the coinbase.', sequential: true },
    { name: 'tx_count', type: 'int32', about: 'Number of transactions.' },
    { name: 'fees', type: 'satoshi', about: 'Sum of the fees of the block.', unit: 'satoshi' },
    { name: 'subsidy', type: 'satoshi', about: 'New coins that the height allows.', unit: 'satoshi' },
  ],
};
