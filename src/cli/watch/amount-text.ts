import { formatUnits } from '../../primitives/format-units.ts';
import type { AlertAmount } from '../../watch/alert.ts';
import { oneLine } from './one-line.ts';

/** What went out and came in of one asset: `-1.5 BTC +0.2 BTC`. */
export function amountText({ asset: named, decimals, in: got, out }: AlertAmount): string {
  const asset = oneLine(named);
  const parts = [];
  if (out !== undefined) parts.push(`-${formatUnits(BigInt(out), decimals)} ${asset}`);
  if (got !== undefined) parts.push(`+${formatUnits(BigInt(got), decimals)} ${asset}`);
  return parts.length === 0 ? `0 ${asset}` : parts.join(' ');
}
