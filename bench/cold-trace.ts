import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGraphSource } from '../src/graph/open-graph-source.ts';
import type { Truth } from '../src/synth/truth.ts';
import { trace } from '../src/tracing/trace.ts';

/**
 * A trace of about 3,000 edges (tainted inputs and outputs of the transactions passed) on a large lake, first in this
 * process: opening the files and looking up the seeds are timed too. Emptying the page cache takes root and is not done
 * here; say so beside the figure.
 */
export async function benchColdTrace(
  blocks: string,
  lake: string,
): Promise<{ edges: number; seconds: number }> {
  const truth = JSON.parse(readFileSync(join(blocks, 'truth.json'), 'utf8')) as Truth;
  const started = process.hrtime.bigint();
  const source = openGraphSource(lake);
  const result = await trace(
    { source },
    {
      seeds: truth.thefts
        .slice(0, 3)
        .map((theft) => ({ kind: 'transaction', txid: theft.txid, label: theft.label })),
      policies: ['fifo'],
      maxTransactions: 1_300,
    },
  );
  await source.close();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { edges: result.hops.reduce((sum, hop) => sum + hop.from.length + hop.to.length, 0), seconds };
}
