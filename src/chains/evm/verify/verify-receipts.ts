import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader, EvmReceipt } from '../block/evm-block.ts';
import { encodeReceipt, type ReceiptExtras } from '../codec/encode-receipt.ts';
import type { BloomCache } from '../codec/logs-bloom.ts';
import { logsBloom } from '../codec/logs-bloom.ts';
import { orderedTrieRoot } from '../codec/ordered-trie-root.ts';
import type { VerifyContext } from './verify-header.ts';

export interface ReceiptWithExtras {
  readonly receipt: EvmReceipt;
  /** Undefined when the source does not give what the root needs. */
  readonly extras: ReceiptExtras | undefined;
}

/**
 * Recomputes the bloom filter and the receipts root of a block from the receipts that they cover.
 * Errors: EVM_BLOOM, EVM_RECEIPTS_ROOT.
 */
export function verifyReceipts(
  header: EvmHeader,
  receipts: readonly ReceiptWithExtras[],
  { place, strict }: VerifyContext,
): { receiptsRoot: boolean; logsBloom: boolean } {
  const number = header.number;
  const cache: BloomCache = new Map();
  const all = Buffer.alloc(256);
  const bytes: Uint8Array[] = [];
  for (const { receipt, extras } of receipts) {
    const encoded = extras && encodeReceipt(receipt, extras, cache);
    if (encoded) bytes.push(encoded.bytes);
    const bloom = encoded?.bloom ?? logsBloom(receipt.logs, cache);
    for (let i = 0; i < 256; i++) all[i]! |= bloom[i]!;
  }
  const sameBloom = `0x${all.toString('hex')}` === header.logsBloom;
  if (!sameBloom && strict) throw new JejakError('EVM_BLOOM', { meta: { number, place } });
  if (bytes.length !== receipts.length) return { receiptsRoot: false, logsBloom: sameBloom };
  const computed = orderedTrieRoot(bytes);
  if (computed !== header.receiptsRoot && strict) {
    throw new JejakError('EVM_RECEIPTS_ROOT', {
      meta: { number, expected: header.receiptsRoot, computed, place },
    });
  }
  return { receiptsRoot: computed === header.receiptsRoot, logsBloom: sameBloom };
}
