import { basename } from 'node:path';

/** The tables of ethereum-etl that blocks are made of; token transfers follow from logs. */
export const ETL_TABLES = ['blocks', 'transactions', 'receipts', 'logs', 'traces'] as const;
export type EtlTable = (typeof ETL_TABLES)[number];

const FORMAT = /\.(?:csv|json|jsonl|ndjson)(?:\.gz)?$/;

/** Which table a file of an export holds, by its name (`expected_logs.json`, `blocks_1_100.csv.gz`); undefined: none. */
export function etlTable(file: string): EtlTable | undefined {
  const name = basename(file).toLowerCase();
  if (!FORMAT.test(name) || name.startsWith('.')) return undefined;
  const words = name.split(/[^a-z]+/);
  if (words.includes('token') || words.includes('contracts')) return undefined;
  return ETL_TABLES.find((table) => words.includes(table));
}
