import type { EvmHex } from '../block/evm-block.ts';
import type { RlpItem } from './rlp-encode.ts';

/** The signed content of a transaction, numbers as rlpQuantity gives them. Empty (`0x`) where a type has no such field. */
export interface SignedFields {
  readonly type: number;
  readonly chainId: EvmHex;
  readonly nonce: EvmHex;
  readonly gasPrice: EvmHex;
  readonly maxPriorityFeePerGas: EvmHex;
  readonly maxFeePerGas: EvmHex;
  readonly gas: EvmHex;
  /** `0x` for a creation. */
  readonly to: EvmHex;
  readonly value: EvmHex;
  readonly input: EvmHex;
  readonly accessList: RlpItem;
  readonly maxFeePerBlobGas: EvmHex;
  readonly blobVersionedHashes: RlpItem;
  readonly authorizationList: RlpItem;
}

/**
 * What is signed, without the signature, for the types of Ethereum: legacy, 1 (EIP-2930), 2 (EIP-1559), 3 (EIP-4844),
 * 4 (EIP-7702). Undefined for a type that is not known here.
 */
export function transactionItems(tx: SignedFields): RlpItem[] | undefined {
  const call = [tx.gas, tx.to, tx.value, tx.input];
  const dynamic = [tx.chainId, tx.nonce, tx.maxPriorityFeePerGas, tx.maxFeePerGas, ...call, tx.accessList];
  switch (tx.type) {
    case 0:
      return [tx.nonce, tx.gasPrice, ...call];
    case 1:
      return [tx.chainId, tx.nonce, tx.gasPrice, ...call, tx.accessList];
    case 2:
      return dynamic;
    case 3:
      return [...dynamic, tx.maxFeePerBlobGas, tx.blobVersionedHashes];
    case 4:
      return [...dynamic, tx.authorizationList];
    default:
      return undefined;
  }
}
