import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Evaluation } from '../../evaluation/figures/evaluation.ts';
import { page } from '../../evaluation/output/page.ts';
import { ratesModule } from '../../evaluation/output/rates-module.ts';

/** figures.json with its counts as bigint again; `on` has the only plain numbers. */
const { long } = JSON.parse(readFileSync('evaluation/figures.json', 'utf8'), (_, value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : value,
) as { long: Evaluation };

it('the page of measured errors is what the figures say', () => {
  expect(readFileSync('docs/explanation/measured-errors.md', 'utf8')).toBe(page(long));
});

it('the rates that reports print are those of the figures', () => {
  expect(readFileSync('src/reports/rates/measured-rates.ts', 'utf8')).toBe(ratesModule(long));
});
