import { addressTexts } from '../../chains/bitcoin/address/address-texts.ts';
import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import { SEGMENT_ROWS } from '../../graph/store/append-segment.ts';
import type { ColumnData } from '../../lake/parquet/column-data.ts';
import type { Chain } from '../../primitives/chain.ts';
import type { ResolvedSegment as Segment } from '../segment/segment.ts';

export interface TableRows {
  readonly count: number;
  /** In the order of the table's columns. */
  readonly data: readonly ColumnData[];
}

/** The rows of one table out of a resolved segment, made when asked for so that one table is in memory at a time. */
export function segmentRows(segment: Segment, table: string, chain: Chain): TableRows {
  switch (table) {
    case 'blocks':
      return blockRows(segment);
    case 'transactions':
      return transactionRows(segment);
    case 'inputs':
      return inputRows(segment);
    case 'outputs':
      return outputRows(segment);
    case 'spends':
      return spendRows(segment);
    default:
      return addressRows(segment, chain);
  }
}

function blockRows(s: Segment): TableRows {
  const n = s.blocks;
  const firstTx = s.blockFirstTx.subarray(0, n).map((tx) => tx + s.base.transactions);
  const data = [
    sequence(s.base.blocks, n),
    s.blockHash,
    s.blockPrevious,
    s.blockMerkle,
    s.blockTime,
    s.blockVersion,
    s.blockBits,
    s.blockNonce,
    s.blockSize,
    firstTx,
    s.blockTxCount,
    s.blockFees,
    s.blockSubsidy,
  ];
  return { count: n, data };
}

function transactionRows(s: Segment): TableRows {
  const n = s.transactions;
  const height = new Float64Array(n);
  const index = new Float64Array(n);
  const coinbase = new Uint8Array(n);
  const inputCount = new Float64Array(n);
  const outputCount = new Float64Array(n);
  const fee = new BigInt64Array(n);
  for (let tx = 0; tx < n; tx++) {
    const block = s.txBlock[tx]!;
    height[tx] = s.base.blocks + block;
    index[tx] = tx - s.blockFirstTx[block]!;
    coinbase[tx] = index[tx] === 0 ? 1 : 0;
    inputCount[tx] = (tx + 1 < n ? s.txFirstInput[tx + 1]! : s.inputs) - s.txFirstInput[tx]!;
    outputCount[tx] = (tx + 1 < n ? s.txFirstOutput[tx + 1]! : s.outputs) - s.txFirstOutput[tx]!;
    fee[tx] = index[tx] === 0 ? 0n : s.txInputValue[tx]! - s.txOutputValue[tx]!;
  }
  const data = [
    sequence(s.base.transactions, n),
    s.txid,
    height,
    index,
    s.txVersion,
    s.txLocktime,
    s.txSize,
    s.txWeight,
    coinbase,
    s.txSegwit,
    s.txCoinjoin,
    s.txMixes,
    s.txPrint,
    s.txFirstInput.subarray(0, n).map((i) => i + s.base.inputs),
    inputCount,
    s.txFirstOutput.subarray(0, n).map((o) => o + s.base.outputs),
    outputCount,
    s.txInputValue,
    s.txOutputValue,
    fee,
  ];
  return { count: n, data };
}

function inputRows(s: Segment): TableRows {
  const { tx, position } = ownersOf(s, s.txFirstInput, s.inputs);
  const height = tx.map((id) => s.base.blocks + s.txBlock[id - s.base.transactions]!);
  const vout = new Float64Array(s.inputs);
  for (let i = 0; i < s.inputs; i++) vout[i] = s.inputOutput[i]! < 0 ? -1 : s.inputVout[i]!;
  const data = [
    sequence(s.base.inputs, s.inputs),
    tx,
    position,
    height,
    s.inputOutput,
    s.inputPreviousTx,
    vout,
    s.inputValue,
    s.inputAddress,
    s.inputSequence,
    s.inputWrapped,
  ];
  return { count: s.inputs, data };
}

function outputRows(s: Segment): TableRows {
  const { tx, position } = ownersOf(s, s.txFirstOutput, s.outputs);
  const height = tx.map((id) => s.base.blocks + s.txBlock[id - s.base.transactions]!);
  const data = [
    sequence(s.base.outputs, s.outputs),
    tx,
    position,
    height,
    s.outputValue,
    s.outputKind,
    s.outputAddress,
    { data: s.scripts, offsets: s.outputScriptAt },
  ];
  return { count: s.outputs, data };
}

function spendRows(s: Segment): TableRows {
  const { tx } = ownersOf(s, s.txFirstInput, s.inputs);
  const keys = new Float64Array(s.inputs);
  let count = 0;
  for (let i = 0; i < s.inputs; i++)
    if (s.inputOutput[i]! >= 0) keys[count++] = s.inputOutput[i]! * SEGMENT_ROWS + i;
  const sorted = keys.subarray(0, count).sort();
  const inputs = sorted.map((key) => key % SEGMENT_ROWS);
  const data = [
    inputs.map((input) => s.inputOutput[input]!),
    inputs.map((input) => s.base.inputs + input),
    inputs.map((input) => tx[input]!),
    inputs.map((input) => s.base.blocks + s.txBlock[tx[input]! - s.base.transactions]!),
  ];
  return { count, data };
}

function addressRows(s: Segment, chain: Chain): TableRows {
  const count = s.newAddresses.length;
  const all = s.addressKeyBytes;
  const keys = new Uint8Array(count * KEY_BYTES);
  const kinds = new Uint8Array(count);
  const firstOutput = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const local = s.newAddresses[i]!;
    const key = all.subarray(local * KEY_BYTES, (local + 1) * KEY_BYTES);
    keys.set(key, i * KEY_BYTES);
    kinds[i] =
      key[KEY_BYTES - 1]! < SCRIPT_KINDS.length
        ? key[KEY_BYTES - 1]!
        : SCRIPT_KINDS.indexOf('witness_unknown');
    firstOutput[i] = s.base.outputs + s.addressFirstOutput[local]!;
  }
  return {
    count,
    data: [sequence(s.base.addresses, count), addressTexts(chain, keys), kinds, firstOutput, keys],
  };
}

function ownersOf(
  s: Segment,
  firsts: Float64Array,
  count: number,
): { tx: Float64Array; position: Float64Array } {
  const tx = new Float64Array(count);
  const position = new Float64Array(count);
  for (let t = 0; t < s.transactions; t++) {
    const end = t + 1 < s.transactions ? firsts[t + 1]! : count;
    for (let i = firsts[t]!; i < end; i++) {
      tx[i] = s.base.transactions + t;
      position[i] = i - firsts[t]!;
    }
  }
  return { tx, position };
}

function sequence(first: number, count: number): Float64Array {
  const ids = new Float64Array(count);
  for (let i = 0; i < count; i++) ids[i] = first + i;
  return ids;
}
