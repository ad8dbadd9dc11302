import { JejakError } from '../../../primitives/jejak-error.ts';
import type { BlockColumns } from './block-columns.ts';

/** Smallest possible sizes: they bound the counts that a damaged block may claim. */
const MIN_TX = 10;
const MIN_INPUT = 41;
const MIN_OUTPUT = 9;

/**
 * Decodes the block in `bytes[from, to)` into `columns` (BIP144 serialisation, witness or not). The block has to end
 * at `to` exactly. Cost: one pass, no allocation but for growth. Verifies the form only; see verify/ for the rest.
 * Errors: BLOCK_MALFORMED with the byte (offset from `from`) and the reason.
 */
export function decodeBlock(
  bytes: Uint8Array,
  range: { from: number; to: number },
  columns: BlockColumns,
): void {
  const { from, to } = range;
  let cursor = from + 80;
  if (cursor >= to) throw malformed(to - from, 'shorter than a header');

  function varint(): number {
    const first = bytes[cursor]!;
    if (first < 0xfd) {
      cursor += 1;
      return first;
    }
    if (first === 0xfd) {
      cursor += 3;
      return shortest(bytes[cursor - 2]! | (bytes[cursor - 1]! << 8), 0xfd);
    }
    if (first === 0xfe) {
      cursor += 5;
      return shortest(u32(cursor - 4), 0x10000);
    }
    throw malformed(cursor - from, 'count or length above 2^32');
  }
  /** A block has one spelling only: a longer form than needed would leave the hash as it is. */
  function shortest(value: number, least: number): number {
    if (value < least) throw malformed(cursor - from, 'count or length in a longer form than needed');
    return value;
  }
  function u32(at: number): number {
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  }
  function bounded(count: number, size: number): number {
    if (cursor > to || count > (to - cursor) / size)
      throw malformed(cursor - from, 'count beyond the end of the block');
    return count;
  }

  const txCount = bounded(varint(), MIN_TX);
  if (txCount === 0) throw malformed(80, 'no transactions');
  growTransactions(columns, txCount + 1);
  let inputs = 0;
  let outputs = 0;
  let segwit = 0;
  for (let tx = 0; tx < txCount; tx++) {
    columns.txAt[tx] = cursor;
    columns.txVersion[tx] = u32(cursor);
    cursor += 4;
    const witness = bytes[cursor] === 0 && bytes[cursor + 1] === 1;
    if (witness) cursor += 2;
    columns.txSegwit[tx] = witness ? 1 : 0;
    columns.txBodyAt[tx] = cursor;
    const inputCount = bounded(varint(), MIN_INPUT);
    columns.txFirstInput[tx] = inputs;
    if (inputs + inputCount > columns.inputVout.length) growInputs(columns, inputs + inputCount);
    for (let i = 0; i < inputCount; i++, inputs++) {
      columns.inputPreviousAt[inputs] = cursor;
      columns.inputVout[inputs] = u32(cursor + 32);
      cursor += 36;
      const length = varint();
      columns.inputScriptAt[inputs] = cursor;
      columns.inputScriptLength[inputs] = length;
      cursor += length;
      columns.inputSequence[inputs] = u32(cursor);
      cursor += 4;
      if (cursor > to) throw malformed(cursor - from, 'input beyond the end of the block');
    }
    const outputCount = bounded(varint(), MIN_OUTPUT);
    columns.txFirstOutput[tx] = outputs;
    if (outputs + outputCount > columns.outputScriptAt.length) growOutputs(columns, outputs + outputCount);
    const words = new Uint32Array(columns.outputValue.buffer);
    for (let i = 0; i < outputCount; i++, outputs++) {
      words[outputs * 2] = u32(cursor);
      words[outputs * 2 + 1] = u32(cursor + 4);
      cursor += 8;
      const length = varint();
      columns.outputScriptAt[outputs] = cursor;
      columns.outputScriptLength[outputs] = length;
      cursor += length;
      if (cursor > to) throw malformed(cursor - from, 'output beyond the end of the block');
    }
    columns.txBodyEnd[tx] = cursor;
    if (witness) {
      segwit += 1;
      let total = 0;
      for (let i = 0; i < inputCount; i++) {
        const items = varint();
        bounded(items, 1);
        total += items;
        for (let item = 0; item < items; item++) {
          const length = varint();
          cursor += length;
        }
        if (cursor > to) throw malformed(cursor - from, 'witness beyond the end of the block');
      }
      if (total === 0) throw malformed(cursor - from, 'witness without items');
    }
    columns.txLocktime[tx] = u32(cursor);
    cursor += 4;
    columns.txEnd[tx] = cursor;
    if (cursor > to) throw malformed(cursor - from, 'transaction beyond the end of the block');
    if (inputCount === 0) throw malformed(columns.txAt[tx]! - from, 'transaction without inputs');
    if (outputCount === 0) throw malformed(columns.txAt[tx]! - from, 'transaction without outputs');
  }
  if (cursor !== to) throw malformed(cursor - from, 'bytes left over behind the last transaction');
  columns.txFirstInput[txCount] = inputs;
  columns.txFirstOutput[txCount] = outputs;
  columns.headerAt = from;
  columns.endAt = to;
  columns.txCount = txCount;
  columns.inputCount = inputs;
  columns.outputCount = outputs;
  columns.segwitCount = segwit;
}

function malformed(byte: number, reason: string): JejakError {
  return new JejakError('BLOCK_MALFORMED', { meta: { byte, reason } });
}

function growTransactions(columns: BlockColumns, needed: number): void {
  if (needed <= columns.txAt.length) return;
  const size = Math.ceil(needed * 1.5);
  columns.txAt = new Uint32Array(size);
  columns.txEnd = new Uint32Array(size);
  columns.txBodyAt = new Uint32Array(size);
  columns.txBodyEnd = new Uint32Array(size);
  columns.txSegwit = new Uint8Array(size);
  columns.txVersion = new Int32Array(size);
  columns.txLocktime = new Uint32Array(size);
  columns.txFirstInput = new Uint32Array(size);
  columns.txFirstOutput = new Uint32Array(size);
}

function growInputs(columns: BlockColumns, needed: number): void {
  const size = Math.ceil(needed * 1.5);
  columns.inputPreviousAt = grown(columns.inputPreviousAt, size);
  columns.inputVout = grown(columns.inputVout, size);
  columns.inputSequence = grown(columns.inputSequence, size);
  columns.inputScriptAt = grown(columns.inputScriptAt, size);
  columns.inputScriptLength = grown(columns.inputScriptLength, size);
}

function growOutputs(columns: BlockColumns, needed: number): void {
  const size = Math.ceil(needed * 1.5);
  const values = new BigInt64Array(size);
  values.set(columns.outputValue);
  columns.outputValue = values;
  columns.outputScriptAt = grown(columns.outputScriptAt, size);
  columns.outputScriptLength = grown(columns.outputScriptLength, size);
}

function grown(column: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size);
  larger.set(column);
  return larger;
}
