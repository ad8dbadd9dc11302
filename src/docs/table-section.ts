import type { Column, Table } from '../lake/schema/table.ts';
import { COLUMN_TYPES } from './column-types.ts';
import { markdownTable } from './markdown-table.ts';

/** The part of the reference about one table of the lake; `prefix` stands before its name in the heading. */
export function tableSection(table: Table, prefix = ''): string {
  const rows = table.columns.map((column) => [`\`${column.name}\``, typeText(column), about(column)]);
  return [
    `### ${prefix}${table.name}`,
    table.about,
    `Sorted by \`${table.sortedBy.join('`, `')}\`. Partition: \`segment\`.`,
    markdownTable(['Column', 'Type', 'Meaning'], rows),
  ].join('\n\n');
}

function typeText(column: Column): string {
  return `${COLUMN_TYPES[column.type].sql}${column.nullable ? ', may be NULL' : ''}`;
}

function about(column: Column): string {
  const { about: typed } = COLUMN_TYPES[column.type];
  const extra = [
    column.unit && !typed.includes(column.unit) ? `Unit: ${column.unit}.` : '',
    column.values ? `One of: ${column.values.map((value) => `\`${value}\``).join(', ')}.` : '',
    typed && column.type !== 'int32' && column.type !== 'int64' && column.type !== 'enum'
      ? `${typed[0]!.toUpperCase()}${typed.slice(1)}.`
      : '',
  ];
  return [column.about, ...extra].filter(Boolean).join(' ');
}
