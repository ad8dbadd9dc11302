import type { FlowTableNames } from './create-flow-names.ts';

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

/** Rows of a table as columns, while they are read. */
export interface FlowChunk {
  readonly capacity: number;
  rows: number;
  readonly names: FlowTableNames;
  /** UTC seconds. */
  readonly time: Uint32Array;
  /** Block number, else the time. */
  readonly number: Float64Array;
  /** Line of the file, from 1. */
  readonly line: Float64Array;
  /** Eight words a row, and the same as bytes. */
  readonly txWords: Uint32Array;
  readonly tx: Uint8Array;
  /** 1 where the table gives the transaction, 0 where the row stands for itself. */
  readonly named: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly asset: Uint32Array;
  readonly value: Uint32Array;
  /** Lines that are no rows, in their order. */
  readonly bad: BadRow[];
}

/** 93 bytes a row. */
export function createFlowChunk(capacity: number, names: FlowTableNames): FlowChunk {
  const txWords = new Uint32Array(8 * capacity);
  return {
    capacity,
    rows: 0,
    names,
    time: new Uint32Array(capacity),
    number: new Float64Array(capacity),
    line: new Float64Array(capacity),
    txWords,
    tx: new Uint8Array(txWords.buffer),
    named: new Uint8Array(capacity),
    from: new Uint32Array(capacity),
    to: new Uint32Array(capacity),
    asset: new Uint32Array(capacity),
    value: new Uint32Array(8 * capacity),
    bad: [],
  };
}
