import { trace } from '../../src/tracing/trace.ts';
import {
  POLICIES,
  type PolicyFigures,
  TAINT_RUNS,
  type TaintFigures,
  type TaintRun,
} from '../figures/taint-figures.ts';
import type { World } from '../world/world.ts';
import { knowMixes } from './know-mixes.ts';
import { limitsOf } from './limits-of.ts';
import { scoreTrace } from './score-trace.ts';

/** Traces all thefts of a chain under every policy, once for each set of limits. */
export async function measureTaint(world: World): Promise<TaintFigures> {
  const { truth, txids } = world;
  const mixTxids = new Set(truth.mixes.map(({ txid }) => txid));
  const mixes = new Set(txids.flatMap((txid, tx) => (mixTxids.has(txid) ? [tx] : [])));
  const measure = async (run: TaintRun): Promise<TaintFigures[TaintRun]> => {
    const source = run === 'demo, every mix known' ? knowMixes(world.source, mixes) : world.source;
    const traced = await trace(
      { source },
      {
        seeds: truth.thefts.map(({ txid, label }) => ({ kind: 'transaction', txid, label })),
        policies: POLICIES,
        tags: world.tags,
        ...limitsOf(run),
      },
    );
    return Object.fromEntries(
      POLICIES.map((policy): [string, PolicyFigures] => [policy, scoreTrace(world, traced, policy)]),
    ) as TaintFigures[TaintRun];
  };
  const figures: Partial<Record<TaintRun, TaintFigures[TaintRun]>> = {};
  for (const run of TAINT_RUNS) figures[run] = await measure(run);
  return figures as TaintFigures;
}
