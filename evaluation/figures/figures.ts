import type { ClusteringFigures, Filter, MixCoins } from './clustering-figures.ts';
import type { CoinJoinFigures } from './coinjoin-figures.ts';
import type { TaintFigures } from './taint-figures.ts';

/** Errors measured on one synthetic chain, or their sums over several. */
export interface Figures {
  readonly transactions: bigint;
  readonly clustering: Readonly<Record<MixCoins, Readonly<Record<Filter, ClusteringFigures>>>>;
  readonly coinjoin: CoinJoinFigures;
  readonly taint: TaintFigures;
}
