import type { FlowSource } from '../../graph/flow-source.ts';
import type { TraceResult } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { Movement } from '../alert.ts';
import type { LabelSource } from './label-source.ts';
import { nameParties } from './name-parties.ts';

/** What every movement of a chain of outputs needs. */
export interface WatchPlace {
  readonly hashAt: (height: number) => string | undefined;
  readonly symbol: string;
  readonly decimals: number;
}

interface Range extends WatchPlace {
  readonly from: number;
  readonly to: number;
  readonly policy: TaintPolicyId;
}

/**
 * Transactions of a range of blocks that spend traced coins: those that the trace passed, and those at which it stopped
 * because nobody can say who got what in them (a CoinJoin, a transaction of too many outputs).
 */
export async function outputTraceSteps(
  lake: Pick<LabelSource, 'labelOf' | 'listedBy'> & { readonly source: FlowSource },
  result: TraceResult,
  { from, to, policy, hashAt, symbol, decimals }: Range,
): Promise<Movement[]> {
  const { source } = lake;
  const steps = new Map<number, Step>();
  for (const hop of result.hops) {
    const ends = hop.from.filter(({ amounts }) => amounts[policy]);
    if (ends.length === 0) continue;
    const parties = hop.to.flatMap(({ address, amounts }) =>
      amounts[policy] ? [{ address, amount: amounts[policy]!, asset: symbol }] : [],
    );
    const amount = ends.reduce((sum, { amounts }) => sum + amounts[policy]!, 0n);
    steps.set(hop.tx, { tx: hop.txid, watched: ends.map(({ address }) => address), amount, parties });
  }
  for (const { nextTx, nextTxid, address, amounts, reason } of result.terminals) {
    const amount = amounts[policy];
    if (reason !== 'coinjoin' && reason !== 'out-degree') continue;
    if (nextTx < 0 || nextTxid === undefined || !amount || steps.get(nextTx)?.parties.length) continue;
    const before = steps.get(nextTx);
    steps.set(nextTx, {
      tx: nextTxid,
      watched: [...(before?.watched ?? []), address],
      amount: (before?.amount ?? 0n) + amount,
      parties: [],
    });
  }
  const ids = Float64Array.from(steps.keys()).sort();
  const { height: heights } = await source.transactions(ids);
  const inRange = Array.from(ids, (tx, i) => ({ step: steps.get(tx)!, height: heights[i]! })).filter(
    ({ height }) => height >= from && height <= to,
  );
  const blocks = await source.blocks(Uint32Array.from(new Set(inRange.map(({ height }) => height))).sort());
  const timeOf = new Map(Array.from(blocks.height, (height, i) => [height, blocks.time[i]!]));
  return inRange.map(
    ({ step, height }): Movement => ({
      rule: 'trace-step',
      tx: step.tx,
      height,
      time: timeOf.get(height)!,
      grade: 'verified',
      block: hashAt(height) ?? '',
      watched: [...new Set(step.watched)],
      amounts: [{ asset: symbol, decimals, out: `${step.amount}` }],
      parties: nameParties(step.parties, lake),
      partiesTotal: step.parties.length,
    }),
  );
}

interface Step {
  readonly tx: string;
  readonly watched: readonly string[];
  readonly amount: bigint;
  readonly parties: readonly { readonly address: string; readonly amount: bigint; readonly asset: string }[];
}
