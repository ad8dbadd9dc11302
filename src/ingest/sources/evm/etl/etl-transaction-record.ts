import { cell, type EtlRow } from './etl-row.ts';

/** A row of `transactions` under the names of JSON-RPC, without the signature, which the schema does not have. */
export function etlTransactionRecord(row: EtlRow, blockHash: string): Record<string, unknown> {
  return {
    hash: cell(row, 'hash', 'txhash', 'transactionhash'),
    blockHash: cell(row, 'blockhash') ?? blockHash,
    transactionIndex: cell(row, 'transactionindex'),
    type: cell(row, 'transactiontype'),
    nonce: cell(row, 'nonce'),
    from: cell(row, 'fromaddress'),
    to: cell(row, 'toaddress'),
    value: cell(row, 'value'),
    gas: cell(row, 'gas'),
    gasPrice: cell(row, 'gasprice'),
    maxFeePerGas: cell(row, 'maxfeepergas'),
    maxPriorityFeePerGas: cell(row, 'maxpriorityfeepergas'),
    input: cell(row, 'input') ?? '0x',
  };
}
