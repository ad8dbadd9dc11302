import type { VictimKind } from './victim-kinds.ts';

export interface KnownVictim {
  /** Short name for the incident's id, where the tracker's is long. */
  readonly id?: string;
  readonly kind: VictimKind;
  /** Why, and where it can be read. */
  readonly reason: string;
}

const actor = (id: string, category = 'exchange') =>
  `GraphSense ActorPack 29ff93c: ${id} is of category ${category}`;
const NAMED = "the tracker's own name of the row";
const EXCHANGES: Readonly<Record<string, string>> = {
  Bithumb: 'bithumb',
  NiceHash: 'nicehash',
  'Gate.io': 'gate',
  'BTC Markets': 'btcmarkets',
  'Klickl IDCM': 'idcm',
  Indodax: 'indodax',
  Zaif: 'zaif',
  'Trade.io': 'tradeio',
  Kryptono: 'kryptono',
  Cryptopia: 'cryptopia',
  Coinbene: 'coinbene',
  BiKi: 'biki',
  CoinTiger: 'cointiger',
  Upbit: 'upbit',
  KuCoin: 'kucoin',
  CoinMetro: 'coinmetro',
  'Liquid Global': 'liquid',
  Deribit: 'deribit',
  Terraport: 'terraport',
  CoinEx: 'coinex',
  Poloniex: 'poloniex',
  WazirX: 'wazirx',
  Bybit: 'bybit',
};

/**
 * Kinds of the victims of published tables, by the name that the table gives them: claims, each with its reason. Who is
 * not here is of kind `unknown`.
 */
export const VICTIMS: Readonly<Record<string, KnownVictim>> = {
  ...Object.fromEntries(
    Object.entries(EXCHANGES).map(([name, id]) => [name, { kind: 'exchange', reason: actor(id) } as const]),
  ),
  'Youbit aka Yapizon aka Coinbin': {
    id: 'youbit',
    kind: 'exchange',
    reason: 'Exchange 2 of US v. 113 Virtual Currency Accounts, 2 March 2020, as tayvano reads it',
  },
  Coinrail: {
    kind: 'exchange',
    reason: 'Exchange 4 of US v. 113 Virtual Currency Accounts, 2 March 2020, as tayvano reads it',
  },
  WannaCry: {
    kind: 'other',
    reason: 'ransomware with many victims: US Treasury, press release sm774, 13 September 2019',
  },
  Bancor: { kind: 'defi', reason: actor('bancor', 'defi_dex') },
  'New York Financial Services Company': {
    id: 'new-york-financial-services-company',
    kind: 'investment',
    reason: 'a financial services company: US v. Jon Chang Hyok et al., cr-00614, 8 December 2020',
  },
  'Individual L2': { kind: 'individual', reason: NAMED },
  'Hugh Karp / Nexus Mutual': {
    id: 'nexus-mutual-founder',
    kind: 'individual',
    reason: `${NAMED}: a person's wallet`,
  },
  'Individual (Deribit account)': { id: '990-btc', kind: 'individual', reason: NAMED },
  'EasyFi founder': { kind: 'individual', reason: NAMED },
  Arthur_0x: { id: 'arthur-0x', kind: 'individual', reason: NAMED },
  'Paid Network': {
    kind: 'defi',
    reason: 'its own post-mortem of 7 March 2021 (paidnetwork.medium.com): a token contract',
  },
  bZx: { kind: 'defi', reason: 'a lending protocol by its own description (bzx.network)' },
  'Ronin Bridge': {
    id: 'ronin',
    kind: 'bridge',
    reason: `${NAMED}; ${actor('roninnetwork', 'defi_bridge')}`,
  },
  'Harmony Horizon Bridge': { id: 'harmony', kind: 'bridge', reason: NAMED },
  'Orbit Bridge': { kind: 'bridge', reason: `${NAMED}; ${actor('orbitbridge', 'defi_bridge')}` },
  'Alphapo + CoinsPaid': {
    id: 'alphapo-coinspaid',
    kind: 'payment',
    reason: 'payment providers by their own description (alphapo.net, coinspaid.com)',
  },
  'Atomic Wallet': { kind: 'wallet', reason: NAMED },
  'Stake.com': {
    id: 'stake',
    kind: 'gambling',
    reason: 'an online casino and betting platform: FBI, press release of 6 September 2023',
  },
  'HTX / Heco': {
    id: 'htx-heco',
    kind: 'exchange',
    reason: `${actor('huobi')}; Heco is its chain with a bridge`,
  },
  'OKX Dex': { id: 'okx-dex', kind: 'defi', reason: NAMED },
};
