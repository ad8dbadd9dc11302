import { join } from 'node:path';
import { openColumnFile } from '../../graph/files/column-file.ts';
import { FLAG_COINJOIN } from '../../graph/flow-source.ts';
import { GRAPH_COLUMNS } from '../../graph/store/columns.ts';

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
  if (roots.size > 0)
    scan(join(data, 'clusters', 'cluster.root.u32'), 4, addresses, (bytes, first, count) => {
      const root = new Uint32Array(bytes.buffer, bytes.byteOffset, count);
      for (let i = 0; i < count; i++)
        if (roots.has(root[i]!)) known[(first + i) >>> 3]! |= 1 << ((first + i) & 7);
    });
  const touched = new Uint8Array((transactions + 7) >>> 3);
  const column = (name: keyof typeof GRAPH_COLUMNS) => join(data, 'graph', GRAPH_COLUMNS[name].file);
  scan(column('txFlags'), 1, transactions, (bytes, first, count) => {
    for (let i = 0; i < count; i++)
      if ((bytes[i]! & FLAG_COINJOIN) !== 0) touched[(first + i) >>> 3]! |= 1 << ((first + i) & 7);
  });
  for (const [starts, sides] of [
    ['txFirstInput', 'inputAddress'],
    ['txFirstOutput', 'outputAddress'],
  ] as const)
    markSide({ starts: column(starts), sides: column(sides), transactions }, known, touched);
  return touched;
}

/** Walks one side's addresses beside the first rows of its transactions; both ascend. */
function markSide(
  files: { readonly starts: string; readonly sides: string; readonly transactions: number },
  known: Uint8Array,
  touched: Uint8Array,
): void {
  const rows = rowsOf(files.sides, 4);
  let side = new Uint32Array(0);
  let sideFirst = 0;
  const file = openColumnFile(files.sides, 4, 'read');
  const addressAt = (row: number): number => {
    if (row >= sideFirst + side.length) {
      side = new Uint32Array(Math.min(CHUNK, rows - row));
      sideFirst = row;
      file.read(row, new Uint8Array(side.buffer));
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
  scan(files.starts, 8, files.transactions, (bytes, _, count) => {
    const first = new BigUint64Array(bytes.buffer, bytes.byteOffset, count);
    for (let i = 0; i < count; i++) {
      if (tx >= 0) until(Number(first[i]!));
      tx += 1;
    }
  });
  until(rows);
  file.close();
}

function rowsOf(path: string, width: number): number {
  const file = openColumnFile(path, width, 'read');
  const rows = file.rows();
  file.close();
  return rows;
}

function scan(
  path: string,
  width: number,
  rows: number,
  take: (bytes: Uint8Array, first: number, count: number) => void,
): void {
  const file = openColumnFile(path, width, 'read');
  try {
    for (let first = 0; first < rows; first += CHUNK) {
      const count = Math.min(CHUNK, rows - first);
      const bytes = new Uint8Array(count * width);
      file.read(first, bytes);
      take(bytes, first, count);
    }
  } finally {
    file.close();
  }
}
