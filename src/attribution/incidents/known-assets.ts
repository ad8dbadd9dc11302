/**
 * Decimals of assets by chain, as their contracts and protocols have them. What is not in the table is not guessed: with
 * wrong decimals an exact amount is exactly wrong.
 */
const DECIMALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  bitcoin: { BTC: 8, USDT: 8 },
  ethereum: {
    ETH: 18,
    WETH: 18,
    stETH: 18,
    mETH: 18,
    cmETH: 18,
    WBTC: 8,
    renBTC: 8,
    USDC: 6,
    USDT: 6,
    DAI: 18,
    BUSD: 18,
    FRAX: 18,
    OCEAN: 18,
    AMPL: 9,
    ANKR: 18,
    CHR: 6,
    MKR: 18,
    AAG: 18,
    FXS: 18,
    SUSHI: 18,
    AAVE: 18,
    PAID: 18,
  },
  bnb: { BNB: 18, BUSD: 18 },
  litecoin: { LTC: 8 },
  ripple: { XRP: 6 },
  stellar: { XLM: 7 },
  tron: { TRX: 6 },
};

export interface KnownAsset {
  readonly chain: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** An asset by symbol, on a chain or on the first chain of the table that has it. */
export function knownAsset(symbol: string, chain?: string): KnownAsset | undefined {
  for (const [id, assets] of Object.entries(DECIMALS)) {
    if (chain !== undefined && chain !== id) continue;
    // USDT on Bitcoin is Omni's; who writes no chain means Ethereum's.
    if (chain === undefined && id === 'bitcoin' && symbol !== 'BTC') continue;
    if (Object.hasOwn(assets, symbol)) return { chain: id, symbol, decimals: assets[symbol]! };
  }
  return undefined;
}
