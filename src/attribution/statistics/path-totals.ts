import type { AssetAmount, Incident } from '../incidents/incident.ts';
import { STEP_KINDS, type StepKind } from '../incidents/step-kinds.ts';

export interface PathTotal {
  readonly step: StepKind;
  /** Incidents with such a step. An incident has several: the rows do not add up. */
  readonly incidents: number;
  readonly withUsd: number;
  /** Reported value of those incidents, all of it: not what went through the step. */
  readonly usd: bigint;
  /** What the sources say went through the step, by asset. */
  readonly through: readonly Omit<AssetAmount, 'rounded' | 'source'>[];
  /** Each service once, by name. */
  readonly services: readonly string[];
}

/** Steps of laundering and the incidents that have them, in the order of the kinds. */
export function pathTotals(incidents: readonly Incident[]): PathTotal[] {
  return STEP_KINDS.flatMap((step) => {
    const found = incidents.filter(({ path }) => path.some((part) => part.step === step));
    if (found.length === 0) return [];
    const steps = found.flatMap(({ path }) => path.filter((part) => part.step === step));
    const through = new Map<string, Omit<AssetAmount, 'rounded' | 'source'>>();
    for (const { chain, symbol, decimals, units } of steps.flatMap(({ amounts }) => amounts)) {
      const key = `${chain} ${symbol}`;
      through.set(key, { chain, symbol, decimals, units: units + (through.get(key)?.units ?? 0n) });
    }
    // A source may name several in one step: `Uniswap, Kyber`.
    const services = new Set(steps.flatMap(({ service }) => service?.split(/\s*,\s+/) ?? []));
    return [
      {
        step,
        incidents: found.length,
        withUsd: found.filter(({ usd }) => usd !== undefined).length,
        usd: found.reduce((sum, { usd }) => sum + (usd ?? 0n), 0n),
        through: [...through.values()],
        services: [...services].sort(),
      },
    ];
  });
}
