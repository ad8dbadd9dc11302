import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = join(folder.path, 'data');
const prices = join(folder.path, 'prices.csv');
beforeAll(async () => {
  await run(['incidents', 'import', 'examples/incidents/lazarus-group.yaml', '--data', data]);
  writeFileSync(prices, 'date,asset,usd,source\n2022-03-23,ETH,3031.07,a price table\n');
});
const draw = async (name: string, ...words: string[]) => {
  const file = join(folder.path, name);
  const { code, err } = await run(['stats', '--figure', file, '--data', data, ...words]);
  return { code, err, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
};

describe('a chart of jejak stats', () => {
  it('says what it leaves out, whose prices it has, and what is not exact', async () => {
    const { text } = await draw('asset.svg', '--per', 'asset', '--prices', prices);
    const told = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(told).toContain('amounts stated for 9 of 9 incident(s)');
    expect(told).toContain('Drawn are 1 of 23 stated amounts');
    expect(told).toContain('a price table');
    const year = JSON.parse((await draw('year.json', '--per', 'year')).text);
    const labels = year.series.flatMap(
      ({ data: values }: { data: ({ label: { formatter: string } } | null)[] }) =>
        values.flatMap((value) => (value ? [value.label.formatter] : [])),
    );
    // About 1,650 million, published; 1,500 million, reported: neither looks like a year.
    expect(labels).toEqual(expect.arrayContaining(['≈ 1,650', '1,500', '2,020']));
    expect(year.series[0].name).toBe('Lazarus Group, thefts with sources');
  });

  it('has the marks of the language', async () => {
    const { text } = await draw('id.json', '--per', 'year', '--lang', 'id');
    expect(text).toContain('"≈ 1.650"');
    expect(text).toContain('"155,74"');
  });

  it('is not written when there is nothing to draw', async () => {
    const { code, err, text } = await draw('none.svg', '--per', 'asset');
    expect([code, text]).toEqual([1, '']);
    expect(err).toContain('FIGURE_EMPTY');
  });

  it('cuts a name that would run into the next one, and has it in full below', async () => {
    const title = 'A table with a long name that somebody keeps about all thefts of Asia';
    const source = readFileSync('examples/incidents/lazarus-group.yaml', 'utf8');
    const long = join(folder.path, 'long.yaml');
    writeFileSync(long, source.replace('title: Lazarus Group, thefts with sources', `title: ${title}`));
    const other = join(folder.path, 'other');
    await run(['incidents', 'import', long, '--data', other]);
    const file = join(folder.path, 'long.json');
    await run(['stats', '--per', 'victim', '--figure', file, '--data', other]);
    const option = JSON.parse(readFileSync(file, 'utf8'));
    expect(option.legend[0].formatter).toBe(`${title.slice(0, 39)}…`);
    expect(option.graphic.map(({ style }: { style: { text: string } }) => style.text).join(' ')).toContain(
      title,
    );
  });
});
