import type { AssetAmount } from '../../attribution/incidents/incident.ts';
import { formatUnits } from '../../primitives/format-units.ts';

/** An amount with its asset: `173600 ETH`; the chain where the asset is not its own coin. */
export function amountText({
  units,
  decimals,
  symbol,
  chain,
}: Omit<AssetAmount, 'rounded' | 'source'>): string {
  const own = {
    ETH: 'ethereum',
    BTC: 'bitcoin',
    LTC: 'litecoin',
    XRP: 'ripple',
    XLM: 'stellar',
    TRX: 'tron',
  };
  const native = own[symbol as keyof typeof own] === chain;
  return `${formatUnits(units, decimals)} ${symbol}${native ? '' : ` (${chain})`}`;
}
