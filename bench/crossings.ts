import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedgerSource } from '../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../src/ingest/ledger/ingest-ledger.ts';
import type { LedgerBlock } from '../src/ingest/ledger/ledger-block.ts';
import { evmChainById } from '../src/primitives/evm-chain.ts';
import type { ChainLake } from '../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../src/tracing/crossings/trace-chains.ts';
import type { TaintPolicyId } from '../src/tracing/value/policies.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { CROSSING_CHAINS, crossingWorld } from './crossing-world.ts';

export interface CrossingsFigure {
  readonly crossings: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Peak resident memory of the process up to here, MB. */
  readonly peak: number;
}

/** A trace over three lakes in which what was stolen crosses a bridge so often there and as often back, and strangers do too. */
export async function benchCrossings(
  way: 'side by side' | 'in turn',
  { journeys, policies }: { readonly journeys: number; readonly policies: readonly TaintPolicyId[] },
): Promise<CrossingsFigure> {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-bench-'));
  const lakes: ChainLake[] = [];
  try {
    const { thief, blocks } = crossingWorld(way, journeys);
    for (const chain of CROSSING_CHAINS) {
      const directory = join(folder, chain);
      await ingest(directory, { chain, blocks: blocks.get(chain)! });
      const seeds = chain === 'ethereum' ? [{ kind: 'source' as const, address: thief, label: 'theft' }] : [];
      const parameters = { seeds, policies, maxPayments: Number.MAX_SAFE_INTEGER };
      lakes.push({ family: 'evm', chain, source: openLedgerSource(directory), parameters });
    }
    const [began, before] = [performance.now(), cpuSeconds()];
    const { crossings } = await traceChains(lakes);
    return {
      crossings: crossings.length,
      seconds: (performance.now() - began) / 1_000,
      cpu: cpuSeconds() - before,
      peak: process.resourceUsage().maxRSS / 1_024,
    };
  } finally {
    for (const { source } of lakes) await source.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ingest(
  directory: string,
  { chain, blocks }: { readonly chain: string; readonly blocks: readonly LedgerBlock[] },
) {
  return ingestLedger(
    { directory, clock: () => 0 },
    {
      openSource: async () => ({
        name: 'bench',
        chain: evmChainById(chain),
        firstNumber: 0,
        tipNumber: blocks.length - 1,
        cheapToReread: true,
        follows: true,
        hashAt: async (number) => blocks[number]?.hash,
        async *blocks(from) {
          yield* blocks.slice(from);
        },
        notes: [],
        close: () => undefined,
      }),
    },
  );
}
