import type { AccountState, AssetTotals } from './account-state.ts';

/** Running sums of one asset under policy p. */
export function assetTotals(state: AccountState, p: number, asset: number): AssetTotals {
  const totals = state.totals[p]!;
  let found = totals.get(asset);
  if (!found) {
    found = { seeds: 0n, absorbed: 0n, convertedIn: 0n, convertedOut: 0n, terminals: 0n, fees: 0n };
    totals.set(asset, found);
  }
  return found;
}
