/**
 * Chains by the tickers that packs and lists call them by, the chain's own first. Jejak's ids where it reads the chain.
 * Tokens have no entry: the form of the address tells on which chain they were meant.
 */
export const CHAIN_TICKERS: Readonly<Record<string, string>> = {
  BTC: 'bitcoin',
  XBT: 'bitcoin',
  ETH: 'ethereum',
  BSC: 'bnb',
  BNB: 'bnb',
  BEP20: 'bnb',
  MATIC: 'polygon',
  POL: 'polygon',
  ARB: 'arbitrum',
  OP: 'optimism',
  AVAX: 'avalanche',
  ONE: 'harmony',
  TRX: 'tron',
  LTC: 'litecoin',
  DOGE: 'dogecoin',
  DASH: 'dash',
  BCH: 'bitcoin-cash',
  BSV: 'bitcoin-sv',
  BTG: 'bitcoin-gold',
  ZEC: 'zcash',
  XMR: 'monero',
  XRP: 'ripple',
  XLM: 'stellar',
  ETC: 'ethereum-classic',
  XVG: 'verge',
  SOL: 'solana',
};
