import type { EvmHex } from '../block/evm-block.ts';
import type { RlpItem } from '../codec/rlp-encode.ts';
import { rlpQuantity } from '../codec/rlp-quantity.ts';
import type { SignedFields } from '../codec/transaction-items.ts';
import { type Fields, fieldsOf } from './fields-of.ts';

/** The signed content of a transaction as JSON-RPC gives it. Errors: EVM_FIELD. */
export function signedFields(fields: Fields, place: string): SignedFields {
  const type = fields.has('type') ? fields.count('type', 0x7f) : 0;
  const quantity = (name: string): EvmHex => rlpQuantity(fields.optionalQuantity(name) ?? 0n);
  return {
    type,
    chainId: quantity('chainId'),
    nonce: quantity('nonce'),
    gasPrice: quantity('gasPrice'),
    maxPriorityFeePerGas: quantity('maxPriorityFeePerGas'),
    maxFeePerGas: quantity('maxFeePerGas'),
    gas: rlpQuantity(fields.quantity('gas', 64)),
    to: fields.optionalBytes('to', 20) ?? '0x',
    value: rlpQuantity(fields.quantity('value')),
    input: fields.bytes('input'),
    accessList: fields.has('accessList')
      ? fields.list('accessList').map((entry): RlpItem => {
          const one = fieldsOf(entry, `${place} accessList`);
          return [one.bytes('address', 20), one.list('storageKeys').map((key) => word(key, place))];
        })
      : [],
    maxFeePerBlobGas: quantity('maxFeePerBlobGas'),
    blobVersionedHashes: fields.has('blobVersionedHashes')
      ? fields.list('blobVersionedHashes').map((hash) => word(hash, place))
      : [],
    authorizationList: fields.has('authorizationList')
      ? fields.list('authorizationList').map((entry): RlpItem => {
          const one = fieldsOf(entry, `${place} authorizationList`);
          const numbers = [
            one.quantity(one.has('yParity') ? 'yParity' : 'v'),
            one.quantity('r'),
            one.quantity('s'),
          ];
          return [
            rlpQuantity(one.quantity('chainId')),
            one.bytes('address', 20),
            rlpQuantity(one.quantity('nonce')),
            ...numbers.map(rlpQuantity),
          ];
        })
      : [],
  };
}

function word(value: unknown, place: string): EvmHex {
  return fieldsOf({ word: value }, place).bytes('word', 32);
}
