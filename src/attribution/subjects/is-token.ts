/** Tickers of tokens that live on several chains. */
const TOKENS = new Set(['USDT', 'USDC', 'DAI', 'BUSD', 'WETH', 'WBTC']);

export function isToken(name: string): boolean {
  return TOKENS.has(name.trim().toUpperCase());
}
