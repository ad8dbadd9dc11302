/** A token that is known by its contract. Symbols are copied freely; a contract cannot be. */
export interface KnownToken {
  readonly chain: string;
  readonly contract: string;
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * Contracts of tokens that thieves hold most. Source: the issuers' own pages, and the token list of Uniswap (facts:
 * address, symbol, decimals).
 */
export const KNOWN_TOKENS: readonly KnownToken[] = [
  { chain: 'ethereum', contract: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', symbol: 'WETH', decimals: 18 },
  { chain: 'ethereum', contract: '0xdac17f958d2ee523a2206206994597c13d831ec7', symbol: 'USDT', decimals: 6 },
  { chain: 'ethereum', contract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', symbol: 'USDC', decimals: 6 },
  { chain: 'ethereum', contract: '0x6b175474e89094c44da98b954eedeac495271d0f', symbol: 'DAI', decimals: 18 },
  { chain: 'ethereum', contract: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', symbol: 'WBTC', decimals: 8 },
  {
    chain: 'ethereum',
    contract: '0xeb4c2781e4eba804ce9a9803c67d0893436bb27d',
    symbol: 'renBTC',
    decimals: 8,
  },
  { chain: 'ethereum', contract: '0x4fabb145d64652a948d72533023f6e7a623c7c53', symbol: 'BUSD', decimals: 18 },
  { chain: 'ethereum', contract: '0x514910771af9ca656af840dff83e8264ecf986ca', symbol: 'LINK', decimals: 18 },
  { chain: 'ethereum', contract: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', symbol: 'UNI', decimals: 18 },
  {
    chain: 'ethereum',
    contract: '0xae7ab96520de3a18e5e111b5eaab095312d7fe84',
    symbol: 'stETH',
    decimals: 18,
  },
  { chain: 'bnb', contract: '0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', symbol: 'WBNB', decimals: 18 },
  { chain: 'bnb', contract: '0x55d398326f99059ff775485246999027b3197955', symbol: 'USDT', decimals: 18 },
  { chain: 'bnb', contract: '0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', symbol: 'USDC', decimals: 18 },
  { chain: 'bnb', contract: '0xe9e7cea3dedca5984780bafc599bd69add087d56', symbol: 'BUSD', decimals: 18 },
  { chain: 'polygon', contract: '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270', symbol: 'WPOL', decimals: 18 },
  { chain: 'polygon', contract: '0x2791bca1f2de4661ed88a30c99a7a9449aa84174', symbol: 'USDC.e', decimals: 6 },
  { chain: 'polygon', contract: '0xc2132d05d31c914a87c6611c10748aeb04b58e8f', symbol: 'USDT', decimals: 6 },
  { chain: 'arbitrum', contract: '0x82af49447d8a07e3bd95bd0d56f35241523fbab1', symbol: 'WETH', decimals: 18 },
  { chain: 'arbitrum', contract: '0xaf88d065e77c8cc2239327c5edb3a432268e5831', symbol: 'USDC', decimals: 6 },
  { chain: 'arbitrum', contract: '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9', symbol: 'USDT', decimals: 6 },
  { chain: 'optimism', contract: '0x4200000000000000000000000000000000000006', symbol: 'WETH', decimals: 18 },
  { chain: 'optimism', contract: '0x0b2c639c533813f4aa9d7837caf62653d097ff85', symbol: 'USDC', decimals: 6 },
  { chain: 'base', contract: '0x4200000000000000000000000000000000000006', symbol: 'WETH', decimals: 18 },
  { chain: 'base', contract: '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', symbol: 'USDC', decimals: 6 },
  {
    chain: 'avalanche',
    contract: '0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7',
    symbol: 'WAVAX',
    decimals: 18,
  },
  {
    chain: 'avalanche',
    contract: '0x152b9d0fdc40c096757f570a51e494bd4b943e50',
    symbol: 'BTC.b',
    decimals: 8,
  },
  { chain: 'avalanche', contract: '0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e', symbol: 'USDC', decimals: 6 },
];
