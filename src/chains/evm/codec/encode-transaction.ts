import { keccak256 } from './keccak256.ts';
import type { Signature } from './recover-sender.ts';
import { type RlpItem, rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';
import { type SignedFields, transactionItems } from './transaction-items.ts';

export interface EncodedTransaction {
  /** Bytes as the transactions root has them; their Keccak hash is the transaction's. */
  readonly bytes: Buffer;
  readonly signature: Signature;
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
    signingHash: () =>
      keccak256(
        rlpEncode(
          protectedChain === undefined ? items : [...items, rlpQuantity(protectedChain), '0x', '0x'],
          prefix,
        ),
      ),
  };
}
