import type { Hash256Batch } from '../sha256/hash256-batch.ts';
import type { BlockColumns } from './block-columns.ts';

/** Witness ids of a decoded block, 32 bytes each in wire order; the coinbase's is zero by definition (BIP141). */
export function blockWtxids(bytes: Uint8Array, columns: BlockColumns, batch: Hash256Batch): Uint8Array {
  for (let tx = 0; tx < columns.txCount; tx++) batch.add(bytes, columns.txAt[tx]!, columns.txEnd[tx]!);
  const ids = batch.finish();
  ids.fill(0, 0, 32);
  return ids;
}
