/** 20 bytes as `0x` and 40 lower-case hexadecimal characters. */
export type EvmAddress = string;
/** Bytes of any length as `0x` and lower-case hexadecimal characters. */
export type EvmHex = string;

export interface EvmHeader {
  readonly number: number;
  readonly hash: EvmHex;
  readonly parentHash: EvmHex;
  readonly sha3Uncles: EvmHex;
  readonly miner: EvmAddress;
  readonly stateRoot: EvmHex;
  readonly transactionsRoot: EvmHex;
  readonly receiptsRoot: EvmHex;
  /** 256 bytes. */
  readonly logsBloom: EvmHex;
  readonly difficulty: bigint;
  readonly gasLimit: bigint;
  readonly gasUsed: bigint;
  /** UTC seconds. */
  readonly time: number;
  readonly extraData: EvmHex;
  readonly mixHash?: EvmHex;
  readonly nonce?: EvmHex;
  /** wei a unit of gas, from London on. */
  readonly baseFeePerGas?: bigint;
  readonly withdrawalsRoot?: EvmHex;
  readonly blobGasUsed?: bigint;
  readonly excessBlobGas?: bigint;
  readonly parentBeaconBlockRoot?: EvmHex;
  readonly requestsHash?: EvmHex;
}

export interface EvmTransaction {
  readonly hash: EvmHex;
  readonly index: number;
  /** EIP-2718 type; 0 for a legacy transaction. */
  readonly type: number;
  readonly nonce: bigint;
  readonly from: EvmAddress;
  /** Undefined when the transaction creates a contract. */
  readonly to: EvmAddress | undefined;
  /** wei. */
  readonly value: bigint;
  readonly gas: bigint;
  /** wei a unit of gas, as signed or, from London on, as paid. */
  readonly gasPrice: bigint;
  readonly input: EvmHex;
  /** wei that a deposit of the OP stack makes for its sender, whether it fails or not. */
  readonly mint?: bigint;
}

export interface EvmLog {
  /** Position in the block. */
  readonly logIndex: number;
  readonly txIndex: number;
  readonly address: EvmAddress;
  /** 0 to 4 words of 32 bytes. */
  readonly topics: readonly EvmHex[];
  readonly data: EvmHex;
}

export interface EvmReceipt {
  readonly txIndex: number;
  /** False: reverted; undefined before Byzantium, where the receipt has a state root instead. */
  readonly status: boolean | undefined;
  readonly gasUsed: bigint;
  readonly cumulativeGasUsed: bigint;
  /** wei a unit of gas that the sender paid. */
  readonly effectiveGasPrice: bigint;
  /** wei that blobs cost (EIP-4844) or that the parent chain's data cost (OP stack); 0 elsewhere. */
  readonly extraFee: bigint;
  readonly contractAddress: EvmAddress | undefined;
  readonly logs: readonly EvmLog[];
}

/** A call inside a transaction, the transaction's own first call included (its `trace` is empty). */
export interface EvmCall {
  readonly txIndex: number;
  /** Place in the tree of calls: [0, 2] is the third call of the first call. */
  readonly trace: readonly number[];
  readonly type: 'call' | 'callcode' | 'delegatecall' | 'staticcall' | 'create' | 'create2' | 'selfdestruct';
  readonly from: EvmAddress;
  /** Undefined for a creation that failed. */
  readonly to: EvmAddress | undefined;
  /** wei; moves only in call, create, create2 and selfdestruct, and only when nothing above reverted. */
  readonly value: bigint;
  /** True when this call or one above it was reverted: nothing moved. */
  readonly reverted: boolean;
  /** First four bytes of the input, empty `0x` without. */
  readonly selector: EvmHex;
}

export interface EvmWithdrawal {
  readonly index: number;
  readonly validator: number;
  readonly address: EvmAddress;
  /** wei (the chain counts gwei). */
  readonly value: bigint;
}

/** What was recomputed and found equal. False: the source does not give what the check needs, or rules unknown here. */
export interface EvmChecks {
  readonly blockHash: boolean;
  readonly transactionsRoot: boolean;
  readonly receiptsRoot: boolean;
  readonly logsBloom: boolean;
  readonly withdrawalsRoot: boolean;
  /** Senders recovered from the signatures. */
  readonly senders: boolean;
}

/** One block of an EVM chain with all that its source gives, verified as `checks` says. */
export interface EvmBlock {
  readonly header: EvmHeader;
  readonly transactions: readonly EvmTransaction[];
  /** In the order of transactions; undefined when the source has none. */
  readonly receipts: readonly EvmReceipt[] | undefined;
  /** In the order of execution; undefined when the source has no traces: internal calls are then missing. */
  readonly calls: readonly EvmCall[] | undefined;
  readonly withdrawals: readonly EvmWithdrawal[];
  /** Hash and miner of each uncle, where the source gives them. */
  readonly uncles: readonly { readonly number: number; readonly miner: EvmAddress }[];
  readonly checks: EvmChecks;
  /** Where the block came from: a file and place, or a node's host. For messages. */
  readonly place: string;
}
