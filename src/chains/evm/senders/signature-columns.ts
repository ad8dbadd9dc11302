/** Signatures of a block as columns on memory that threads share; what is found stands beside them. */
export interface SignatureColumns {
  readonly rows: number;
  /** 32 bytes a row: the hash that was signed. */
  readonly hash: Uint8Array;
  /** 32 bytes a row each, the highest first. */
  readonly r: Uint8Array;
  readonly s: Uint8Array;
  /** 0 to 3: which of the points whose x is r, or r plus the order of the curve (2 and 3), was meant. */
  readonly v: Uint8Array;
  /** 20 bytes a row: address of the key that signed. */
  readonly signer: Uint8Array;
  /** 1: `signer` is there; 2: no key can have made the signature; 0: not tried yet. */
  readonly outcome: Uint8Array;
}

/** Bytes of a row. */
const ROW = 32 * 3 + 1 + 20 + 1;

/** Columns for `rows` signatures, all zero; or the columns that another thread has made, seen by way of their memory. */
export function signatureColumns(
  rows: number,
  memory: SharedArrayBuffer = new SharedArrayBuffer(ROW * rows),
): SignatureColumns {
  const column = (from: number, width: number) => new Uint8Array(memory, from * rows, width * rows);
  return {
    rows,
    hash: column(0, 32),
    r: column(32, 32),
    s: column(64, 32),
    v: column(96, 1),
    signer: column(97, 20),
    outcome: column(117, 1),
  };
}
