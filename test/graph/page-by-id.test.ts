import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageById } from '../../src/graph/page-by-id.ts';

async function pagesOf(fits: readonly number[], limit: number, end: number) {
  const asked: { first: number; end: number }[] = [];
  const pages: number[][] = [];
  const ask = async (ids: { first: number; end: number }) => {
    asked.push(ids);
    return fits.filter((id) => id >= ids.first && id < ids.end).slice(0, limit);
  };
  for await (const page of pageById({ limit, end }, ask, (id) => id)) pages.push(page);
  return { pages, asked };
}

it('gives everything that fits once, in order, in pages that are neither empty nor too large', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(3_000), { maxLength: 400 }),
      fc.integer({ min: 1, max: 50 }),
      async (ids, limit) => {
        const fits = ids.sort((a, b) => a - b);
        const { pages } = await pagesOf(fits, limit, 3_001);
        expect(pages.flat()).toEqual(fits);
        for (const page of pages) expect(page.length > 0 && page.length <= limit).toBe(true);
      },
    ),
    { seed: 20_260_611, numRuns: 200 },
  );
});

it('reaches further where little fits, and not past what it needs where all does', async () => {
  const few = await pagesOf([5, 999_999], 10, 1_000_000);
  expect(few.pages).toEqual([[5], [999_999]]);
  expect(few.asked.length).toBeLessThan(16);
  const all = await pagesOf(
    Array.from({ length: 1_000 }, (_, i) => i),
    10,
    1_000,
  );
  expect(all.pages).toHaveLength(100);
  // Behind the first question none reaches further than two pages.
  for (const { first, end } of all.asked.slice(1)) expect(end - first).toBeLessThanOrEqual(20);
});

it('asks nothing of an empty table', async () => {
  expect(await pagesOf([], 10, 0)).toEqual({ pages: [], asked: [] });
});
