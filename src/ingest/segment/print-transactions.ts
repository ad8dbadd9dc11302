import { TX_PRINT } from '../../chains/bitcoin/tx-print.ts';
import type { Segment } from './segment.ts';

/** Notes of every transaction what its wallet shows: see TX_PRINT. */
export function printTransactions(segment: Segment): void {
  for (let tx = 0; tx < segment.transactions; tx++) {
    const end = tx + 1 === segment.transactions;
    const version = segment.txVersion[tx];
    let print = version === 1 ? TX_PRINT.version1 : version === 2 ? TX_PRINT.version2 : 0;
    if (segment.txSegwit[tx] !== 0) print |= TX_PRINT.segwit;
    const inputTo = end ? segment.inputs : segment.txFirstInput[tx + 1]!;
    for (let i = segment.txFirstInput[tx]!; i < inputTo; i++)
      if (segment.inputSequence[i]! < 0xfffffffe) print |= TX_PRINT.rbf;
    const outputTo = end ? segment.outputs : segment.txFirstOutput[tx + 1]!;
    if (isSorted(segment, segment.txFirstOutput[tx]!, outputTo)) print |= TX_PRINT.bip69Outputs;
    segment.txPrint[tx] = print;
  }
}

function isSorted(segment: Segment, from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let o = from + 1; o < to; o++) {
    const [before, here] = [segment.outputValue[o - 1]!, segment.outputValue[o]!];
    if (before > here || (before === here && compareScripts(segment, o - 1, o) > 0)) return false;
  }
  return true;
}

function compareScripts({ scripts, outputScriptAt }: Segment, a: number, b: number): number {
  const [fromA, toA, toB] = [outputScriptAt[a]!, outputScriptAt[a + 1]!, outputScriptAt[b + 1]!];
  for (let i = fromA, j = toA; i < toA && j < toB; i++, j++) {
    if (scripts[i] !== scripts[j]) return scripts[i]! - scripts[j]!;
  }
  return toA - fromA - (toB - toA);
}
