import type { ChangeTransaction } from '../../src/clustering/change/change-transaction.ts';
import { parseChangeExpression } from '../../src/clustering/change/parse-change-expression.ts';
import { mixBit, SHARED_MIX_BITS } from '../../src/clustering/coinjoin/mix-bits.ts';
import { createForest } from '../../src/clustering/create-forest.ts';
import { createMergeGuard } from '../../src/clustering/guard/create-merge-guard.ts';
import { joinPairs, type RulePair } from '../../src/clustering/join-pairs.ts';
import { MERGE_WORDS, type MergeLog } from '../../src/clustering/multi-input.ts';
import { createUnionFind } from '../../src/clustering/union-find.ts';
import { FLAG_COINBASE, NO_ADDRESS } from '../../src/graph/flow-source.ts';
import type { DisjointSets } from '../clustering/disjoint-sets.ts';
import { memoryRows } from '../clustering/memory-rows.ts';
import type { CombinationFigures } from './combination-figures.ts';
import type { OwnedChain } from './owned-chain.ts';
import { scoreCombination } from './score-combination.ts';

/** By what the transactions that are left out are told. */
const FILTERS: readonly { readonly name: string; readonly bits: number }[] = [
  { name: 'no filter', bits: 0 },
  { name: 'generic rule', bits: mixBit('generic') },
  { name: 'named kinds', bits: SHARED_MIX_BITS & ~mixBit('generic') },
  { name: 'generic and named kinds', bits: SHARED_MIX_BITS },
];

/** Change heuristics that are joined on top of the last filter. */
export const CHANGE_EXPRESSIONS: readonly string[] = [
  'unique(one-time)',
  'unique(direct)',
  'unique(optimal)',
  'unique(power-of-ten)',
  'unique(locktime)',
  'unique(fee-rate)',
  'unique(script-type)',
  'unique(fresh-address)',
  'unique(wallet-print)',
  'unique(one-time & optimal)',
  'unique(one-time & wallet-print)',
  'unique(fresh-address & script-type & optimal)',
  'unique(one-time | direct) - power-of-ten',
];

export interface Level {
  readonly chain: OwnedChain;
  readonly changes: readonly ChangeTransaction[];
  /** Joins what is known from elsewhere before anything is measured, for the harder levels. */
  readonly prepare?: (sets: DisjointSets) => void;
}

/** Clusters under each filter, and with each change expression on top, compared with the owners. */
export function measureCombinations(level: Level): CombinationFigures[] {
  const figures = FILTERS.map(({ name, bits }) => cluster(level, { name, bits, change: '' }));
  for (const change of CHANGE_EXPRESSIONS)
    figures.push(cluster(level, { name: change, bits: SHARED_MIX_BITS, change }));
  return figures;
}

function cluster(
  { chain, changes, prepare }: Level,
  rules: { readonly name: string; readonly bits: number; readonly change: string },
): CombinationFigures {
  const { owners } = chain;
  const forest = createForest(owners.length);
  const sets = createUnionFind(forest);
  const guard = createMergeGuard(
    { owners: [], apart: [], addresses: 0, holdFrom: 0 },
    (id) => id,
    memoryRows(4),
  );
  const merges: [number, number][] = [];
  const log: MergeLog = {
    rows: new Uint32Array(MERGE_WORDS * 1_024),
    filled: 0,
    flush() {
      for (let i = 0; i < log.filled; i += MERGE_WORDS) merges.push([log.rows[i + 2]!, log.rows[i + 3]!]);
      log.filled = 0;
    },
  };
  prepare?.({
    find: sets.find,
    join: (a, b) => {
      sets.link(sets.find(a), sets.find(b));
    },
  });
  joinPairs({ forest, guard }, coSpends(chain, rules.bits), log);
  if (rules.change !== '') {
    const { heuristic } = parseChangeExpression(rules.change);
    const pairs: RulePair[] = [];
    changes.forEach((transaction, tx) => {
      const owner = transaction.inputs.find(({ address }) => address >= 0);
      const found = heuristic(transaction);
      if (!owner || transaction.coinbase || transaction.mix || found.length !== 1) return;
      pairs.push({ a: owner.address, b: transaction.outputs[found[0]!]!.address, tx, rule: 0 });
    });
    joinPairs({ forest, guard }, pairs, log);
  }
  log.flush();
  return scoreCombination({ name: rules.name, clusterOf: sets.find, merges }, owners);
}

function* coSpends({ batch }: OwnedChain, leaveOut: number): Generator<RulePair, void> {
  for (let tx = 0; tx < batch.count; tx++) {
    if ((batch.flags[tx]! & FLAG_COINBASE) !== 0 || (batch.mixes[tx]! & leaveOut) !== 0) continue;
    const inputs = batch.inputAddress.subarray(batch.inputStart[tx]!, batch.inputStart[tx + 1]!);
    const [first, ...others] = inputs.filter((address) => address !== NO_ADDRESS);
    for (const b of others) yield { a: first!, b, tx, rule: 0 };
  }
}
