import { anonymityScore } from './anonymity-score.ts';
import type { DemixCandidates, DemixHeuristic, MixerDeposit, MixerWithdrawal } from './mixer-notes.ts';

export interface CandidateFinding {
  readonly heuristic: DemixHeuristic;
  readonly deposits: readonly MixerDeposit[];
  readonly evidence: DemixCandidates['evidence'];
}

/** Record of a finding, undefined without deposits. kappa is 1 / number of candidates; C are all addresses in it. */
export function candidatesOf(
  withdrawal: MixerWithdrawal,
  { heuristic, deposits, evidence }: CandidateFinding,
): DemixCandidates | undefined {
  if (deposits.length === 0) return undefined;
  const probability = 1 / deposits.length;
  const joined = new Set([withdrawal.recipient, ...deposits.map(({ address }) => address)]).size;
  return {
    heuristic,
    withdrawal,
    deposits,
    size: deposits.length,
    probability,
    anonymityScore: anonymityScore(joined, probability),
    evidence,
  };
}
