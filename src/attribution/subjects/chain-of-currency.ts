/**
 * Chains by the tickers that packs and lists call them by. Jejak's own ids where it reads the chain. Tokens have no
 * entry: the form of the address tells on which chain they were meant.
 */
const CHAINS: Readonly<Record<string, string>> = {
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

/** Tickers of tokens that live on several chains. */
const TOKENS = new Set(['USDT', 'USDC', 'DAI', 'BUSD', 'WETH', 'WBTC']);

/** Id of the chain that a pack names by network or currency; a name that is not in the table stays as it is, in lower case. */
export function chainOfCurrency(name: string, address: string): string {
  const upper = name.trim().toUpperCase();
  if (TOKENS.has(upper)) {
    if (/^0x[0-9a-f]{40}$/i.test(address)) return 'ethereum';
    if (/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) return 'tron';
    if (/^(?:[13]|bc1)/.test(address)) return 'bitcoin';
  }
  return Object.hasOwn(CHAINS, upper) ? CHAINS[upper]! : name.trim().toLowerCase();
}
