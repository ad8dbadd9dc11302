import { keccak256 } from './keccak256.ts';
import { type RlpItem, rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';
import { type SignedFields, transactionItems } from './transaction-items.ts';

export interface Signature {
  readonly r: bigint;
  readonly s: bigint;
  /** Which of the two points has the x coordinate r. */
  readonly parity: 0 | 1;
}

export interface EncodedTransaction {
  /** Bytes as the transactions root has them; their Keccak hash is the transaction's. */
  readonly bytes: Buffer;
  readonly signature: Signature;
  /** Chain that it was signed for; undefined where the fields name none: before EIP-155 a signature holds on every chain. */
  readonly chainId: bigint | undefined;
  /** The hash that was signed. */
  readonly signingHash: () => Uint8Array;
}

/**
 * Bytes of a signed transaction (EIP-2718, legacy with and without EIP-155) with its signature. `v` is as signed:
 * 0 or 1 from type 1 on. Undefined for a type that is not known here.
 */
export function encodeTransaction(
  tx: SignedFields,
  { v, r, s }: { readonly v: bigint; readonly r: bigint; readonly s: bigint },
): EncodedTransaction | undefined {
  const items = transactionItems(tx);
  if (!items) return undefined;
  const prefix = tx.type === 0 ? undefined : tx.type;
  const signed: RlpItem[] = [...items, rlpQuantity(v), rlpQuantity(r), rlpQuantity(s)];
  // EIP-155: v = 35 + 2 * chain id + parity, and the chain id is part of what was signed.
  const protectedChain = tx.type === 0 && v >= 35n ? (v - 35n) / 2n : undefined;
  const parity = tx.type > 0 ? v : v >= 35n ? (v - 35n) % 2n : v - 27n;
  return {
    bytes: rlpEncode(signed, prefix),
    signature: { r, s, parity: parity === 1n ? 1 : 0 },
    chainId: tx.type === 0 ? protectedChain : tx.chainId === '0x' ? undefined : BigInt(tx.chainId),
    signingHash: () =>
      keccak256(
        rlpEncode(
          protectedChain === undefined ? items : [...items, rlpQuantity(protectedChain), '0x', '0x'],
          prefix,
        ),
      ),
  };
}
