import { removeOtherSums } from '../../lake/pages/sums-file.ts';
import { gather } from '../files/gather.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import { type TakeBack, takeBackInFile } from '../files/take-back.ts';
import { GRAPH_COLUMNS, type GraphColumn, type GraphCounts, rowsOf } from './columns.ts';
import type { GraphFiles } from './graph-files.ts';

const CHUNK = 262_144;

/**
 * Brings graph files back to their checkpoint, after a crash or an unwind: links that were written in place by rows
 * behind the checkpoint are taken back, then those rows are cut off. The rows themselves say what to take back, because
 * they are always on disk before the links. Running it twice changes nothing. Errors: GRAPH_DAMAGED.
 */
export function recoverGraph(files: GraphFiles): void {
  const { columns } = files;
  const counts = files.counts();
  for (const name of Object.keys(GRAPH_COLUMNS) as GraphColumn[]) {
    if (columns[name].rows() < rowsOf(name, counts))
      columns[name].read(rowsOf(name, counts) - 1, new Uint8Array(columns[name].width));
  }
  takeBackLinks(files, counts, takeBackInFile);
  for (const name of Object.keys(GRAPH_COLUMNS) as GraphColumn[])
    columns[name].truncate(rowsOf(name, counts));
  files.wraps.truncate(files.wraps.sums().bytes / files.wraps.width);
  const { bounds } = files.checkpoint;
  removeOtherSums(files.directory, bounds.length - 1, true);
  files.txids.restore(bounds.map((bound) => bound.transactions));
  files.addresses.restore(bounds.map((bound) => bound.addresses));
}

/** Links in rows below `counts` that rows behind them have set. */
export function takeBackLinks(files: GraphFiles, counts: GraphCounts, takeBack: TakeBack): void {
  takeBackSpenders(files, counts, takeBack);
  takeBackLastOutputs(files, counts, takeBack);
}

function takeBackSpenders(files: GraphFiles, counts: GraphCounts, takeBack: TakeBack): void {
  const { inputOutput, outputSpender } = files.columns;
  const total = inputOutput.rows();
  for (let from = counts.inputs; from < total; from += CHUNK) {
    const bytes = new Uint8Array(Math.min(CHUNK, total - from) * 8);
    inputOutput.read(from, bytes);
    const spent = unique(
      idsFromBytes(bytes)
        .filter((id) => id >= 0 && id < counts.outputs)
        .sort(),
    );
    const spenders = idsFromBytes(gather(outputSpender, spent));
    const stale = spent.filter((_, i) => spenders[i]! >= counts.inputs);
    takeBack(outputSpender, stale, idsToBytes(new Float64Array(stale.length).fill(-1)));
  }
}

/** Newest rows first: the list of an address is followed back link by link. */
function takeBackLastOutputs(files: GraphFiles, counts: GraphCounts, takeBack: TakeBack): void {
  const { outputAddress, outputPrevious, addressLast } = files.columns;
  const { outputs, addresses } = counts;
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
    takeBack(addressLast, stale, idsToBytes(stale.map((id) => heads.get(id)!)));
  }
}

function unique(sorted: Float64Array): Float64Array {
  return sorted.filter((id, i) => i === 0 || id !== sorted[i - 1]);
}
