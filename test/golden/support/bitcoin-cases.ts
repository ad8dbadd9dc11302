import { join } from 'node:path';
import type { FlowSource } from '../../../src/graph/flow-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import { trace } from '../../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../../src/tracing/trace-parameters.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { ingestFiles } from '../../support/make-chain.ts';
import { sharedData } from '../../support/shared-data.ts';
import type { GoldenCase } from './golden-case.ts';
import { outputLines } from './output-lines.ts';

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const BLOCK_9 = '0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9';
/** The last payment of block 9's coins in 2009. */
const LAST = 'a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33';

export const bitcoinCases: readonly GoldenCase[] = [
  {
    name: 'blk-2009',
    shared: true,
    traces: (folder) =>
      withLake(sharedData.path('bitcoin/blk-2009'), folder, async (run) => ({
        forward: await run([{ kind: 'outpoint', txid: BLOCK_9, vout: 0, label: 'block 9' }]),
        backward: await run([{ kind: 'transaction', txid: LAST, label: 'last' }], { direction: 'backward' }),
      })),
  },
  {
    name: 'demo',
    shared: false,
    async traces(folder) {
      const blocks = join(folder, 'blocks');
      // What `jejak demo` makes.
      const { truth } = await generateChain({ directory: blocks, seed: 1, transactions: 5_000 });
      const seeds = truth.thefts.map(({ txid, label }): Seed => ({ kind: 'transaction', txid, label }));
      const end: Seed = { kind: 'transaction', txid: truth.consolidations[0]!.txid, label: 'consolidation' };
      return withLake(blocks, join(folder, 'lake'), async (run) => ({
        forward: await run(seeds),
        'forward, limits of the demo': await run(seeds, {
          minValue: 1_000_000n,
          maxDepth: 13,
          maxOutputs: 25,
        }),
        backward: await run([end], { direction: 'backward' }),
      }));
    },
  },
];

type Run = (
  seeds: readonly Seed[],
  more?: Partial<TraceParameters>,
) => Promise<ReturnType<typeof outputLines>>;

async function withLake<T>(blocks: string, folder: string, use: (run: Run) => Promise<T>): Promise<T> {
  await ingestFiles(blocks, folder, { segmentTransactions: 4_000 });
  const source: FlowSource = openGraphSource(folder);
  try {
    return await use(async (seeds, more) =>
      outputLines(await trace({ source }, { seeds, policies: ALL, ...more })),
    );
  } finally {
    await source.close();
  }
}
