import type { TableBuilder } from '../../lake/parquet/create-table-builder.ts';
import type { LedgerBlock } from './ledger-block.ts';

/** Receipts, logs and calls, which only whole blocks have. */
export function addWholeBlock(
  tables: Readonly<Record<'receipts' | 'logs' | 'calls', TableBuilder>>,
  { block }: LedgerBlock,
  about: {
    readonly byIndex: ReadonlyMap<number, number>;
    readonly undecoded: ReadonlyMap<number, string>;
  },
): void {
  for (const receipt of block?.receipts ?? []) {
    const txId = about.byIndex.get(receipt.txIndex)!;
    tables.receipts.add([
      txId,
      receipt.status === undefined ? undefined : Number(receipt.status),
      receipt.gasUsed,
      receipt.cumulativeGasUsed,
      receipt.effectiveGasPrice,
      receipt.extraFee,
      receipt.contractAddress,
      receipt.logs.length,
    ]);
    for (const log of receipt.logs) {
      const [topic0, topic1, topic2, topic3] = log.topics;
      const reason = about.undecoded.get(log.logIndex) ?? '';
      tables.logs.add([txId, log.logIndex, log.address, topic0, topic1, topic2, topic3, log.data, reason]);
    }
  }
  let position = 0;
  let previous = -1;
  for (const call of block?.calls ?? []) {
    position = call.txIndex === previous ? position + 1 : 0;
    previous = call.txIndex;
    const { type, from, to, value, reverted, selector } = call;
    const txId = about.byIndex.get(call.txIndex)!;
    tables.calls.add([txId, position, call.trace.join('.'), type, from, to, value, reverted, selector]);
  }
}
