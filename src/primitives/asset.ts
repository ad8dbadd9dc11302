/** What an amount counts. `decimals` places the point for display; amounts themselves are whole base units. */
export interface Asset {
  readonly id: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Name of one base unit. */
  readonly unit: string;
}

export const BTC: Asset = { id: 'bitcoin:native', symbol: 'BTC', decimals: 8, unit: 'satoshi' };
