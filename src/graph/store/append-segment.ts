import { removeOtherSums, sumsRoot } from '../../lake/pages/sums-file.ts';
import { gather } from '../files/gather.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import { scatter } from '../files/scatter.ts';
import { KEY_BYTES } from '../index/run-file.ts';
import { appendWraps } from './append-wraps.ts';
import { writeGraphCheckpoint } from './checkpoint.ts';
import type { GraphCounts } from './columns.ts';
import type { GraphFiles } from './graph-files.ts';
import type { GraphSegment } from './graph-segment.ts';

/** Segments hold fewer rows of any kind, so an id and a row number fit into one exact number. */
export const SEGMENT_ROWS = 1_048_576;

/**
 * Appends a segment: new rows first, synced; then the links in older rows (who spends an output, the newest output of an
 * address). It counts for this process at once, and for others from commitAppended on. Its keys have to go into the
 * indexes (appendIndexes) before anything is looked up or committed.
 */
export function appendSegment(files: GraphFiles, segment: GraphSegment): void {
  const { columns } = files;
  const base = files.counts();
  const addresses = segment.newAddressKeys.length / KEY_BYTES;
  const spends = planSpends(segment, base);
  const lists = planAddressLists(files, segment, { base, addresses });

  columns.blockFirstTx.append(bytesOf(Uint32Array.from(segment.blockFirstTx)));
  columns.blockTime.append(bytesOf(segment.blockTime));
  columns.blockBits.append(bytesOf(segment.blockBits));
  columns.blockHash.append(segment.blockHash);
  columns.txid.append(segment.txid);
  columns.txFlags.append(segment.txFlags);
  columns.txMixes.append(bytesOf(segment.txMixes));
  columns.txPrint.append(segment.txPrint);
  columns.txLocktime.append(bytesOf(segment.txLocktime));
  columns.txWeight.append(bytesOf(segment.txWeight));
  columns.txFirstInput.append(idsToBytes(segment.txFirstInput));
  columns.txFirstOutput.append(idsToBytes(segment.txFirstOutput));
  columns.inputOutput.append(idsToBytes(segment.inputOutput));
  columns.inputAddress.append(bytesOf(Uint32Array.from(segment.inputAddress)));
  columns.inputTx.append(
    owners(segment.txFirstInput, { base: base.inputs, count: segment.inputs, tx: base.transactions }),
  );
  columns.outputValue.append(bytesOf(segment.outputValue));
  columns.outputAddress.append(bytesOf(Uint32Array.from(segment.outputAddress)));
  columns.outputTx.append(
    owners(segment.txFirstOutput, { base: base.outputs, count: segment.outputs, tx: base.transactions }),
  );
  columns.outputSpender.append(idsToBytes(spends.local));
  columns.outputPrevious.append(idsToBytes(lists.previous));
  columns.addressKey.append(segment.newAddressKeys);
  columns.addressLast.append(idsToBytes(lists.newLast));

  const next: GraphCounts = {
    blocks: base.blocks + segment.blocks,
    transactions: base.transactions + segment.transactions,
    inputs: base.inputs + segment.inputs,
    outputs: base.outputs + segment.outputs,
    addresses: base.addresses + addresses,
  };
  const bounds = [...files.checkpoint.bounds, next];
  appendWraps(files.wraps, segment.wraps);
  for (const column of Object.values(columns)) column.sync();

  scatter(columns.outputSpender, {
    rows: spends.olderOutputs,
    values: idsToBytes(spends.olderInputs),
    before: new Uint8Array(spends.olderInputs.length * 8).fill(0xff),
  });
  scatter(columns.addressLast, {
    rows: lists.olderAddresses,
    values: idsToBytes(lists.olderLast),
    before: idsToBytes(lists.olderHeads),
  });
  columns.outputSpender.sync();
  columns.addressLast.sync();

  files.set.keep(bounds.length - 1);
  files.checkpoint = { ...files.checkpoint, bounds };
}

/**
 * Makes the first appended segment that does not count yet do so: its `digest` names it in the lake, which has to be
 * committed before. Others may have been appended behind it.
 */
export function commitAppended(files: GraphFiles, digest: string): void {
  const digests = [...files.checkpoint.digests, digest];
  const bounds = files.checkpoint.bounds.slice(0, digests.length + 1);
  const root = sumsRoot(files.directory, digests.length);
  writeGraphCheckpoint(files.directory, { bounds, digests, root });
  removeOtherSums(files.directory, digests.length, false);
  files.checkpoint = { ...files.checkpoint, digests, root };
}

/** Who spends what: directly into the new rows where the output is new, sorted for `scatter` where it is older. */
function planSpends(segment: GraphSegment, base: GraphCounts) {
  const local = new Float64Array(segment.outputs).fill(-1);
  const older = new Float64Array(segment.inputs);
  let count = 0;
  for (let i = 0; i < segment.inputs; i++) {
    const output = segment.inputOutput[i]!;
    if (output < 0) continue;
    if (output >= base.outputs) local[output - base.outputs] = base.inputs + i;
    else older[count++] = output * SEGMENT_ROWS + i;
  }
  const sorted = older.subarray(0, count).sort();
  return {
    local,
    olderOutputs: sorted.map((key) => Math.floor(key / SEGMENT_ROWS)),
    olderInputs: sorted.map((key) => base.inputs + (key % SEGMENT_ROWS)),
  };
}

/** Links each output to the one before it with the same address, and finds the new heads of the lists. */
function planAddressLists(
  files: GraphFiles,
  segment: GraphSegment,
  which: { base: GraphCounts; addresses: number },
) {
  const { base } = which;
  const keys = new Float64Array(segment.outputs);
  let count = 0;
  for (let i = 0; i < segment.outputs; i++) {
    if (segment.outputAddress[i]! >= 0) keys[count++] = segment.outputAddress[i]! * SEGMENT_ROWS + i;
  }
  const sorted = keys.subarray(0, count).sort();
  const previous = new Float64Array(segment.outputs).fill(-1);
  const newLast = new Float64Array(which.addresses).fill(-1);
  const olderAddresses: number[] = [];
  const olderLast: number[] = [];
  const firstRows: number[] = [];
  for (let k = 0; k < count; k++) {
    const address = Math.floor(sorted[k]! / SEGMENT_ROWS);
    const row = sorted[k]! % SEGMENT_ROWS;
    const same = (j: number) => j >= 0 && j < count && Math.floor(sorted[j]! / SEGMENT_ROWS) === address;
    if (same(k - 1)) previous[row] = base.outputs + (sorted[k - 1]! % SEGMENT_ROWS);
    else if (address < base.addresses) {
      olderAddresses.push(address);
      firstRows.push(row);
    }
    if (same(k + 1)) continue;
    if (address < base.addresses) olderLast.push(base.outputs + row);
    else newLast[address - base.addresses] = base.outputs + row;
  }
  const heads = idsFromBytes(gather(files.columns.addressLast, olderAddresses));
  firstRows.forEach((row, i) => {
    previous[row] = heads[i]!;
  });
  return { previous, newLast, olderAddresses, olderLast, olderHeads: heads };
}

/** The transaction of each input or output of the segment, u32. */
function owners(firsts: Float64Array, span: { base: number; count: number; tx: number }): Uint8Array {
  const result = new Uint32Array(span.count);
  for (let tx = 0; tx < firsts.length; tx++) {
    const end = tx + 1 < firsts.length ? firsts[tx + 1]! - span.base : span.count;
    result.fill(span.tx + tx, firsts[tx]! - span.base, end);
  }
  return bytesOf(result);
}

function bytesOf(array: Uint16Array | Uint32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
