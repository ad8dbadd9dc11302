import { JejakError } from '../primitives/jejak-error.ts';
import type { OutputRef, PolicyAmounts, TraceHop, TraceResult } from './trace-result.ts';
import type { TaintPolicyId } from './value/policies.ts';

/** One transaction of a path. */
export interface PathStep {
  readonly tx: number;
  readonly txid: string;
  readonly height: number;
  /** Absent for a coinbase that was reached through fees, and for a transaction whose fee was followed. */
  readonly from?: OutputRef;
  readonly to?: OutputRef;
  /** Satoshi of taint in `to` (in the fee when `to` is absent) under the policy. */
  readonly amount: bigint;
}

/**
 * The way taint took under one policy from a seed to an output, first step first: at every transaction the input that
 * gives most of the taint. Empty when the output is a seed itself. Backward the path starts at the seed too.
 * Errors: TERMINAL_UNKNOWN when the policy does not taint the output or hops were not recorded.
 */
export function findPath(
  result: TraceResult,
  target: { readonly output: number; readonly policy: TaintPolicyId },
): PathStep[] {
  const { policy } = target;
  const seeds = new Set(result.seeds.map(({ output }) => output));
  const byTransaction = new Map(result.hops.map((hop) => [hop.tx, hop]));
  const maker = new Map<number, { hop: TraceHop; place: number }>();
  for (const hop of result.hops) {
    hop.to.forEach(({ output }, place) => {
      maker.set(output, { hop, place });
    });
  }

  const steps: PathStep[] = [];
  let output = target.output;
  while (!seeds.has(output)) {
    const made = maker.get(output);
    const to = made?.hop.to[made.place];
    const amount = to?.amounts[policy];
    if (!made || !to || amount === undefined) {
      throw new JejakError('TERMINAL_UNKNOWN', { meta: { output: target.output } });
    }
    const { tx, txid, height } = made.hop;
    let from: OutputRef | undefined = made.hop.from[to.mainSource[policy] ?? 0];
    steps.push({ tx, txid, height, ...(from && { from }), to, amount });
    if (!from) {
      const paid = byTransaction.get(largest(made.hop.feeSources, policy)!.tx)!;
      from = largest(paid.from, policy)!;
      steps.push({ tx: paid.tx, txid: paid.txid, height: paid.height, from, amount: paid.fee[policy] ?? 0n });
    }
    output = from.output;
  }
  return steps.reverse();
}

function largest<T extends { readonly amounts: PolicyAmounts }>(
  items: readonly T[],
  policy: TaintPolicyId,
): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    if ((item.amounts[policy] ?? -1n) > (best?.amounts[policy] ?? -1n)) best = item;
  }
  return best;
}
