import type { ColumnFile } from './column-file.ts';

/** Bytes of a piece, and pieces that are held: 8 MB. */
const PIECE_BYTES = 4_096;
const HELD = 2_048;

/** Rows of a column in memory, piece by piece: for small rows that nearly every answer asks. */
export interface HeldRows {
  /** The row's bytes as a number of 32 bits, or as one of 64 bits up to 2^53. Errors: those of a read. */
  u32(row: number): number;
  u64(row: number): number;
}

/**
 * Holds rows of a column whose rows never change once they count; `rows` says how many do. A width of 4 or 8 bytes. What was
 * read stays what it is, so this is for whoever only reads.
 */
export function holdRows(file: ColumnFile, rows: () => number): HeldRows {
  const perPiece = PIECE_BYTES / file.width;
  const pieces = new Map<number, DataView>();
  let last = -1;
  let view: DataView = new DataView(new ArrayBuffer(0));
  function find(row: number): number {
    const piece = Math.floor(row / perPiece);
    const at = (row - piece * perPiece) * file.width;
    if (piece !== last || at >= view.byteLength) {
      const known = pieces.get(piece);
      view = known && at < known.byteLength ? known : read(piece, row);
      last = piece;
    }
    return at;
  }
  function read(piece: number, row: number): DataView {
    const first = piece * perPiece;
    const bytes = new Uint8Array(Math.min(perPiece, Math.max(rows(), row + 1) - first) * file.width);
    file.read(first, bytes);
    if (pieces.size === HELD) pieces.clear();
    const found = new DataView(bytes.buffer);
    pieces.set(piece, found);
    return found;
  }
  return {
    u32: (row) => {
      const at = find(row);
      return view.getUint32(at, true);
    },
    u64: (row) => {
      const at = find(row);
      return view.getUint32(at + 4, true) * 4_294_967_296 + view.getUint32(at, true);
    },
  };
}
