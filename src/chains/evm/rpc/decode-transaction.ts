import type { EvmTransaction } from '../block/evm-block.ts';
import { type EncodedTransaction, encodeTransaction } from '../codec/encode-transaction.ts';
import { rlpEncode } from '../codec/rlp-encode.ts';
import { rlpQuantity } from '../codec/rlp-quantity.ts';
import type { SignedFields } from '../codec/transaction-items.ts';
import type { Fields } from './fields-of.ts';
import { signedFields } from './signed-fields.ts';

/** Type of the OP stack's deposits: not signed, its sender is a field. */
const DEPOSIT = 0x7e;

export interface DecodedTransaction {
  readonly transaction: EvmTransaction;
  /** Undefined for a type unknown here, or when the source gives no signature. */
  readonly encoded: (Pick<EncodedTransaction, 'bytes'> & Partial<EncodedTransaction>) | undefined;
  readonly blobs: number;
}

/** Transaction from the JSON of a block, with its bytes. Nothing is verified yet. Errors: EVM_FIELD. */
export function decodeTransaction(
  fields: Fields,
  place: string,
  baseFee: bigint | undefined,
): DecodedTransaction {
  const signed = signedFields(fields, place);
  const to = fields.optionalBytes('to', 20);
  const mint = signed.type === DEPOSIT ? fields.optionalQuantity('mint') : undefined;
  return {
    transaction: {
      hash: fields.bytes('hash', 32),
      index: fields.count('transactionIndex', 2 ** 31 - 1),
      type: signed.type,
      nonce: fields.optionalQuantity('nonce', 64) ?? 0n,
      from: fields.bytes('from', 20),
      to,
      value: fields.quantity('value'),
      gas: fields.quantity('gas', 64),
      gasPrice: pricePaid(fields, signed.type, baseFee),
      input: signed.input,
      ...(mint && { mint }),
    },
    encoded: encode(fields, signed),
    blobs: Array.isArray(signed.blobVersionedHashes) ? signed.blobVersionedHashes.length : 0,
  };
}

/** What EIP-1559 makes the sender pay for a unit of gas: recomputed, because no root covers the answer's gasPrice. */
function pricePaid(fields: Fields, type: number, baseFee: bigint | undefined): bigint {
  const most = fields.optionalQuantity('maxFeePerGas');
  if (type < 2 || type > 4 || baseFee === undefined || most === undefined) {
    return fields.optionalQuantity('gasPrice') ?? 0n;
  }
  const tip = fields.optionalQuantity('maxPriorityFeePerGas') ?? 0n;
  return baseFee + tip < most ? baseFee + tip : most;
}

function encode(fields: Fields, signed: SignedFields): DecodedTransaction['encoded'] {
  if (signed.type === DEPOSIT) {
    const system = fields.has('isSystemTx') && fields.flag('isSystemTx');
    const mint = fields.optionalQuantity('mint') ?? 0n;
    const head = [fields.bytes('sourceHash', 32), fields.bytes('from', 20), signed.to, rlpQuantity(mint)];
    const tail = [signed.value, signed.gas, system ? '0x01' : '0x', signed.input];
    return { bytes: rlpEncode([...head, ...tail], DEPOSIT) };
  }
  if (!fields.has('r') || !fields.has('s')) return undefined;
  const v = fields.quantity(signed.type > 0 && fields.has('yParity') ? 'yParity' : 'v');
  return encodeTransaction(signed, { v, r: fields.quantity('r'), s: fields.quantity('s') });
}
