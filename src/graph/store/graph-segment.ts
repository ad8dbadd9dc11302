/** What one segment of the lake adds to the graph files. Ids are global; -1 is none. Hashes are in wire order. */
export interface GraphSegment {
  readonly blocks: number;
  readonly transactions: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly blockHash: Uint8Array;
  readonly blockTime: Uint32Array;
  readonly blockBits: Uint32Array;
  readonly blockFirstTx: Float64Array;
  readonly txid: Uint8Array;
  readonly txFlags: Uint8Array;
  readonly txMixes: Uint16Array;
  readonly txPrint: Uint8Array;
  readonly txLocktime: Uint32Array;
  readonly txWeight: Uint32Array;
  readonly txFirstInput: Float64Array;
  readonly txFirstOutput: Float64Array;
  readonly inputOutput: Float64Array;
  readonly inputAddress: Float64Array;
  readonly outputValue: BigInt64Array;
  readonly outputAddress: Float64Array;
  /** Three numbers a row in chain order: a script hash, the address of the witness program behind it, the transaction. */
  readonly wraps: Uint32Array;
  /** 33 bytes for each address that appears for the first time, in the order of their ids. */
  readonly newAddressKeys: Uint8Array;
}
