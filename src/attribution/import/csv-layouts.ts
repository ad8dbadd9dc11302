import type { PackFields } from '../packs/pack.ts';

/** A CSV layout of a public list that is nothing but another naming of the standard's fields. */
export interface CsvLayout {
  readonly name: string;
  readonly header: string;
  readonly fields: (cell: (column: string) => string, fileName: string) => PackFields;
}

/** What Etherscan's labels mean in the taxonomy, by the label in the name of the file. */
const ETHERSCAN: Readonly<Record<string, PackFields>> = {
  binance: { category: 'exchange', actor: 'binance' },
  huobi: { category: 'exchange', actor: 'huobi' },
  kucoin: { category: 'exchange', actor: 'kucoin' },
  upbit: { category: 'exchange', actor: 'upbit' },
  bridge: { category: 'defi_bridge' },
  dex: { category: 'defi_dex' },
  blocked: { category: 'black_list' },
  'tornado-cash': { category: 'mixing_service', actor: 'tornado' },
  'ofac-sanctions-lists': { abuse: 'sanction' },
};

/** Lists of public repositories; where each is from stands in the field source of its tags. */
export const CSV_LAYOUTS: readonly CsvLayout[] = [
  {
    name: 'etherscan-labels',
    header: ',Address,Name Tag,Balance,Txn Count',
    fields(cell, fileName) {
      const label = /accounts_(.+)\.csv$/.exec(fileName)?.[1] ?? 'unknown';
      return {
        ...(ETHERSCAN[label] ?? {}),
        address: cell('Address'),
        network: 'ETH',
        label: cell('Name Tag') || label,
        confidence: 'web_crawl',
        licence: 'MIT',
        source: `https://etherscan.io/accounts/label/${label}`,
      };
    },
  },
  {
    name: 'tutela-tornado',
    header: 'address,name,account_type,type,legitimacy,tags',
    fields: (cell) => ({
      address: cell('address'),
      network: 'ETH',
      label: cell('name'),
      actor: 'tornado',
      category: 'mixing_service',
      confidence: 'forensic',
      licence: 'MIT',
      source: 'https://github.com/TutelaLabs/tutela-app',
    }),
  },
  {
    name: 'tutela-pools',
    header: 'contract,asset,units,pool',
    fields: (cell) => ({
      address: cell('contract'),
      network: 'ETH',
      label: `Tornado Cash ${cell('units')} ${cell('asset')}`,
      actor: 'tornado',
      category: 'mixing_service',
      confidence: 'forensic',
      licence: 'MIT',
      source: 'https://github.com/TutelaLabs/tutela-app',
    }),
  },
  {
    name: 'defillama-wallets',
    header: 'chain,entity,address,source_path',
    fields: (cell) => ({
      address: cell('address'),
      network: cell('chain'),
      label: cell('entity'),
      actor: cell('entity').toLowerCase(),
      category: 'exchange',
      confidence: 'trusted_provider',
      licence: 'ISC',
      source: `https://github.com/DefiLlama/DefiLlama-Adapters/${cell('source_path')}`,
    }),
  },
  {
    name: 'lazarus-incidents',
    header: 'incident,kind,chain,value,role,syntactically_valid,source',
    fields: (cell) => ({
      [cell('kind') === 'tx' ? 'tx_hash' : 'address']: cell('value'),
      network: cell('chain'),
      label: cell('incident'),
      actor: 'lazarusgroup',
      abuse: 'service_hack',
      confidence: 'forensic',
      context: cell('role'),
      source: cell('source'),
    }),
  },
  {
    name: 'ofac-named',
    header: 'address,name',
    fields: (cell) => ({
      address: cell('address'),
      network: 'ETH',
      label: cell('name'),
      abuse: 'sanction',
      confidence: 'authority_data',
      source: 'https://sanctionslist.ofac.treas.gov',
    }),
  },
];
