import type { OutputSteps } from '../../step-source.ts';
import type { KeptFee, OutputTrace } from './output-trace.ts';
import { beginStep, passInputs } from './pass-transaction.ts';

/** The coinbase of a block, alone in its batch, with the fees of the block's transactions in their order (satoshi). */
export interface BlockFees {
  readonly coinbase: OutputSteps;
  /** Key of the coinbase; the transaction of fees[i] has the key first + 1 + i. */
  readonly first: number;
  readonly fees: readonly bigint[];
}

/**
 * The coinbase of a block takes the tainted fees: its queue is the subsidy (clean), then the fees in transaction order;
 * its outputs are served by the policy as those of any transaction. Fees that the miner did not claim stay fees.
 * Source: TaintChain and BlockSci (`taintFee`).
 */
export function payCoinbase(trace: OutputTrace, block: BlockFees, kept: readonly KeptFee[]): void {
  const { coinbase, fees, first } = block;
  const height = coinbase.height[0]!;
  const total = fees.reduce((sum, fee) => sum + fee, 0n);
  let claimed = 0n;
  for (let o = coinbase.outStart[0]!; o < coinbase.outStart[1]!; o++) claimed += coinbase.outValue[o]!;
  const rule = subsidy(height, trace.state.rules.halving);
  const minted = claimed > rule + total ? claimed - total : rule;
  const values = new BigInt64Array(1 + fees.length);
  values[0] = minted;
  for (const [i, fee] of fees.entries()) values[i + 1] = fee;
  trace.inputs.length = 0;
  for (let i = 0; i < values.length; i++) trace.inputs.push(0);
  for (const { slot, key } of kept) trace.inputs[key - first] = slot;
  beginStep(trace.state, coinbase, 0);
  passInputs(trace, coinbase, 0, { values, fee: minted + total - claimed, extra: 0n });
}

/** Satoshi minted at a height. */
function subsidy(height: number, halving: number): bigint {
  const halvings = Math.floor(height / halving);
  return halvings >= 64 ? 0n : 5_000_000_000n >> BigInt(halvings);
}
