import { join } from 'node:path';
import { openClusterSet } from '../../clustering/files/open-cluster-set.ts';
import type { ColumnFile } from '../../graph/files/column-file.ts';
import { FLAG_COINJOIN } from '../../graph/flow-source.ts';
import { openGraphColumns } from '../../graph/store/open-graph-columns.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** Rows that are read at once. */
const CHUNK = 1 << 20;

export interface TouchedOptions {
  /** Data folder of the lake. */
  readonly data: string;
  readonly addresses: number;
  readonly transactions: number;
  /** Dense ids of labelled addresses, and smallest ids of clusters whose members inherit. */
  readonly labelled: Iterable<number>;
  readonly roots: ReadonlySet<number>;
}

/**
 * A bit for every transaction: whether a labelled address takes part in it, or it looks like a CoinJoin. Whoever looks
 * for exposure need not read the others. Reads four columns once; memory: a bit an address, a bit a transaction.
 */
export function markTouched({ data, addresses, transactions, labelled, roots }: TouchedOptions): Uint8Array {
  const known = new Uint8Array((addresses + 7) >>> 3);
  for (const id of labelled) known[id >>> 3]! |= 1 << (id & 7);
  if (roots.size > 0) {
    const clusters = openClusterSet(join(data, 'clusters'));
    if (!clusters) throw new JejakError('CLUSTERS_MISSING', { meta: { directory: data } });
    try {
      scan(clusters.columns.root, addresses, (bytes, first, count) => {
        const root = new Uint32Array(bytes.buffer, bytes.byteOffset, count);
        for (let i = 0; i < count; i++)
          if (roots.has(root[i]!)) known[(first + i) >>> 3]! |= 1 << ((first + i) & 7);
      });
    } finally {
      clusters.close();
    }
  }
  const touched = new Uint8Array((transactions + 7) >>> 3);
  const set = openGraphColumns(join(data, 'graph'), [
    'txFlags',
    'txFirstInput',
    'inputAddress',
    'txFirstOutput',
    'outputAddress',
  ]);
  const { columns } = set;
  try {
    scan(columns.txFlags, transactions, (bytes, first, count) => {
      for (let i = 0; i < count; i++)
        if ((bytes[i]! & FLAG_COINJOIN) !== 0) touched[(first + i) >>> 3]! |= 1 << ((first + i) & 7);
    });
    markSide({ starts: columns.txFirstInput, sides: columns.inputAddress, transactions }, known, touched);
    markSide({ starts: columns.txFirstOutput, sides: columns.outputAddress, transactions }, known, touched);
  } finally {
    set.close();
  }
  return touched;
}

/** Walks one side's addresses beside the first rows of its transactions; both ascend. */
function markSide(
  files: { readonly starts: ColumnFile; readonly sides: ColumnFile; readonly transactions: number },
  known: Uint8Array,
  touched: Uint8Array,
): void {
  const rows = files.sides.sums().bytes / files.sides.width;
  let side = new Uint32Array(0);
  let sideFirst = 0;
  const addressAt = (row: number): number => {
    if (row >= sideFirst + side.length) {
      side = new Uint32Array(Math.min(CHUNK, rows - row));
      sideFirst = row;
      files.sides.read(row, new Uint8Array(side.buffer));
    }
    return side[row - sideFirst]!;
  };
  let row = 0;
  let tx = -1;
  const until = (end: number) => {
    for (; row < end; row++) {
      const id = addressAt(row);
      if (id !== 0xffffffff && (known[id >>> 3]! & (1 << (id & 7))) !== 0)
        touched[tx >>> 3]! |= 1 << (tx & 7);
    }
  };
  scan(files.starts, files.transactions, (bytes, _, count) => {
    const first = new BigUint64Array(bytes.buffer, bytes.byteOffset, count);
    for (let i = 0; i < count; i++) {
      if (tx >= 0) until(Number(first[i]!));
      tx += 1;
    }
  });
  until(rows);
}

function scan(
  file: ColumnFile,
  rows: number,
  take: (bytes: Uint8Array, first: number, count: number) => void,
): void {
  for (let first = 0; first < rows; first += CHUNK) {
    const count = Math.min(CHUNK, rows - first);
    const bytes = new Uint8Array(count * file.width);
    file.read(first, bytes);
    take(bytes, first, count);
  }
}
