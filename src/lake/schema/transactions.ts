import type { Table } from './table.ts';

export const TRANSACTIONS: Table = {
  name: 'transactions',
  about: 'One row for each transaction.',
  sortedBy: ['tx_id'],
  columns: [
    { name: 'tx_id', type: 'int64', about: 'Dense id in chain order.', sequential: true },
    { name: 'txid', type: 'hash', about: 'Transaction id.' },
    { name: 'height', type: 'int32', about: 'Height of the block.', sequential: true },
    {
      name: 'index_in_block',
      type: 'int32',
      about: 'Position in the block, the coinbase is 0.',
      sequential: true,
    },
    { name: 'version', type: 'int32', about: 'Version field.' },
    { name: 'locktime', type: 'int64', about: 'Lock time field.' },
    { name: 'size', type: 'int32', about: 'Serialised size with witnesses.', unit: 'bytes' },
    { name: 'weight', type: 'int32', about: 'Weight (BIP141).', unit: 'weight units' },
    { name: 'coinbase', type: 'bool', about: 'Creates new coins.' },
    { name: 'segwit', type: 'bool', about: 'Has witnesses.' },
    {
      name: 'coinjoin',
      type: 'bool',
      about: 'A CoinJoin of several owners by its shape: an inference, see docs/explanation/coinjoins.md.',
    },
    {
      name: 'mixes',
      type: 'int32',
      about:
        'What the detectors saw, a sum: 1 generic, 2 Wasabi 1.0, 4 Wasabi 1.1, 8 Wasabi 2, 16 Whirlpool, 32 JoinMarket, 64 Whirlpool Tx0, 128 equal chips, 256 Stonewall. An inference.',
    },
    {
      name: 'print',
      type: 'int32',
      about:
        'What the wallet shows, a sum: 1 version 1, 2 version 2, 4 witnesses, 8 replaceable (BIP 125), 16 outputs sorted (BIP 69).',
    },
    { name: 'first_input_id', type: 'int64', about: 'input_id of input 0.', sequential: true },
    { name: 'input_count', type: 'int32', about: 'Number of inputs.' },
    { name: 'first_output_id', type: 'int64', about: 'output_id of vout 0.', sequential: true },
    { name: 'output_count', type: 'int32', about: 'Number of outputs.' },
    { name: 'input_value', type: 'satoshi', about: 'Sum of the inputs; 0 for a coinbase.', unit: 'satoshi' },
    { name: 'output_value', type: 'satoshi', about: 'Sum of the outputs.', unit: 'satoshi' },
    { name: 'fee', type: 'satoshi', about: 'Inputs less outputs; 0 for a coinbase.', unit: 'satoshi' },
  ],
};
