import { partitionFolder } from '../lake/partition.ts';
import { TABLES } from '../lake/schema/tables.ts';
import { generatedNote } from './generated-note.ts';
import { markdownTable } from './markdown-table.ts';
import { tableSection } from './table-section.ts';

/** docs/reference/tables.md: the tables of the lake, from the records that write them. */
export function tablesPage(): string {
  const list = markdownTable(
    ['Table', 'Rows'],
    TABLES.map((table) => [`[\`${table.name}\`](#${table.name})`, table.about]),
  );
  const parts = [
    generatedNote('src/lake/schema'),
    '# Tables of the lake',
    INTRODUCTION,
    list,
    ...TABLES.map(tableSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `A lake is a folder of Parquet files in Hive partitions, for example \`${partitionFolder('outputs', 0)}/part-<sha256>.parquet\` below the folder that \`--data\`
names. A segment is a run of consecutive blocks, a partition of every table; a full one is replaced only when the chain was reorganised. \`manifest.json\` lists the files with size, rows and SHA-256:
a file that it does not name is left over from a run that was stopped, and does not belong to the lake.

Ids are dense and in chain order: \`tx_id\`, \`input_id\`, \`output_id\` and \`address_id\` count from 0 through the whole chain. Types are those of SQL as DuckDB
and Trino read them. How to query the files: [query the lake](../how-to/query-the-lake.md).`;
