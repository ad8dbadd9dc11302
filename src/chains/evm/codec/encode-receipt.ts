import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmHex, EvmReceipt } from '../block/evm-block.ts';
import { type BloomCache, logsBloom } from './logs-bloom.ts';
import { type RlpItem, rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';

/** What the receipts root covers beside an EvmReceipt. */
export interface ReceiptExtras {
  /** EIP-2718 type of the transaction. */
  readonly type: number;
  /** 32 bytes: state after the transaction, before Byzantium instead of the status (EIP-658). */
  readonly stateRoot?: EvmHex;
  /** OP stack deposits, from Regolith on and from Canyon on. */
  readonly depositNonce?: bigint;
  readonly depositReceiptVersion?: bigint;
}

/** Bytes of a receipt as the receipts root has them (EIP-2718, EIP-658), and its bloom filter. */
export function encodeReceipt(
  receipt: EvmReceipt,
  extras: ReceiptExtras,
  cache: BloomCache,
): { bytes: Buffer; bloom: Buffer } {
  const bloom = logsBloom(receipt.logs, cache);
  const items: RlpItem[] = [
    extras.stateRoot ?? (receipt.status ? '0x01' : '0x'),
    rlpQuantity(receipt.cumulativeGasUsed),
    `0x${bytesToHex(bloom)}`,
    receipt.logs.map((log) => [log.address, log.topics, log.data]),
  ];
  // Before Canyon a deposit's nonce is in the answer of the node, not in what the root covers.
  if (extras.depositReceiptVersion !== undefined) {
    items.push(rlpQuantity(extras.depositNonce ?? 0n), rlpQuantity(extras.depositReceiptVersion));
  }
  return { bytes: rlpEncode(items, extras.type === 0 ? undefined : extras.type), bloom };
}
