import { NO_ADDRESS } from '../../ledger/flow-run.ts';
import type { FlowTableNames } from './create-flow-names.ts';
import { createFlowChunk, type FlowChunk } from './flow-chunk.ts';

/** A chunk that begins with some rows of another one, whose names may be others. */
export function moveRows(
  from: FlowChunk,
  rows: Uint32Array,
  about: { readonly capacity: number; readonly names: FlowTableNames },
): FlowChunk {
  const into = createFlowChunk(about.capacity, about.names);
  const same = from.names === about.names;
  const words = from.names.addresses.words();
  const address = (number: number) =>
    same || number === NO_ADDRESS ? number : about.names.addresses.numberOfWords(words, 5 * number);
  const asset = (number: number) => (same ? number : about.names.assetOf(from.names.cellsOf(number)));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    into.time[i] = from.time[row]!;
    into.number[i] = from.number[row]!;
    into.line[i] = from.line[row]!;
    into.named[i] = from.named[row]!;
    into.from[i] = address(from.from[row]!);
    into.to[i] = address(from.to[row]!);
    into.asset[i] = asset(from.asset[row]!);
    for (let w = 0; w < 8; w++) {
      into.txWords[8 * i + w] = from.txWords[8 * row + w]!;
      into.value[8 * i + w] = from.value[8 * row + w]!;
    }
  }
  into.rows = rows.length;
  return into;
}
