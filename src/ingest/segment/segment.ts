import { createKeyTable, type KeyTable } from '../../graph/index/key-table.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphCounts } from '../../graph/store/columns.ts';

/** Where a block was read, for messages. */
export interface BlockPlace {
  readonly file: string;
  readonly byte: number;
}

/**
 * A run of consecutive blocks as columns, from decoded to fully resolved. `first…` columns and links count from the
 * segment's begin until `resolve` turns them into global ids. Hashes are in wire order; values are satoshi.
 */
export interface Segment {
  readonly base: GraphCounts;
  blocks: number;
  transactions: number;
  inputs: number;
  outputs: number;
  scriptBytes: number;
  blockPlace: BlockPlace[];
  blockHash: Uint8Array;
  blockPrevious: Uint8Array;
  blockMerkle: Uint8Array;
  blockTime: Uint32Array;
  blockVersion: Int32Array;
  blockBits: Uint32Array;
  blockNonce: Uint32Array;
  blockSize: Uint32Array;
  blockFirstTx: Float64Array;
  blockTxCount: Uint32Array;
  blockFees: BigInt64Array;
  blockSubsidy: BigInt64Array;
  txid: Uint8Array;
  txBlock: Uint32Array;
  txVersion: Int32Array;
  txLocktime: Uint32Array;
  txSize: Uint32Array;
  txWeight: Uint32Array;
  txSegwit: Uint8Array;
  txCoinjoin: Uint8Array;
  /** Bits of MIX_KINDS. */
  txMixes: Uint16Array;
  /** Bits of TX_PRINT. */
  txPrint: Uint8Array;
  txFirstInput: Float64Array;
  txFirstOutput: Float64Array;
  txInputValue: BigInt64Array;
  txOutputValue: BigInt64Array;
  inputPrevious: Uint8Array;
  inputVout: Uint32Array;
  inputSequence: Uint32Array;
  /** Resolved: id of the output spent and its transaction, -1 for a coinbase; its value; its address id or -1. */
  inputOutput: Float64Array;
  inputPreviousTx: Float64Array;
  inputValue: BigInt64Array;
  inputAddress: Float64Array;
  /** Number in `wrapKeys` of the witness program that the input script pushes, -1 for none; resolved: address id. */
  inputWrapped: Float64Array;
  outputValue: BigInt64Array;
  outputKind: Uint8Array;
  /** Number of the address in `addressKeys`, -1 for none; resolved: address id. */
  outputAddress: Float64Array;
  outputScriptAt: Uint32Array;
  scripts: Uint8Array;
  /** Distinct address keys of the segment in the order of appearance. */
  addressKeys: KeyTable;
  /** The output that shows each of `addressKeys` first. */
  addressFirstOutput: Float64Array;
  /** Distinct witness programs that input scripts push. */
  wrapKeys: KeyTable;
  /** Resolved: which of them are new, in order. */
  newAddresses: Uint32Array;
}

/** A resolved segment as plain columns, which can be handed to another thread. */
export type ResolvedSegment = Omit<Segment, 'addressKeys' | 'wrapKeys' | 'blockPlace'> & {
  /** 33 bytes for each distinct address, in the order of appearance. */
  readonly addressKeyBytes: Uint8Array;
};

/** An empty segment behind `base`. */
export function createSegment(base: GraphCounts): Segment {
  return {
    base,
    blocks: 0,
    transactions: 0,
    inputs: 0,
    outputs: 0,
    scriptBytes: 0,
    blockPlace: [],
    blockHash: new Uint8Array(0),
    blockPrevious: new Uint8Array(0),
    blockMerkle: new Uint8Array(0),
    blockTime: new Uint32Array(0),
    blockVersion: new Int32Array(0),
    blockBits: new Uint32Array(0),
    blockNonce: new Uint32Array(0),
    blockSize: new Uint32Array(0),
    blockFirstTx: new Float64Array(0),
    blockTxCount: new Uint32Array(0),
    blockFees: new BigInt64Array(0),
    blockSubsidy: new BigInt64Array(0),
    txid: new Uint8Array(0),
    txBlock: new Uint32Array(0),
    txVersion: new Int32Array(0),
    txLocktime: new Uint32Array(0),
    txSize: new Uint32Array(0),
    txWeight: new Uint32Array(0),
    txSegwit: new Uint8Array(0),
    txCoinjoin: new Uint8Array(0),
    txMixes: new Uint16Array(0),
    txPrint: new Uint8Array(0),
    txFirstInput: new Float64Array(0),
    txFirstOutput: new Float64Array(0),
    txInputValue: new BigInt64Array(0),
    txOutputValue: new BigInt64Array(0),
    inputPrevious: new Uint8Array(0),
    inputVout: new Uint32Array(0),
    inputSequence: new Uint32Array(0),
    inputOutput: new Float64Array(0),
    inputPreviousTx: new Float64Array(0),
    inputValue: new BigInt64Array(0),
    inputAddress: new Float64Array(0),
    inputWrapped: new Float64Array(0),
    outputValue: new BigInt64Array(0),
    outputKind: new Uint8Array(0),
    outputAddress: new Float64Array(0),
    outputScriptAt: new Uint32Array(1),
    scripts: new Uint8Array(0),
    addressKeys: createKeyTable(KEY_BYTES),
    addressFirstOutput: new Float64Array(0),
    wrapKeys: createKeyTable(KEY_BYTES),
    newAddresses: new Uint32Array(0),
  };
}
