import { type AddressBook, createAddressBook } from '../../ledger/create-address-book.ts';
import type { FlowAsset, FlowNames } from '../../ledger/flow-run.ts';
import type { FlowRow } from './parse-flow-row.ts';

/** What a row says of its asset. */
export type FlowAssetCells = Pick<FlowRow, 'symbol' | 'contract' | 'decimals' | 'tokenId'>;

export interface FlowTableNames extends FlowNames {
  readonly addresses: AddressBook;
  readonly assets: readonly FlowAsset[];
  /** Number of an asset, from 0 on as they first come. */
  assetOf(cells: FlowAssetCells): number;
  /** What rows say of the asset of a number. */
  cellsOf(number: number): FlowAssetCells;
}

/** Numbers of the addresses and assets of a table; `coin` is the symbol of the chain's coin. */
export function createFlowNames(coin: string): FlowTableNames {
  const assets: FlowAsset[] = [];
  const said: FlowAssetCells[] = [];
  const numbers = new Map<string, number>();
  return {
    addresses: createAddressBook(),
    assets,
    assetOf(cells) {
      const { symbol, contract, decimals, tokenId } = cells;
      const key = `${contract ?? ''} ${decimals ?? ''} ${tokenId ?? ''} ${symbol === undefined ? '' : `=${symbol}`}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, assets.length);
      said.push({ symbol, contract, decimals, tokenId });
      return assets.push(asset(cells, coin)) - 1;
    },
    cellsOf: (number) => said[number]!,
  };
}

function asset({ symbol, contract, decimals, tokenId }: FlowAssetCells, coin: string): FlowAsset {
  const isCoin = symbol === undefined || symbol === coin;
  if (contract === undefined && isCoin)
    return { kind: 'native', contract: undefined, tokenId: undefined, facts: undefined };
  return {
    // A value in dollars counts no asset of the chain.
    kind: contract === undefined ? 'flow' : tokenId === undefined ? 'erc20' : 'erc721',
    contract,
    tokenId: contract === undefined ? undefined : tokenId,
    facts: {
      contract: contract ?? '',
      ...(symbol !== undefined && { symbol }),
      ...(decimals !== undefined && { decimals }),
      source: 'table',
    },
  };
}
