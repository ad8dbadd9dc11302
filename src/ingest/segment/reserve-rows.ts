import type { Segment } from './segment.ts';

/** Columns of each kind of row, with the number of elements a row takes. */
const ROWS = {
  blocks: {
    blockHash: 32,
    blockPrevious: 32,
    blockMerkle: 32,
    blockTime: 1,
    blockVersion: 1,
    blockBits: 1,
    blockNonce: 1,
    blockSize: 1,
    blockFirstTx: 1,
    blockTxCount: 1,
    blockFees: 1,
    blockSubsidy: 1,
  },
  transactions: {
    txid: 32,
    txBlock: 1,
    txVersion: 1,
    txLocktime: 1,
    txSize: 1,
    txWeight: 1,
    txSegwit: 1,
    txCoinjoin: 1,
    txMixes: 1,
    txPrint: 1,
    txFirstInput: 1,
    txFirstOutput: 1,
    txInputValue: 1,
    txOutputValue: 1,
  },
  inputs: {
    inputPrevious: 32,
    inputVout: 1,
    inputSequence: 1,
    inputOutput: 1,
    inputPreviousTx: 1,
    inputValue: 1,
    inputAddress: 1,
    inputWrapped: 1,
  },
  outputs: { outputValue: 1, outputKind: 1, outputAddress: 1, outputScriptAt: 1, addressFirstOutput: 1 },
  scriptBytes: { scripts: 1 },
} as const;

export type RowKind = keyof typeof ROWS;

type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | BigInt64Array;

/** Makes room for `extra` more rows of a kind; columns double when they grow. */
export function reserveRows(segment: Segment, kind: RowKind, extra: number): void {
  const needed = segment[kind] + extra + 1;
  for (const [name, stride] of Object.entries(ROWS[kind])) {
    const column = segment[name as keyof Segment] as Growable;
    if (column.length >= needed * stride) continue;
    const rows = Math.max(needed, Math.ceil((column.length / stride) * 2), 1_024);
    const larger = new (column.constructor as new (length: number) => Growable)(rows * stride);
    (larger as Uint8Array).set(column as Uint8Array);
    (segment as unknown as Record<string, Growable>)[name] = larger;
  }
}
