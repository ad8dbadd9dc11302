// SQL over a lake: node docs/how-to/query.mjs <folder of the lake> "<SQL>"
// Makes each table a view over the files that the manifest names, runs the query and prints the rows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [lake, sql] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(lake, 'manifest.json'), 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();

const tables = Object.keys(manifest.segments[0]?.files ?? {});
for (const table of tables) {
  const files = manifest.segments.map((segment, index) => {
    const partition = `segment=${String(index).padStart(8, '0')}`;
    const file = `part-${segment.files[table].sha256.slice(0, 16)}.parquet`;
    return `'${join(lake, 'lake', table, partition, file).replaceAll("'", "''")}'`;
  });
  await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet([${files.join(', ')}])`);
}

const result = await connection.runAndReadAll(sql);
const rows = [result.columnNames(), ...result.getRowsJson().map((row) => row.map((cell) => String(cell ?? '')))];
const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
