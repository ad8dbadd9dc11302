import { gather } from './files/gather.ts';
import { idsFromBytes } from './files/ids.ts';
import { onDemand } from './files/on-demand.ts';
import { type FlowBatch, NONE } from './flow-source.ts';
import { gatherUnsorted } from './gather-unsorted.ts';
import type { GraphFiles } from './store/graph-files.ts';

/** Transactions by ascending ids out of graph files; `blockFirstTx` tells heights. */
export function readFlowBatch(files: GraphFiles, blockFirstTx: Uint32Array, ids: Float64Array): FlowBatch {
  const { columns } = files;
  const counts = files.counts();
  const inputs = rowRanges(files, ids, { column: 'txFirstInput', total: counts.inputs });
  const outputs = rowRanges(files, ids, { column: 'txFirstOutput', total: counts.outputs });
  const inputOutput = idsFromBytes(gather(columns.inputOutput, inputs.rows));
  const height = new Uint32Array(ids.length);
  for (let i = 0; i < ids.length; i++) height[i] = heightOf(blockFirstTx, ids[i]!);
  // What a trace never asks for is read when somebody does: every column costs a read a transaction.
  const rare = {
    mixes: () => new Uint16Array(gather(columns.txMixes, ids).buffer),
    print: () => gather(columns.txPrint, ids),
    locktime: () => new Uint32Array(gather(columns.txLocktime, ids).buffer),
    weight: () => new Uint32Array(gather(columns.txWeight, ids).buffer),
    inputTx: () => toIds(new Uint32Array(gatherUnsorted(columns.outputTx, inputOutput).buffer), inputOutput),
    outputSpender: () => spendersOf(files, outputs.rows),
  };
  return onDemand(rare, {
    count: ids.length,
    tx: ids,
    height,
    flags: gather(columns.txFlags, ids),
    inputStart: inputs.start,
    inputOutput,
    inputValue: new BigInt64Array(gatherUnsorted(columns.outputValue, inputOutput).buffer),
    inputAddress: new Uint32Array(gather(columns.inputAddress, inputs.rows).buffer),
    outputStart: outputs.start,
    outputFirst: outputs.first,
    outputValue: new BigInt64Array(gather(columns.outputValue, outputs.rows).buffer),
    outputAddress: new Uint32Array(gather(columns.outputAddress, outputs.rows).buffer),
  });
}

/** Transactions that spend outputs; NONE where nobody does. */
function spendersOf(files: GraphFiles, rows: Float64Array): Float64Array {
  const { columns } = files;
  const { inputs } = files.counts();
  const spenders = idsFromBytes(gather(columns.outputSpender, rows));
  // A link to an input that the checkpoint does not know was written by a run that died: the output is unspent.
  for (let i = 0; i < spenders.length; i++) if (spenders[i]! >= inputs) spenders[i] = NONE;
  return toIds(new Uint32Array(gatherUnsorted(columns.inputTx, spenders).buffer), spenders);
}

/** Rows of inputs or outputs that belong to the transactions, one transaction after the other. */
function rowRanges(
  files: GraphFiles,
  ids: Float64Array,
  which: { column: 'txFirstInput' | 'txFirstOutput'; total: number },
): { start: Uint32Array; rows: Float64Array; first: Float64Array } {
  const column = files.columns[which.column];
  const transactions = files.counts().transactions;
  // A transaction's rows end where those of the next one begin: both are fetched with one read.
  const pairs = new Float64Array(ids.length * 2);
  for (let i = 0; i < ids.length; i++) {
    pairs[2 * i] = ids[i]!;
    pairs[2 * i + 1] = Math.min(ids[i]! + 1, transactions - 1);
  }
  const bounds = idsFromBytes(gather(column, pairs));
  const first = new Float64Array(ids.length);
  const start = new Uint32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) {
    first[i] = bounds[2 * i]!;
    const end = ids[i]! + 1 === transactions ? which.total : bounds[2 * i + 1]!;
    start[i + 1] = start[i]! + end - first[i]!;
  }
  const rows = new Float64Array(start[ids.length]!);
  for (let i = 0; i < ids.length; i++) {
    const count = start[i + 1]! - start[i]!;
    for (let k = 0; k < count; k++) rows[start[i]! + k] = first[i]! + k;
  }
  return { start, rows, first };
}

/** Last block whose first transaction is not behind `tx`. */
function heightOf(blockFirstTx: Uint32Array, tx: number): number {
  let low = 0;
  let high = blockFirstTx.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (blockFirstTx[middle]! <= tx) low = middle;
    else high = middle;
  }
  return low;
}

function toIds(values: Uint32Array, links: Float64Array): Float64Array {
  return Float64Array.from(values, (value, i) => (links[i]! < 0 ? NONE : value));
}
