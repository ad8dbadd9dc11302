import type { Tell } from '../attribution/dossiers/problem.ts';
import type { AssetAmount } from '../attribution/incidents/incident.ts';
import { formatUnits } from '../primitives/format-units.ts';

/** Tells where parts do not add up to the stated amounts, to the last base unit, for each asset by itself. */
export function checkSums(
  claim: {
    readonly amounts: readonly AssetAmount[];
    readonly parts: readonly AssetAmount[];
    readonly line: number;
  },
  tell: Tell,
): void {
  const key = ({ chain, symbol }: AssetAmount) => `${chain} ${symbol}`;
  const keys = new Set([...claim.amounts, ...claim.parts].map(key));
  for (const asset of keys) {
    const sum = (amounts: readonly AssetAmount[]) =>
      amounts.filter((amount) => key(amount) === asset).reduce((total, { units }) => total + units, 0n);
    const [stated, added] = [sum(claim.amounts), sum(claim.parts)];
    if (stated === added) continue;
    const { decimals, symbol } = [...claim.amounts, ...claim.parts].find((amount) => key(amount) === asset)!;
    tell(claim.line, 'sum', {
      value: `${formatUnits(added, decimals)} ${symbol}`,
      detail: `${formatUnits(stated, decimals)} ${symbol}`,
    });
  }
}
