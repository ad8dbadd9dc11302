/** Every column of the graph files with its width in bytes. Integers are little-endian; ids of 8 bytes use all ones for none. */
export const GRAPH_COLUMNS = {
  /** tx id of each block's coinbase, u32. */
  blockFirstTx: { file: 'block.first_tx.u32', width: 4 },
  /** UTC seconds of each block, u32. */
  blockTime: { file: 'block.time.u32', width: 4 },
  /** Compact targets, u32. */
  blockBits: { file: 'block.bits.u32', width: 4 },
  /** Wire order. */
  blockHash: { file: 'block.hash.b32', width: 32 },
  /** Wire order. */
  txid: { file: 'tx.txid.b32', width: 32 },
  txFirstInput: { file: 'tx.first_input.u64', width: 8 },
  txFirstOutput: { file: 'tx.first_output.u64', width: 8 },
  /** Bit 0 coinbase, bit 1 CoinJoin of several owners. */
  txFlags: { file: 'tx.flags.u8', width: 1 },
  /** Bits of MIX_KINDS. */
  txMixes: { file: 'tx.mixes.u16', width: 2 },
  /** Bits of TX_PRINT. */
  txPrint: { file: 'tx.print.u8', width: 1 },
  txLocktime: { file: 'tx.locktime.u32', width: 4 },
  /** BIP 141. */
  txWeight: { file: 'tx.weight.u32', width: 4 },
  /** Id of the output spent. */
  inputOutput: { file: 'input.output.u64', width: 8 },
  /** Address id of that output, u32: clustering reads inputs in order and nothing else. */
  inputAddress: { file: 'input.address.u32', width: 4 },
  inputTx: { file: 'input.tx.u32', width: 4 },
  /** Satoshi, i64. */
  outputValue: { file: 'output.value.i64', width: 8 },
  /** Address id, u32; all ones for none. */
  outputAddress: { file: 'output.address.u32', width: 4 },
  outputTx: { file: 'output.tx.u32', width: 4 },
  /** Id of the input that spends the output. Written in place. */
  outputSpender: { file: 'output.spender.u64', width: 8 },
  /** The output before this one that has the same address. */
  outputPrevious: { file: 'output.previous.u64', width: 8 },
  /** See writeAddressKey. */
  addressKey: { file: 'address.key.b33', width: 33 },
  /** The newest output of the address: the head of its list. Written in place. */
  addressLast: { file: 'address.last_output.u64', width: 8 },
} as const;

export type GraphColumn = keyof typeof GRAPH_COLUMNS;

/** Which count gives the number of rows of a column. */
export function rowsOf(column: GraphColumn, counts: GraphCounts): number {
  if (column.startsWith('block')) return counts.blocks;
  if (column.startsWith('tx')) return counts.transactions;
  if (column.startsWith('input')) return counts.inputs;
  if (column.startsWith('output')) return counts.outputs;
  return counts.addresses;
}

/** First ids of a segment, or, at the end, the next free ones. */
export interface GraphCounts {
  readonly blocks: number;
  readonly transactions: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly addresses: number;
}

export const NO_COUNTS: GraphCounts = { blocks: 0, transactions: 0, inputs: 0, outputs: 0, addresses: 0 };
