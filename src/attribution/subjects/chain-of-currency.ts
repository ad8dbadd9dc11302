import { CHAIN_TICKERS } from './chain-tickers.ts';
import { isToken } from './is-token.ts';

/** Id of the chain that a pack names by network or currency; a name that is not in the table stays as it is, in lower case. */
export function chainOfCurrency(name: string, address: string): string {
  const upper = name.trim().toUpperCase();
  if (isToken(upper)) {
    if (/^0x[0-9a-f]{40}$/i.test(address)) return 'ethereum';
    if (/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) return 'tron';
    if (/^(?:[13]|bc1)/.test(address)) return 'bitcoin';
  }
  return Object.hasOwn(CHAIN_TICKERS, upper) ? CHAIN_TICKERS[upper]! : name.trim().toLowerCase();
}
