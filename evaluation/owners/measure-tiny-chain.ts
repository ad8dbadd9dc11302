import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createForest } from '../../src/clustering/create-forest.ts';
import { createUnionFind } from '../../src/clustering/union-find.ts';

interface TinyTransaction {
  readonly coinbase: boolean;
  readonly coinjoin: boolean;
  readonly inputs: readonly { readonly address: readonly string[] }[];
}

export interface TinyChainFigures {
  readonly addresses: number;
  /** Addresses whose cluster is the expected one, without and with the transactions marked as CoinJoins. */
  readonly filtered: number;
  readonly unfiltered: number;
}

/**
 * GraphSense's tiny chain (`clustering/graphsense_utxo`), clustered by co-spending and compared with the clusters that
 * GraphSense expects. Its CoinJoin is marked in the file; its one multisig output stands for itself, as there.
 */
export function measureTinyChain(folder: string): TinyChainFigures {
  const rows = <T>(name: string): T[] =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  const transactions = rows<TinyTransaction>('test_txs.json');
  const ids = new Map(
    rows<{ addressId: number; address: string }>('reference/address_ids.json').map((row) => [
      row.address,
      row.addressId,
    ]),
  );
  const right = (reference: string, filter: boolean): number => {
    const sets = createUnionFind(createForest(ids.size));
    for (const { coinbase, coinjoin, inputs } of transactions) {
      if (coinbase || (filter && coinjoin)) continue;
      const known = inputs.flatMap(({ address }) => (address.length === 1 ? [ids.get(address[0]!)!] : []));
      for (const id of known) sets.link(sets.find(known[0]!), sets.find(id));
    }
    const expected = rows<{ addressId: number; clusterId: number }>(`reference/${reference}`);
    return expected.filter(({ addressId, clusterId }) => sets.find(addressId) === clusterId).length;
  };
  return {
    addresses: ids.size,
    filtered: right('address_cluster.json', true),
    unfiltered: right('address_cluster_with_coinjoin.json', false),
  };
}
