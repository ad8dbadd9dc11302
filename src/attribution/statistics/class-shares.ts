import { groupBy } from '../../primitives/group-by.ts';
import { ASSET_CLASSES, type AssetClass } from './asset-class.ts';
import type { AssetTotal } from './asset-totals.ts';

export interface ClassShare {
  readonly assetClass: AssetClass;
  readonly usd: bigint;
  /** Thousandths of the valued sum, cut off; absent when nothing is valued. */
  readonly perMille?: bigint;
}

/** Value at the time of the theft of the three published classes, of the amounts that have a price. */
export function classShares(totals: readonly AssetTotal[]): ClassShare[] {
  const all = totals.reduce((sum, { usd }) => sum + usd, 0n);
  const groups = groupBy(totals, (total) => total.assetClass);
  return ASSET_CLASSES.map((assetClass) => {
    const usd = (groups.get(assetClass) ?? []).reduce((sum, total) => sum + total.usd, 0n);
    return all === 0n ? { assetClass, usd } : { assetClass, usd, perMille: (usd * 1000n) / all };
  });
}
