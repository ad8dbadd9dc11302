import type { FlowBatch } from '../../graph/flow-source.ts';
import type { TraceDirection } from '../trace-parameters.ts';

/** A transaction seen in the direction of the trace: taint goes from `from...` to `to...`. Amounts in satoshi. */
export interface TransactionView {
  readonly tx: number;
  readonly height: number;
  readonly flags: number;
  readonly outputCount: number;
  readonly fromIds: readonly number[];
  readonly fromValues: readonly bigint[];
  readonly toIds: readonly number[];
  readonly toValues: readonly bigint[];
  readonly toAddresses: readonly number[];
  /** The transaction to process next for each: the spender, backward the maker. */
  readonly toNext: readonly number[];
  /** The transaction that made each output; undefined forward, where it is this one. */
  readonly toMakers: readonly number[] | undefined;
  /** Clean value that joins beside those: backward the fee; forward 0 unless the data is wrong. */
  readonly extra: bigint;
  /** What comes in above what goes out: forward the fee; backward 0 unless the data is wrong. */
  readonly fee: bigint;
}

/**
 * Row `index` of a batch as plain arrays, oriented. This runs once for every transaction of a trace and thousands of the
 * results wait at a time: arrays of the exact size, or the garbage collector carries more air than numbers.
 */
export function viewTransaction(batch: FlowBatch, index: number, direction: TraceDirection): TransactionView {
  const tx = batch.tx[index]!;
  const forward = direction === 'forward';
  const inputFrom = batch.inputStart[index]!;
  const inputCount = batch.inputStart[index + 1]! - inputFrom;
  const outputFrom = batch.outputStart[index]!;
  const outputCount = batch.outputStart[index + 1]! - outputFrom;
  const firstOutput = batch.outputFirst[index]!;
  const inputIds = new Array<number>(inputCount);
  const inputValues = new Array<bigint>(inputCount);
  const outputIds = new Array<number>(outputCount);
  const outputValues = new Array<bigint>(outputCount);
  const toCount = forward ? outputCount : inputCount;
  const addresses = new Array<number>(toCount);
  const next = new Array<number>(toCount);
  const makers = forward ? undefined : next;
  let balance = 0n;
  for (let i = 0; i < inputCount; i++) {
    const value = batch.inputValue[inputFrom + i]!;
    inputIds[i] = batch.inputOutput[inputFrom + i]!;
    inputValues[i] = value;
    balance += value;
    if (forward) continue;
    addresses[i] = batch.inputAddress[inputFrom + i]!;
    next[i] = batch.inputTx[inputFrom + i]!;
  }
  for (let o = 0; o < outputCount; o++) {
    const value = batch.outputValue[outputFrom + o]!;
    outputIds[o] = firstOutput + o;
    outputValues[o] = value;
    balance -= value;
    if (!forward) continue;
    addresses[o] = batch.outputAddress[outputFrom + o]!;
    next[o] = batch.outputSpender[outputFrom + o]!;
  }
  const surplus = forward ? balance : -balance;
  return {
    tx,
    height: batch.height[index]!,
    flags: batch.flags[index]!,
    outputCount,
    fromIds: forward ? inputIds : outputIds,
    fromValues: forward ? inputValues : outputValues,
    toIds: forward ? outputIds : inputIds,
    toValues: forward ? outputValues : inputValues,
    toAddresses: addresses,
    toNext: next,
    toMakers: makers,
    extra: surplus < 0n ? -surplus : 0n,
    fee: surplus > 0n ? surplus : 0n,
  };
}
