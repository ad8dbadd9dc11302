import { FLAG_COINJOIN, type FlowSource } from '../../src/graph/flow-source.ts';

/** The source as it were if the rule knew exactly these transactions as CoinJoins. */
export function knowMixes(source: FlowSource, mixes: ReadonlySet<number>): FlowSource {
  return {
    ...source,
    async transactions(ids) {
      const batch = await source.transactions(ids);
      const flags = batch.flags.map((flag, i) =>
        mixes.has(batch.tx[i]!) ? flag | FLAG_COINJOIN : flag & ~FLAG_COINJOIN,
      );
      return { ...batch, flags };
    },
  };
}
