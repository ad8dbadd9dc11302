/** `outputAddress` and `inputAddress` of a script that has no address. */
export const NO_ADDRESS = 0xffffffff;
/** `outputSpender` of an output that nobody has spent within the coverage, and `inputOutput` of a coinbase input. */
export const NONE = -1;
export const FLAG_COINBASE = 1;
/** A CoinJoin of several owners, by the shape of the transaction (METHODS A.3). */
export const FLAG_COINJOIN = 2;

/**
 * Transactions as columns, in the order asked for. All ids are dense and in chain order: a transaction's id is its
 * position in the chain, an output's id is the position of the output. Ids are whole numbers below 2^53; amounts are
 * satoshi as 64-bit integers.
 */
export interface FlowBatch {
  readonly count: number;
  readonly tx: Float64Array;
  readonly height: Uint32Array;
  readonly flags: Uint8Array;
  /** Bits of MIX_KINDS: what each detector saw. */
  readonly mixes: Uint16Array;
  /** Bits of TX_PRINT. */
  readonly print: Uint8Array;
  readonly locktime: Uint32Array;
  /** BIP 141. */
  readonly weight: Uint32Array;
  /** count + 1 entries: inputs of transaction i are inputStart[i] .. inputStart[i + 1]. */
  readonly inputStart: Uint32Array;
  /** Id of the output that the input spends, NONE for a coinbase. */
  readonly inputOutput: Float64Array;
  /** Id of the transaction that made that output, NONE for a coinbase. */
  readonly inputTx: Float64Array;
  readonly inputValue: BigInt64Array;
  readonly inputAddress: Uint32Array;
  /** count + 1 entries, as inputStart. */
  readonly outputStart: Uint32Array;
  /** Id of vout 0; the output vout has the id outputFirst[i] + vout. */
  readonly outputFirst: Float64Array;
  readonly outputValue: BigInt64Array;
  readonly outputAddress: Uint32Array;
  /** Id of the transaction that spends the output, NONE when unspent. */
  readonly outputSpender: Float64Array;
}

export interface FlowOutputs {
  readonly value: BigInt64Array;
  /** Id of the transaction that made the output. */
  readonly maker: Float64Array;
  /** Id of the transaction that spends it, NONE when unspent. */
  readonly spender: Float64Array;
}

export interface FlowBlocks {
  readonly count: number;
  readonly height: Uint32Array;
  /** Id of the block's coinbase. */
  readonly firstTx: Float64Array;
  readonly txCount: Uint32Array;
  /** UTC seconds of the header. */
  readonly time: Uint32Array;
}

/** Which memos are asked for; what is absent does not narrow the answer. */
export interface MemoWish {
  /** Only those of these transactions, ascending. */
  readonly transactions?: Float64Array;
  /** UTC seconds of the block's header, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** Printable text in an OP_RETURN output; a transaction may have several. */
export interface FlowMemo {
  readonly tx: number;
  /** UTC seconds of the block's header. */
  readonly time: number;
  readonly text: string;
}

export interface FlowCoverage {
  readonly chain: string;
  /** -1 for an empty source. */
  readonly tipHeight: number;
  readonly transactions: number;
  readonly outputs: number;
  readonly addresses: number;
  /** SHA-256 of the lake's manifest, hexadecimal: names the data that an answer rests on. */
  readonly manifestHash: string;
}

/**
 * What the tracer asks of a chain: the next step of a whole frontier at once. Implemented by graph files and by the
 * lake on DuckDB; one contract suite (test/contracts) runs over all of them.
 */
export interface FlowSource {
  readonly kind: string;
  coverage(): Promise<FlowCoverage>;
  /** `ids` ascending, without repeats. Unknown id: JejakError TX_UNKNOWN. */
  transactions(ids: Float64Array): Promise<FlowBatch>;
  /** The transactions that made these outputs, in the same order. */
  producers(outputIds: Float64Array): Promise<Float64Array>;
  /** Value, maker and spender of outputs (ascending ids), without the transactions around them. */
  outputs(ids: Float64Array): Promise<FlowOutputs>;
  blocks(heights: Uint32Array): Promise<FlowBlocks>;
  /** Dense id of a txid (64 hexadecimal characters as displayed), undefined when it is not in the data. */
  findTransaction(txid: string): Promise<number | undefined>;
  txids(ids: Float64Array): Promise<string[]>;
  /** Dense id of an address in its text form, undefined when it never received an output in the data. */
  findAddress(address: string): Promise<number | undefined>;
  /** The same for many addresses at once. */
  findAddresses(addresses: readonly string[]): Promise<(number | undefined)[]>;
  /** Text forms; a script without an address gives `script:` and the SHA-256 of the script. */
  addresses(ids: Uint32Array): Promise<string[]>;
  /** Kinds of output script, as indexes into SCRIPT_KINDS; a bare public key counts as p2pkh. */
  scriptKinds(ids: Uint32Array): Promise<Uint8Array>;
  /** Outputs of an address, newest first, one page: at most `limit` ids below `before`. */
  outputsOfAddress(
    address: number,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<Float64Array>;
  /** For each output a sum: 1 when an earlier output has the same address, 2 when a later one has. 0 without address. */
  reuse(outputIds: Float64Array): Promise<Uint8Array>;
  /** In the order of the outputs, page by page: their number has no bound. No page is empty. */
  memos(wish: MemoWish): AsyncIterable<readonly FlowMemo[]>;
  close(): Promise<void>;
}
