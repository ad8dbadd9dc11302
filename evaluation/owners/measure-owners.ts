import { join } from 'node:path';
import { readChangeTransactions } from '../../src/clustering/change/read-change-transactions.ts';
import { MIX_KINDS } from '../../src/clustering/coinjoin/mix-sighting.ts';
import { clusterChain } from '../clustering/cluster-chain.ts';
import { linkParticipants } from '../clustering/link-participants.ts';
import { withWorld } from '../world/with-world.ts';
import type { CombinationFigures } from './combination-figures.ts';
import { type AccountLevel, measureAccounts } from './measure-accounts.ts';
import { type ChangeFigures, measureChange } from './measure-change.ts';
import { measureCombinations } from './measure-combinations.ts';
import { type LookAlikeFigures, measureLookAlikes } from './measure-look-alikes.ts';
import { type MixFileFigures, measureMixFiles } from './measure-mix-files.ts';
import { type MixRuleFigures, measureMixRules } from './measure-mix-rules.ts';
import { measurePeels, type PeelFigures } from './measure-peels.ts';
import { measureRealBlocks, type RealBlockFigures } from './measure-real-blocks.ts';
import { measureSameSource, type SameSourceFigures } from './measure-same-source.ts';
import { measureTinyChain, type TinyChainFigures } from './measure-tiny-chain.ts';
import type { OwnedChain } from './owned-chain.ts';
import { withEmulation } from './with-emulation.ts';

/** Synthetic chain of the levels. */
const SYNTHETIC = { seed: 1, transactions: 8_000 };

export interface LevelFigures {
  readonly name: string;
  readonly combinations: readonly CombinationFigures[];
}

export interface OwnerFigures {
  readonly files: readonly MixFileFigures[];
  readonly lookAlikes: LookAlikeFigures;
  readonly rules: MixRuleFigures;
  readonly blocks: RealBlockFigures;
  readonly tiny: TinyChainFigures;
  /** CoinJoins of the emulation, and those that a detector sees as Wasabi 2. */
  readonly emulated: {
    readonly mixes: number;
    readonly seen: number;
    readonly combinations: readonly CombinationFigures[];
  };
  readonly synthetic: { readonly seed: number; readonly transactions: number };
  readonly levels: readonly LevelFigures[];
  readonly change: readonly ChangeFigures[];
  readonly accounts: readonly AccountLevel[];
  readonly peels: PeelFigures;
  readonly sameSource: SameSourceFigures;
}

/** Measures detectors, clusters and change heuristics on everything in the folder of real data, and on a synthetic chain. */
export async function measureOwners(data: string): Promise<OwnerFigures> {
  const emulated = await withEmulation(join(data, 'clustering', 'wasabi2-emulation'), async (chain) => ({
    ...countMixes(chain),
    combinations: measureCombinations({ chain, changes: await changesOf(chain) }),
  }));
  const synthetic = await withWorld(SYNTHETIC, async (world) => {
    const chain: OwnedChain = world;
    const changes = await changesOf(chain);
    const clean = clusterChain(world, 'truth');
    const mixes = new Set(world.truth.mixes.map(({ txid }) => txid));
    const without: OwnedChain = {
      ...chain,
      batch: {
        ...chain.batch,
        mixes: chain.batch.mixes.map((seen, tx) => (mixes.has(world.txids[tx]!) ? 0xffff : seen)),
      },
    };
    return {
      levels: [
        {
          name: 'easy: what is a CoinJoin is known from elsewhere',
          combinations: measureCombinations({ chain: without, changes }),
        },
        {
          name: 'as generated: people bring coins of new addresses to a mix',
          combinations: measureCombinations({ chain, changes }),
        },
        {
          name: 'hard: people bring coins of wallets that are clustered already',
          combinations: measureCombinations({
            chain,
            changes,
            prepare: (sets) => linkParticipants(world, clean, sets),
          }),
        },
      ],
      change: measureChange(changes, world.owners),
      peels: await measurePeels(world, changes),
      sameSource: await measureSameSource(world),
    };
  });
  return {
    files: measureMixFiles(join(data, 'bitcoin', 'coinjoin')),
    lookAlikes: measureLookAlikes(join(data, 'bitcoin', 'coinjoin', 'lookalikes-2024-06')),
    rules: measureMixRules(join(data, 'bitcoin')),
    blocks: measureRealBlocks(join(data, 'bitcoin', 'blocks')),
    tiny: measureTinyChain(join(data, 'clustering', 'graphsense_utxo')),
    emulated,
    synthetic: SYNTHETIC,
    ...synthetic,
    accounts: await measureAccounts(),
  };
}

async function changesOf({ source, batch }: OwnedChain) {
  return readChangeTransactions(source, batch.tx, () => false);
}

/** The emulation's CoinJoins are the transactions in which coins of several wallets are spent. */
function countMixes({ batch, owners }: OwnedChain) {
  const wasabi2 = 1 << MIX_KINDS.indexOf('wasabi-2');
  let [mixes, seen] = [0, 0];
  for (let tx = 0; tx < batch.count; tx++) {
    const inputs = batch.inputAddress.subarray(batch.inputStart[tx]!, batch.inputStart[tx + 1]!);
    const wallets = new Set(
      [...inputs].map((address) => owners[address]).filter((owner) => owner !== undefined),
    );
    if (wallets.size < 2) continue;
    mixes += 1;
    if ((batch.mixes[tx]! & wasabi2) !== 0) seen += 1;
  }
  return { mixes, seen };
}
