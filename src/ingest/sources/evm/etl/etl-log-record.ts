import { cell, type EtlRow } from './etl-row.ts';

/** A row of `logs` under the names of JSON-RPC; topics are a list, or a text with commas between them. */
export function etlLogRecord(row: EtlRow, blockHash: string): Record<string, unknown> {
  const topics = cell(row, 'topics') ?? [];
  return {
    transactionHash: cell(row, 'transactionhash', 'txhash'),
    transactionIndex: cell(row, 'transactionindex'),
    blockHash: cell(row, 'blockhash') ?? blockHash,
    logIndex: cell(row, 'logindex'),
    address: cell(row, 'address'),
    topics: typeof topics === 'string' ? topics.split(/[,|;]/).map((topic) => topic.trim()) : topics,
    data: cell(row, 'data') ?? '0x',
  };
}
