import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scanOrder } from '../../../src/ingest/sources/flow-table/scan-order.ts';
import { temporaryFolder } from '../../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;

function scan(rows: readonly string[], block = 1) {
  const path = join(folder.path, `t${files++}.csv`);
  writeFileSync(path, ['time,block,from', ...rows].join('\n'));
  const at = { time: 0, block, from: 2 } as Parameters<typeof scanOrder>[1]['at'];
  return scanOrder(path, { at, width: 3, symbol: undefined });
}

describe('the order of a table', () => {
  it('ascending blocks, and times within them', () => {
    expect(scan(['1600000000,10,a', '1600000000,10,b', '1600000012,11,c'])).toEqual({ first: 10, last: 11 });
    expect(scan(['1600000000,x,a', '1600000012,,b'], -1)).toEqual({ first: 1600000000, last: 1600000012 });
    expect(scan(['1600000000,10,a', '1600000012,11,c', ''])).toEqual({ first: 10, last: 11 });
  });
  it.each([
    ['a block before the last one', ['1600000012,11,a', '1600000000,10,b']],
    ['a time before the last one of its block', ['1600000012,10,a', '1600000000,10,b']],
    ['quotes', ['"1600000000",10,a']],
    ['a time that is no number', ['2020-09-13 12:26:40,10,a']],
    ['a row without a block', ['1600000000,,a']],
    ['a row that ends early', ['1600000000']],
    ['no rows', []],
  ])('not known: %s', (_, rows) => {
    expect(scan(rows)).toBeUndefined();
  });
});
