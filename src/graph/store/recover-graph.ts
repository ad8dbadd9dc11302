import { gather } from '../files/gather.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import { scatter } from '../files/scatter.ts';
import { GRAPH_COLUMNS, type GraphColumn, rowsOf } from './columns.ts';
import type { GraphFiles } from './graph-files.ts';

const CHUNK = 262_144;

/**
 * Brings graph files back to their checkpoint, after a crash or an unwind: links that were written in place by rows
 * behind the checkpoint are taken back, then those rows are cut off. The rows themselves say what to take back, because
 * they are always on disk before the links. Running it twice changes nothing.
 */
export function recoverGraph(files: GraphFiles): void {
  const { columns } = files;
  const counts = files.counts();
  for (const name of Object.keys(GRAPH_COLUMNS) as GraphColumn[]) {
    if (columns[name].rows() < rowsOf(name, counts))
      columns[name].read(rowsOf(name, counts) - 1, new Uint8Array(columns[name].width));
  }
  resetSpenders(files, counts.inputs, counts.outputs);
  resetLastOutputs(files, counts.outputs, counts.addresses);
  for (const name of Object.keys(GRAPH_COLUMNS) as GraphColumn[])
    columns[name].truncate(rowsOf(name, counts));
  const { bounds } = files.checkpoint;
  files.txids.restore(bounds.map((bound) => bound.transactions));
  files.addresses.restore(bounds.map((bound) => bound.addresses));
}

function resetSpenders(files: GraphFiles, inputs: number, outputs: number): void {
  const { inputOutput, outputSpender } = files.columns;
  const total = inputOutput.rows();
  for (let from = inputs; from < total; from += CHUNK) {
    const bytes = new Uint8Array(Math.min(CHUNK, total - from) * 8);
    inputOutput.read(from, bytes);
    const spent = unique(
      idsFromBytes(bytes)
        .filter((id) => id >= 0 && id < outputs)
        .sort(),
    );
    const spenders = idsFromBytes(gather(outputSpender, spent));
    const stale = spent.filter((_, i) => spenders[i]! >= inputs);
    scatter(outputSpender, stale, idsToBytes(new Float64Array(stale.length).fill(-1)));
  }
}

/** Newest rows first: the list of an address is followed back link by link. */
function resetLastOutputs(files: GraphFiles, outputs: number, addresses: number): void {
  const { outputAddress, outputPrevious, addressLast } = files.columns;
  const total = Math.min(outputAddress.rows(), outputPrevious.rows());
  for (let end = total; end > outputs; end -= CHUNK) {
    const from = Math.max(outputs, end - CHUNK);
    const owner = new Uint8Array((end - from) * 4);
    const before = new Uint8Array((end - from) * 8);
    outputAddress.read(from, owner);
    outputPrevious.read(from, before);
    const owners = new Uint32Array(owner.buffer);
    const previous = idsFromBytes(before);
    const heads = new Map<number, number>();
    for (let i = owners.length - 1; i >= 0; i--) {
      if (owners[i]! < addresses && previous[i]! < outputs) heads.set(owners[i]!, previous[i]!);
    }
    const ids = Float64Array.from(heads.keys()).sort();
    const last = idsFromBytes(gather(addressLast, ids));
    const stale = ids.filter((_, i) => last[i]! >= outputs);
    scatter(addressLast, stale, idsToBytes(stale.map((id) => heads.get(id)!)));
  }
}

function unique(sorted: Float64Array): Float64Array {
  return sorted.filter((id, i) => i === 0 || id !== sorted[i - 1]);
}
