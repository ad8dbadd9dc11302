import type { Hash256Batch } from '../sha256/hash256-batch.ts';
import type { BlockColumns } from './block-columns.ts';

/**
 * Txids of a decoded block, 32 bytes each in wire order: double SHA-256 of the transaction without its witness
 * (BIP141). The view is valid until the batch is used again.
 */
export function blockTxids(bytes: Uint8Array, columns: BlockColumns, batch: Hash256Batch): Uint8Array {
  const { txAt, txEnd, txBodyAt, txBodyEnd, txSegwit } = columns;
  for (let tx = 0; tx < columns.txCount; tx++) {
    const at = txAt[tx]!;
    const end = txEnd[tx]!;
    if (txSegwit[tx] === 0) batch.add(bytes, at, end);
    else batch.addParts(bytes, [at, at + 4, txBodyAt[tx]!, txBodyEnd[tx]!, end - 4, end]);
  }
  return batch.finish();
}
