import type { Table } from '../table.ts';

export const ASSET_KINDS = ['native', 'erc20', 'erc721', 'erc1155', 'flow'] as const;

export const EVM_ASSETS: Table = {
  name: 'assets',
  about: 'One row for each asset, in the partition where it first moved.',
  sortedBy: ['asset_id'],
  columns: [
    {
      name: 'asset_id',
      type: 'int64',
      about: 'Dense id in the order of the first transfer.',
      sequential: true,
    },
    { name: 'kind', type: 'enum', about: 'What it is.', values: ASSET_KINDS },
    { name: 'contract', type: 'address', about: 'Its contract; NULL for the coin.', nullable: true },
    { name: 'token_id', type: 'uint256', about: 'Which token of the contract.', nullable: true },
    { name: 'symbol', type: 'text', about: 'Symbol; empty when unknown. Anybody can copy a symbol.' },
    { name: 'decimals', type: 'int32', about: 'Places of the point for display.', nullable: true },
    {
      name: 'decimals_source',
      type: 'text',
      about:
        'Who says so: chain, list (known tokens), contract (asked through the node), table; empty when unknown.',
    },
    {
      name: 'warning',
      type: 'text',
      about:
        'counterfeit: it bears the symbol of a known token and is another contract; decimals: the contract contradicts the list.',
    },
  ],
};
