import type { FlowSource } from '../../graph/flow-source.ts';
import type { RulePair } from '../join-pairs.ts';
import { ruleWord } from '../merge-rule.ts';
import { parseChangeExpression } from './parse-change-expression.ts';
import { readChangeTransactions } from './read-change-transactions.ts';

const BATCH = 4_096;

/**
 * Merges that a change heuristic proposes, in chain order, some thousand at a time, of the first `transactions`: the first input with
 * the output that it names, where it names exactly one. Never for a coinbase or a CoinJoin. `together` tells whether two
 * addresses are in one cluster as the merges before have left it. Errors: CHANGE_EXPRESSION_INVALID.
 */
export async function* changePairs(
  source: FlowSource,
  { expression, transactions }: { readonly expression: string; readonly transactions: number },
  together: (a: number, b: number) => boolean,
): AsyncGenerator<RulePair[], void> {
  const { heuristic, confidence } = parseChangeExpression(expression);
  for (let from = 0; from < transactions; from += BATCH) {
    const ids = Float64Array.from({ length: Math.min(BATCH, transactions - from) }, (_, i) => from + i);
    const pairs: RulePair[] = [];
    for (const [i, transaction] of (await readChangeTransactions(source, ids, together)).entries()) {
      const owner = transaction.inputs.find(({ address }) => address >= 0);
      if (!owner || transaction.coinbase || transaction.mix) continue;
      const found = heuristic(transaction);
      if (found.length !== 1) continue;
      const change = transaction.outputs[found[0]!]!;
      pairs.push({ a: owner.address, b: change.address, tx: from + i, rule: ruleWord('change', confidence) });
    }
    yield pairs;
  }
}
