import type { FlowRow } from '../frontier/create-flow-window.ts';
import type { Ledger } from '../ledger.ts';
import type { TraceDirection } from '../trace-parameters.ts';

/** True when the taint of everything that comes in is known and final, so that the transaction need not wait its turn. */
export function isReady(ledger: Ledger, { batch, index }: FlowRow, direction: TraceDirection): boolean {
  if (direction === 'backward') {
    const first = batch.outputFirst[index]!;
    const count = batch.outputStart[index + 1]! - batch.outputStart[index]!;
    for (let o = 0; o < count; o++) if (!ledger.isFinal(first + o)) return false;
    return true;
  }
  const end = batch.inputStart[index + 1]!;
  for (let i = batch.inputStart[index]!; i < end; i++) {
    if (!ledger.isFinal(batch.inputOutput[i]!)) return false;
  }
  return true;
}
