import { CHANGE_HEURISTICS, type ChangeName } from './change-heuristics.ts';
import type { ChangeTransaction } from './change-transaction.ts';

export interface ChangeVote {
  readonly heuristic: ChangeName;
  readonly confidence: number;
  /** Positions of outputs, ascending. */
  readonly outputs: readonly number[];
}

export interface ChangeAnswer {
  readonly votes: readonly ChangeVote[];
  /** Outputs that the surest heuristics with an answer name; empty when the transaction is a CoinJoin or a pay-out to many. */
  readonly consensus: readonly number[];
  readonly confidence: number;
}

/** Above it a transaction is a pay-out of many payments, whose change cannot be told by its shape. */
const PAYOUT = 10;

/**
 * What every heuristic says, and what the surest agree on. Only those with a confidence of their own in GraphSense
 * (one-time, direct, same-cluster) decide; the others are shown. Source: METHODS A.2.
 */
export function changeConsensus(transaction: ChangeTransaction): ChangeAnswer {
  const votes: ChangeVote[] = [];
  for (const [name, { heuristic, confidence }] of Object.entries(CHANGE_HEURISTICS)) {
    const outputs = heuristic(transaction);
    if (outputs.length > 0) votes.push({ heuristic: name as ChangeName, confidence, outputs });
  }
  if (transaction.mix || transaction.coinbase || transaction.outputs.length > PAYOUT)
    return { votes, consensus: [], confidence: 0 };
  const deciding = votes.filter(({ confidence, heuristic, outputs }) =>
    heuristic === 'one-time' ? outputs.length === 1 : confidence >= 50,
  );
  const confidence = Math.max(0, ...deciding.map((vote) => vote.confidence));
  const consensus = new Set(
    deciding.filter((vote) => vote.confidence === confidence).flatMap(({ outputs }) => outputs),
  );
  return { votes, consensus: [...consensus].sort((a, b) => a - b), confidence };
}
