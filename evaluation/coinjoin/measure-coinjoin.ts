import { FLAG_COINJOIN } from '../../src/graph/flow-source.ts';
import { type CoinJoinFigures, MIX_KINDS, OTHER_KINDS } from '../figures/coinjoin-figures.ts';
import type { World } from '../world/world.ts';
import { kindOf } from './kind-of.ts';

/** what the detectors, as the ingest wrote it into the flags, says of every kind of transaction. */
export function measureCoinJoin(world: World): CoinJoinFigures {
  const mixes = new Map(world.truth.mixes.map(({ txid, kind }) => [txid, kind]));
  const figures = Object.fromEntries(
    [...MIX_KINDS, ...OTHER_KINDS].map((kind) => [kind, { transactions: 0n, flagged: 0n }]),
  ) as { [K in keyof CoinJoinFigures]: { transactions: bigint; flagged: bigint } };
  world.txids.forEach((txid, tx) => {
    const kind = kindOf(world, mixes, { tx, txid });
    if (!kind) return;
    figures[kind].transactions += 1n;
    if (world.batch.flags[tx]! & FLAG_COINJOIN) figures[kind].flagged += 1n;
  });
  return figures;
}
