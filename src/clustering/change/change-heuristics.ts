import type { ChangeHeuristic } from './change-heuristic.ts';
import { direct } from './direct.ts';
import { feeRate } from './fee-rate.ts';
import { freshAddress } from './fresh-address.ts';
import { locktime } from './locktime.ts';
import { oneTime } from './one-time.ts';
import { optimal } from './optimal.ts';
import { powerOfTen } from './power-of-ten.ts';
import { sameCluster } from './same-cluster.ts';
import { scriptType } from './script-type.ts';
import { walletPrint } from './wallet-print.ts';

/** Zeros at the end of a round value: 6 is BlockSci's; a parameter in expressions, `power-of-ten(4)`. */
export const POWER_OF_TEN = { digits: 6, least: 1, most: 12 } as const;

/** Every change heuristic by its name, with GraphSense's confidence where it has one (METHODS A.2), 0 to 100. */
export const CHANGE_HEURISTICS = {
  'one-time': { heuristic: oneTime, confidence: 50 },
  direct: { heuristic: direct, confidence: 100 },
  'same-cluster': { heuristic: sameCluster, confidence: 50 },
  optimal: { heuristic: optimal, confidence: 30 },
  'power-of-ten': { heuristic: powerOfTen(POWER_OF_TEN.digits), confidence: 30 },
  locktime: { heuristic: locktime, confidence: 10 },
  'fee-rate': { heuristic: feeRate, confidence: 10 },
  'script-type': { heuristic: scriptType, confidence: 20 },
  'fresh-address': { heuristic: freshAddress, confidence: 40 },
  'wallet-print': { heuristic: walletPrint, confidence: 30 },
} as const satisfies Record<string, { heuristic: ChangeHeuristic; confidence: number }>;

export type ChangeName = keyof typeof CHANGE_HEURISTICS;
