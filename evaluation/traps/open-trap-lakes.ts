import { join } from 'node:path';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { ingestLedger } from '../../src/ingest/ledger/ingest-ledger.ts';
import { openEvmLedger } from '../../src/ingest/ledger/open-evm-ledger.ts';
import { openEvmBlockFiles } from '../../src/ingest/sources/evm/open-evm-block-files.ts';
import { openBlockFiles } from '../../src/ingest/sources/open-block-files.ts';
import { evmChainById } from '../../src/primitives/evm-chain.ts';
import { BITCOIN } from '../../src/synth/evm/traps/trap-world.ts';
import type { ChainLake } from '../../src/tracing/crossings/chains-result.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';

export interface TrapLakes {
  /** Without starts. */
  readonly lakes: readonly ChainLake[];
  close(): Promise<void>;
}

/**
 * The lakes of the traps in a folder, made there or open again. `tables`: account chains are asked over the lake's Parquet
 * tables, else over ledger files.
 */
export async function openTrapLakes(
  folder: string,
  from: 'ledger' | 'tables' = 'ledger',
): Promise<TrapLakes> {
  const lakes: ChainLake[] = [];
  for (const chain of ['ethereum', 'bnb']) {
    const directory = join(folder, `lake-${chain}`);
    await ingestLedger(
      { directory, clock: () => 0 },
      {
        openSource: async () => {
          const path = join(folder, `${chain}.jsonl`);
          return openEvmLedger(await openEvmBlockFiles({ path, chain: evmChainById(chain) }), {
            follows: false,
          });
        },
      },
    );
    const source: AccountSource =
      from === 'tables' ? await openAccountLakeSource(directory) : openLedgerSource(directory);
    lakes.push({ family: 'evm', chain, source, parameters: { seeds: [], policies: POLICIES } });
  }
  const directory = join(folder, 'lake-bitcoin');
  await ingest(
    { directory, clock: () => 0 },
    {
      openSource: async (state, chain) =>
        openBlockFiles({
          path: join(folder, 'bitcoin'),
          known: state.known,
          lenient: false,
          ...(chain && { chain }),
        }),
    },
  );
  lakes.push({
    family: 'bitcoin',
    chain: BITCOIN,
    source: openGraphSource(directory),
    parameters: { seeds: [], policies: POLICIES },
  });
  return {
    lakes,
    async close() {
      for (const { source } of lakes) await source.close();
    },
  };
}
