/**
 * One block as columns. Offsets point into the bytes that were decoded; nothing is copied out of them. The arrays are
 * reused from block to block and are longer than the counts.
 */
export interface BlockColumns {
  /** Offset of the 80-byte header. */
  headerAt: number;
  /** Offset behind the block's last byte. */
  endAt: number;
  txCount: number;
  inputCount: number;
  outputCount: number;
  /** Transactions with a witness. */
  segwitCount: number;
  txAt: Uint32Array;
  txEnd: Uint32Array;
  /** Offset of the input count: behind the version, and behind marker and flag when there is a witness. */
  txBodyAt: Uint32Array;
  /** Offset behind the last output: the witness or the locktime begins here. */
  txBodyEnd: Uint32Array;
  txSegwit: Uint8Array;
  txVersion: Int32Array;
  txLocktime: Uint32Array;
  /** Inputs of transaction i are txFirstInput[i] .. txFirstInput[i + 1]; one entry more than transactions. */
  txFirstInput: Uint32Array;
  txFirstOutput: Uint32Array;
  /** Offset of the 32-byte txid (wire order) of the output spent. */
  inputPreviousAt: Uint32Array;
  inputVout: Uint32Array;
  inputSequence: Uint32Array;
  inputScriptAt: Uint32Array;
  inputScriptLength: Uint32Array;
  /** Satoshi. */
  outputValue: BigInt64Array;
  outputScriptAt: Uint32Array;
  outputScriptLength: Uint32Array;
}

/** Empty columns with room for an ordinary block. */
export function createBlockColumns(): BlockColumns {
  const transactions = 4_097;
  const items = 16_384;
  return {
    headerAt: 0,
    endAt: 0,
    txCount: 0,
    inputCount: 0,
    outputCount: 0,
    segwitCount: 0,
    txAt: new Uint32Array(transactions),
    txEnd: new Uint32Array(transactions),
    txBodyAt: new Uint32Array(transactions),
    txBodyEnd: new Uint32Array(transactions),
    txSegwit: new Uint8Array(transactions),
    txVersion: new Int32Array(transactions),
    txLocktime: new Uint32Array(transactions),
    txFirstInput: new Uint32Array(transactions),
    txFirstOutput: new Uint32Array(transactions),
    inputPreviousAt: new Uint32Array(items),
    inputVout: new Uint32Array(items),
    inputSequence: new Uint32Array(items),
    inputScriptAt: new Uint32Array(items),
    inputScriptLength: new Uint32Array(items),
    outputValue: new BigInt64Array(items),
    outputScriptAt: new Uint32Array(items),
    outputScriptLength: new Uint32Array(items),
  };
}
