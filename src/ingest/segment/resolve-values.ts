import { displayHash } from '../../primitives/display-hash.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Segment } from './segment.ts';

/**
 * Sums inputs and outputs of every transaction.
 * Errors: VALUE_CREATED when a transaction pays out more than it spends, or a coinbase more than subsidy and fees.
 */
export function resolveValues(segment: Segment): void {
  for (let block = 0; block < segment.blocks; block++) {
    const first = segment.blockFirstTx[block]!;
    const end = first + segment.blockTxCount[block]!;
    let fees = 0n;
    for (let tx = first; tx < end; tx++) {
      sumTransaction(segment, tx);
      if (tx === first) continue;
      const fee = segment.txInputValue[tx]! - segment.txOutputValue[tx]!;
      if (fee < 0n) throw created(segment, tx, segment.txInputValue[tx]!);
      fees += fee;
    }
    segment.blockFees[block] = fees;
    const allowed = segment.blockSubsidy[block]! + fees;
    if (segment.txOutputValue[first]! > allowed) throw created(segment, first, allowed);
  }
}

function sumTransaction(segment: Segment, tx: number): void {
  const last = tx + 1 === segment.transactions;
  const inputFrom = segment.txFirstInput[tx]!;
  const inputTo = last ? segment.inputs : segment.txFirstInput[tx + 1]!;
  const outputFrom = segment.txFirstOutput[tx]!;
  const outputTo = last ? segment.outputs : segment.txFirstOutput[tx + 1]!;
  let spent = 0n;
  for (let i = inputFrom; i < inputTo; i++) spent += segment.inputValue[i]!;
  let paid = 0n;
  for (let o = outputFrom; o < outputTo; o++) {
    const value = segment.outputValue[o]!;
    paid += value;
    if (value < 0n) {
      segment.txOutputValue[tx] = value;
      throw created(segment, tx, spent);
    }
  }
  segment.txInputValue[tx] = spent;
  segment.txOutputValue[tx] = paid;
}

function created(segment: Segment, tx: number, inputs: bigint): JejakError {
  const block = segment.txBlock[tx]!;
  return new JejakError('VALUE_CREATED', {
    meta: {
      height: segment.base.blocks + block,
      txid: displayHash(segment.txid.subarray(tx * 32, tx * 32 + 32)),
      inputs,
      outputs: segment.txOutputValue[tx]!,
      file: segment.blockPlace[block]!.file,
      byte: segment.blockPlace[block]!.byte,
    },
  });
}
