import { CHAIN_TICKERS } from './chain-tickers.ts';

/** The ticker by which packs call a chain; where none is known, the name that a source gave it, which was one. */
export function tickerOfChain(chain: string): string {
  for (const ticker in CHAIN_TICKERS) if (CHAIN_TICKERS[ticker] === chain) return ticker;
  return /^[a-z0-9]{2,6}$/.test(chain) ? chain.toUpperCase() : chain;
}
