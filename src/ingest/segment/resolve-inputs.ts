import { gather } from '../../graph/files/gather.ts';
import { idsFromBytes } from '../../graph/files/ids.ts';
import { createKeyTable } from '../../graph/index/key-table.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import { SEGMENT_ROWS } from '../../graph/store/append-segment.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import type { ErrorCode } from '../../primitives/error-codes.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Segment } from './segment.ts';

const NO_ADDRESS = 0xffffffff;

/**
 * Finds the output that each input spends, by its whole txid: within the segment, else through the index of all
 * earlier txids, swept in sorted order. Memory depends on the segment, not on the chain. Needs resolved addresses.
 * Errors: PREVIOUS_OUTPUT_MISSING, DOUBLE_SPEND, with height, txid and input.
 */
export function resolveInputs(segment: Segment, graph: GraphFiles): void {
  const pending = resolveWithin(segment);
  resolveOlder(segment, graph, pending);
  checkDoubleSpends(segment);
}

/** Inputs whose producer is in the segment are done at once; the rest comes back. */
function resolveWithin(segment: Segment): Uint32Array {
  const { base, transactions } = segment;
  const table = createKeyTable(32, transactions);
  const latest = new Int32Array(transactions);
  const pending = new Uint32Array(segment.inputs);
  let count = 0;
  for (let tx = 0; tx < transactions; tx++) {
    const end = inputEnd(segment, tx);
    const coinbase = isCoinbase(segment, tx);
    for (let i = segment.txFirstInput[tx]!; i < end; i++) {
      if (coinbase) {
        segment.inputOutput[i] = -1;
        segment.inputPreviousTx[i] = -1;
        segment.inputValue[i] = 0n;
        segment.inputAddress[i] = -1;
        continue;
      }
      // Only transactions before this one are in the table yet: spending forward is found out here.
      const entry = table.find(segment.inputPrevious, i * 32);
      if (entry < 0) {
        pending[count++] = i;
        continue;
      }
      const producer = latest[entry]!;
      const output = segment.txFirstOutput[producer]! + segment.inputVout[i]!;
      if (output >= outputEnd(segment, producer)) throw inputError(segment, i, 'PREVIOUS_OUTPUT_MISSING');
      segment.inputOutput[i] = base.outputs + output;
      segment.inputPreviousTx[i] = base.transactions + producer;
      segment.inputValue[i] = segment.outputValue[output]!;
      segment.inputAddress[i] = segment.outputAddress[output]!;
    }
    // Two coinbases of 2010 repeat an older txid (BIP30): the newer one is meant from then on.
    latest[table.insert(segment.txid, tx * 32)] = tx;
  }
  return pending.subarray(0, count);
}

function resolveOlder(segment: Segment, graph: GraphFiles, pending: Uint32Array): void {
  const { columns } = graph;
  const counts = graph.counts();
  const wanted = createKeyTable(32, pending.length);
  const keyOf = new Uint32Array(pending.length);
  for (let p = 0; p < pending.length; p++) keyOf[p] = wanted.insert(segment.inputPrevious, pending[p]! * 32);
  const ids = graph.txids.lookup(widen(wanted.keys()));
  const range = outputRanges(graph, ids);
  const packed = new Float64Array(pending.length);
  for (let p = 0; p < pending.length; p++) {
    const key = keyOf[p]!;
    const output = range.first[key]! + segment.inputVout[pending[p]!]!;
    if (ids[key]! < 0 || output >= range.end[key]!)
      throw inputError(segment, pending[p]!, 'PREVIOUS_OUTPUT_MISSING');
    segment.inputPreviousTx[pending[p]!] = ids[key]!;
    packed[p] = output * SEGMENT_ROWS + p;
  }
  packed.sort();
  const outputs = packed.map((value) => Math.floor(value / SEGMENT_ROWS));
  const values = new BigInt64Array(gather(columns.outputValue, outputs).buffer);
  const addresses = new Uint32Array(gather(columns.outputAddress, outputs).buffer);
  const spenders = idsFromBytes(gather(columns.outputSpender, outputs));
  for (let k = 0; k < packed.length; k++) {
    const input = pending[packed[k]! % SEGMENT_ROWS]!;
    if (spenders[k]! >= 0 && spenders[k]! < counts.inputs) throw inputError(segment, input, 'DOUBLE_SPEND');
    segment.inputOutput[input] = outputs[k]!;
    segment.inputValue[input] = values[k]!;
    segment.inputAddress[input] = addresses[k] === NO_ADDRESS ? -1 : addresses[k]!;
  }
}

/** First output of each transaction and of the one behind it. */
function outputRanges(graph: GraphFiles, ids: Float64Array): { first: Float64Array; end: Float64Array } {
  const counts = graph.counts();
  const known = ids
    .map((id, i) => (id < 0 ? -1 : id * SEGMENT_ROWS + i))
    .filter((key) => key >= 0)
    .sort();
  const transactions = known.map((key) => Math.floor(key / SEGMENT_ROWS));
  const firsts = idsFromBytes(gather(graph.columns.txFirstOutput, transactions));
  const nextRows = transactions.map((id) => Math.min(id + 1, counts.transactions - 1));
  const nexts = idsFromBytes(gather(graph.columns.txFirstOutput, nextRows));
  const first = new Float64Array(ids.length).fill(-1);
  const end = new Float64Array(ids.length).fill(-1);
  for (let k = 0; k < known.length; k++) {
    const slot = known[k]! % SEGMENT_ROWS;
    first[slot] = firsts[k]!;
    end[slot] = transactions[k]! + 1 === counts.transactions ? counts.outputs : nexts[k]!;
  }
  return { first, end };
}

function checkDoubleSpends(segment: Segment): void {
  const keys = new Float64Array(segment.inputs);
  let count = 0;
  for (let i = 0; i < segment.inputs; i++) {
    if (segment.inputOutput[i]! >= 0) keys[count++] = segment.inputOutput[i]! * SEGMENT_ROWS + i;
  }
  const sorted = keys.subarray(0, count).sort();
  for (let k = 1; k < count; k++) {
    if (Math.floor(sorted[k]! / SEGMENT_ROWS) === Math.floor(sorted[k - 1]! / SEGMENT_ROWS)) {
      throw inputError(segment, sorted[k]! % SEGMENT_ROWS, 'DOUBLE_SPEND');
    }
  }
}

function inputError(segment: Segment, input: number, code: ErrorCode): JejakError {
  let tx = segment.transactions - 1;
  while (segment.txFirstInput[tx]! > input) tx -= 1;
  const block = segment.txBlock[tx]!;
  const previous = displayHash(segment.inputPrevious.subarray(input * 32, input * 32 + 32));
  return new JejakError(code, {
    meta: {
      height: segment.base.blocks + block,
      txid: displayHash(segment.txid.subarray(tx * 32, tx * 32 + 32)),
      index: input - segment.txFirstInput[tx]!,
      outpoint: `${previous}:${segment.inputVout[input]}`,
      file: segment.blockPlace[block]!.file,
      byte: segment.blockPlace[block]!.byte,
    },
  });
}

function widen(keys: Uint8Array): Uint8Array {
  const count = keys.length / 32;
  const wide = new Uint8Array(count * KEY_BYTES);
  for (let i = 0; i < count; i++) wide.set(keys.subarray(i * 32, i * 32 + 32), i * KEY_BYTES);
  return wide;
}

function isCoinbase(segment: Segment, tx: number): boolean {
  return segment.blockFirstTx[segment.txBlock[tx]!] === tx;
}

function inputEnd(segment: Segment, tx: number): number {
  return tx + 1 < segment.transactions ? segment.txFirstInput[tx + 1]! : segment.inputs;
}

function outputEnd(segment: Segment, tx: number): number {
  return tx + 1 < segment.transactions ? segment.txFirstOutput[tx + 1]! : segment.outputs;
}
