import { cell, type EtlRow } from './etl-row.ts';

/**
 * The receipt of a transaction under the names of JSON-RPC, from its row of `receipts` or else from the `receipt_`
 * columns of `transactions`; undefined when there is neither.
 */
export function etlReceiptRecord(
  transaction: Readonly<Record<string, unknown>>,
  { row, receipt }: { readonly row: EtlRow; readonly receipt: EtlRow | undefined },
): Record<string, unknown> | undefined {
  const value = (name: string) => cell(receipt ?? {}, name) ?? cell(row, `receipt${name}`);
  if (value('gasused') === undefined) return undefined;
  return {
    transactionHash: transaction.hash,
    transactionIndex: transaction.transactionIndex,
    blockHash: transaction.blockHash,
    type: transaction.type,
    status: value('status'),
    root: value('root'),
    gasUsed: value('gasused'),
    cumulativeGasUsed: value('cumulativegasused') ?? value('gasused'),
    effectiveGasPrice: value('effectivegasprice'),
    contractAddress: value('contractaddress'),
    l1Fee: value('l1fee'),
    blobGasUsed: value('blobgasused'),
    blobGasPrice: value('blobgasprice'),
  };
}
