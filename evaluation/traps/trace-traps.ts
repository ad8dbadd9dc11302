import { BITCOIN } from '../../src/synth/evm/traps/trap-world.ts';
import type { TrapsTruth } from '../../src/synth/evm/traps/traps-truth.ts';
import type { ChainLake, ChainsResult } from '../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../src/tracing/crossings/trace-chains.ts';

/** One trace from all thefts of Ethereum, and one from all of Bitcoin, each over all chains and with every theft under its name. */
export async function traceTraps(truth: TrapsTruth, lakes: readonly ChainLake[]): Promise<ChainsResult[]> {
  const thefts = truth.traps.flatMap((trap) => trap.thefts);
  const results: ChainsResult[] = [];
  for (const chain of ['ethereum', BITCOIN]) {
    const own = thefts.filter((theft) => theft.chain === chain);
    const first = lakes.find((lake) => lake.chain === chain)!;
    const started: ChainLake =
      first.family === 'evm'
        ? {
            ...first,
            parameters: {
              ...first.parameters,
              seeds: own.map(({ tx, thief, label }) => ({
                kind: 'transaction',
                hash: tx,
                address: thief,
                label,
              })),
            },
          }
        : {
            ...first,
            parameters: {
              ...first.parameters,
              seeds: own.map(({ tx, vout, label }) => ({ kind: 'outpoint', txid: tx, vout: vout!, label })),
            },
          };
    results.push(await traceChains([started, ...lakes.filter((lake) => lake !== first)]));
  }
  return results;
}
