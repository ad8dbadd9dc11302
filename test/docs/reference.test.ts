import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../src/cli/options.ts';
import { settleOptions } from '../../src/cli/settle-options.ts';
import { variableOf } from '../../src/cli/variable-of.ts';
import { COLUMN_TYPES } from '../../src/docs/column-types.ts';
import { pages } from '../../src/docs/pages.ts';
import { createViews } from '../../src/lake/duckdb/create-views.ts';
import { openDuckDb } from '../../src/lake/duckdb/open-duckdb.ts';
import { emptyManifest, NO_ROWS } from '../../src/lake/manifest.ts';
import { EVM_TABLES } from '../../src/lake/schema/evm/evm-tables.ts';
import { TABLES } from '../../src/lake/schema/tables.ts';
import { ERRORS, type ErrorEntry } from '../../src/primitives/error-codes.ts';

const specs = Object.values(OPTIONS);

describe('generated pages', () => {
  it.each(Object.entries(pages()))('%s is up to date', (path, text) => {
    expect(readFileSync(path, 'utf8') === text, `${path} is out of date: run "npm run docs"`).toBe(true);
  });

  it('docs/errors.md has each code of the table once, with its message, and no other', () => {
    const sections = readFileSync('docs/errors.md', 'utf8').split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(ERRORS).sort());
    const entries = Object.entries<ErrorEntry>(ERRORS).sort(([a], [b]) => (a < b ? -1 : 1));
    entries.forEach(([code, entry], i) => {
      const text = sections[i]!.replaceAll('\\', '');
      expect(text, code).toContain(entry.message);
      expect(text, code).toContain(entry.hint);
      expect(/Exit code 75/.test(text), code).toBe(entry.retryable === true);
    });
  });

  it.each([
    ['Bitcoin', TABLES],
    ['EVM chains', EVM_TABLES],
  ] as const)('docs/reference/tables.md names the types that the engine sees: %s', async (family, tables) => {
    const page = readFileSync('docs/reference/tables.md', 'utf8');
    const part = page.split(/^## /m).find((text) => text.startsWith(`${family}\n`))!;
    const duck = await openDuckDb();
    await createViews(duck, '.', emptyManifest('bitcoin', NO_ROWS), tables);
    for (const table of tables) {
      expect(part).toMatch(new RegExp(`^### (?:EVM )?${table.name}$`, 'm'));
      const reader = await duck.connection.runAndReadAll(`DESCRIBE ${table.name}`);
      const types = reader.getRowObjects().map((row) => [row.column_name, row.column_type]);
      expect(types).toEqual(table.columns.map((column) => [column.name, COLUMN_TYPES[column.type].sql]));
    }
    duck.close();
  });

  it.each(specs)('the variable named for $flags is the one that is read', (spec) => {
    const value = 'choices' in spec ? spec.choices[1] : spec.kind === 'count' ? '7' : 'true';
    const settled = settleOptions([spec], {
      flags: {},
      environment: { [variableOf(spec.name)]: value },
      settings: { project: {}, own: {} },
    });
    const expected = spec.kind === 'flag' ? true : spec.kind === 'list' ? [value] : value;
    expect(settled[spec.name]).toEqual(expected);
  });
});
