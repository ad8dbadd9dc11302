import type { EvmLog, EvmReceipt } from '../block/evm-block.ts';
import type { ReceiptExtras } from '../codec/encode-receipt.ts';
import { type Fields, fieldsOf } from './fields-of.ts';

/** Positions are numbers of 32 bits in tables and files. */
const MOST_ROWS = 2 ** 32 - 1;

export interface DecodedReceipt {
  readonly receipt: EvmReceipt;
  /** Undefined when the source gives neither a status nor a state root, which the root needs. */
  readonly extras: ReceiptExtras | undefined;
  readonly transactionHash: string;
  readonly blockHash: string;
  /** As the source says: may be absent in old answers. */
  readonly effectiveGasPrice: bigint | undefined;
  readonly blobGasUsed: bigint | undefined;
}

/** Receipt from JSON-RPC; nothing is verified yet. Errors: EVM_FIELD. */
export function decodeReceipt(fields: Fields, place: string): DecodedReceipt {
  const txIndex = fields.count('transactionIndex', MOST_ROWS);
  const transactionHash = fields.bytes('transactionHash', 32);
  const blockHash = fields.bytes('blockHash', 32);
  const status = fields.optionalQuantity('status');
  if (status !== undefined && status > 1n) throw fields.refuse('status', `neither 0 nor 1: ${status}`);
  const stateRoot = fields.optionalBytes('root');
  // Some nodes give an empty or a zero root beside the status.
  const preByzantium = status === undefined && stateRoot?.length === 66 ? stateRoot : undefined;
  const type = fields.has('type') ? fields.count('type', 0x7f) : 0;
  const logs = fields.list('logs').map((raw, index): EvmLog => {
    const log = fieldsOf(raw, `${place} log ${index}`);
    const topics = log.list('topics').map((topic) => fieldsOf({ topic }, place).bytes('topic', 32));
    if (log.bytes('transactionHash', 32) !== transactionHash)
      throw log.refuse('transactionHash', 'of another transaction');
    if (log.bytes('blockHash', 32) !== blockHash) throw log.refuse('blockHash', 'of another block');
    if (log.count('transactionIndex', MOST_ROWS) !== txIndex)
      throw log.refuse('transactionIndex', 'of another transaction');
    return {
      logIndex: log.count('logIndex', MOST_ROWS),
      txIndex,
      address: log.bytes('address', 20),
      topics,
      data: log.bytes('data'),
    };
  });
  const blobFee =
    (fields.optionalQuantity('blobGasUsed', 64) ?? 0n) * (fields.optionalQuantity('blobGasPrice') ?? 0n);
  const extraFee = blobFee + (fields.optionalQuantity('l1Fee') ?? 0n);
  const gasUsed = fields.quantity('gasUsed', 64);
  const effectiveGasPrice = fields.optionalQuantity('effectiveGasPrice');
  if ((gasUsed * (effectiveGasPrice ?? 0n) + extraFee) >> 256n !== 0n)
    throw fields.refuse('effectiveGasPrice', 'the fee is above 2^256 - 1');
  const depositNonce = fields.optionalQuantity('depositNonce', 64);
  const depositReceiptVersion = fields.optionalQuantity('depositReceiptVersion');
  return {
    receipt: {
      txIndex,
      status: status === undefined ? undefined : status === 1n,
      gasUsed: gasUsed,
      cumulativeGasUsed: fields.quantity('cumulativeGasUsed', 64),
      effectiveGasPrice: effectiveGasPrice ?? 0n,
      extraFee,
      contractAddress: fields.optionalBytes('contractAddress', 20),
      logs,
    },
    extras:
      status === undefined && preByzantium === undefined
        ? undefined
        : {
            type,
            ...(preByzantium === undefined ? {} : { stateRoot: preByzantium }),
            ...(depositNonce === undefined ? {} : { depositNonce }),
            ...(depositReceiptVersion === undefined ? {} : { depositReceiptVersion }),
          },
    transactionHash,
    blockHash,
    effectiveGasPrice,
    blobGasUsed: fields.optionalQuantity('blobGasUsed', 64),
  };
}
