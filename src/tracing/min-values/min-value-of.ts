import type { AssetInfo } from '../../graph/account-source.ts';
import type { MinValues } from './min-values.ts';
import { wholeUnits } from './whole-units.ts';

/**
 * The base units of an asset below which taint is not followed; 0 for no limit. Where its decimals are unknown the
 * amount for every asset does not count, and one for its contract is in base units, as such an asset is shown.
 */
export function minValueOf(spec: MinValues, asset: AssetInfo): bigint {
  const own = asset.contract === undefined ? undefined : spec.contracts[asset.contract];
  if (own) return wholeUnits(own.amount, asset.decimals ?? own.decimals ?? 0);
  const text = (asset.kind === 'native' ? spec.coin : undefined) ?? spec.every;
  return text === undefined || asset.decimals === undefined ? 0n : wholeUnits(text, asset.decimals);
}
