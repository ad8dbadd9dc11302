import type { AssetAmount } from '../../attribution/incidents/incident.ts';
import { formatUnits } from '../../primitives/format-units.ts';

/** An amount with its asset: `173600 ETH`; the chain where it is not the asset's own; ≈ where the source itself rounds. */
export function amountText({
  units,
  decimals,
  symbol,
  chain,
  rounded,
}: Omit<AssetAmount, 'rounded' | 'source'> & { readonly rounded?: boolean }): string {
  const own = {
    ETH: 'ethereum',
    BTC: 'bitcoin',
    LTC: 'litecoin',
    XRP: 'ripple',
    XLM: 'stellar',
    TRX: 'tron',
  };
  const native = own[symbol as keyof typeof own] === chain;
  return `${rounded === true ? '≈ ' : ''}${formatUnits(units, decimals)} ${symbol}${native ? '' : ` (${chain})`}`;
}
