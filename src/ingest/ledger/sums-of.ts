import type { LedgerFiles } from '../../graph/ledger/ledger-files.ts';
import { readTransferBatch } from '../../graph/ledger/read-transfer-batch.ts';
import type { LedgerSums } from './ledger-source.ts';

const CHUNK = 16_384;

/** What a lake holds, to be compared with the begin of a table. */
export function sumsOf(files: LedgerFiles): LedgerSums {
  const { transactions, transfers } = files.counts();
  let [value, numbers] = [0n, 0n];
  for (let from = 0; from < transactions; from += CHUNK) {
    const count = Math.min(CHUNK, transactions - from);
    const batch = readTransferBatch(
      files,
      Float64Array.from({ length: count }, (_, i) => from + i),
    );
    for (let t = 0; t < count; t++)
      for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
        value += batch.value(i);
        numbers += BigInt(batch.number[t]!);
      }
  }
  return { transfers, value, numbers };
}
