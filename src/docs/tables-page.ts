import { partitionFolder } from '../lake/partition.ts';
import { EVM_TABLES } from '../lake/schema/evm/evm-tables.ts';
import type { Table } from '../lake/schema/table.ts';
import { TABLES } from '../lake/schema/tables.ts';
import { generatedNote } from './generated-note.ts';
import { markdownTable } from './markdown-table.ts';
import { tableSection } from './table-section.ts';

/** docs/reference/tables.md: the tables of both kinds of lake, from the records that write them. */
export function tablesPage(): string {
  const parts = [
    generatedNote('src/lake/schema'),
    '# Tables of the lake',
    INTRODUCTION,
    ...familyParts({ title: 'Bitcoin', about: BITCOIN, tables: TABLES, prefix: '' }),
    ...familyParts({ title: 'EVM chains', about: EVM, tables: EVM_TABLES, prefix: 'EVM ' }),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** `prefix` keeps the anchors of tables apart that have the same name in both families. */
function familyParts(family: {
  readonly title: string;
  readonly about: string;
  readonly tables: readonly Table[];
  readonly prefix: string;
}): string[] {
  const { title, about, tables, prefix } = family;
  const anchor = (name: string) => `${prefix}${name}`.toLowerCase().replaceAll(' ', '-');
  const list = markdownTable(
    ['Table', 'Rows'],
    tables.map((table) => [`[\`${table.name}\`](#${anchor(table.name)})`, table.about]),
  );
  return [`## ${title}`, about, list, ...tables.map((table) => tableSection(table, prefix))];
}

const INTRODUCTION = `A lake is a folder of Parquet files in Hive partitions, for example \`${partitionFolder('outputs', 0)}/part-<sha256>.parquet\` below the folder that \`--data\`
names. A segment is a run of consecutive blocks, a partition of every table; a full one is replaced only when the chain was reorganised. \`manifest.json\` lists the files with size, rows and SHA-256:
a file that it does not name is left over from a run that was stopped, and does not belong to the lake.

A lake holds one chain, and its tables are those of the chain's family: [Bitcoin](#bitcoin) or [EVM chains](#evm-chains). Types are those of SQL as DuckDB
and Trino read them. How to query the files: [query the lake](../how-to/query-the-lake.md).`;

const BITCOIN = `Ids are dense and in chain order: \`tx_id\`, \`input_id\`, \`output_id\` and \`address_id\` count from 0 through the whole chain.`;

const EVM = `Ids are dense and in chain order: \`block_id\`, \`tx_id\`, \`transfer_id\`, \`event_id\`, \`asset_id\` and \`account_id\` count from 0 through the data, which may begin
at any block and have gaps; \`number\` is the number of the block in its chain. Amounts are text, because no whole number of SQL holds 256 bits: cast them to
\`DECIMAL(38,0)\`, which refuses what does not fit. Where a source has no receipts, \`receipts\`, \`logs\` and \`events\` have no rows of its blocks; without traces
there are no \`calls\`; a table of flows fills \`blocks\`, \`transactions\`, \`transfers\`, \`assets\` and \`accounts\` only.`;
