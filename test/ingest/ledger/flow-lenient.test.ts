import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const row = (block: number) => `${1_700_000_000 + block},${addressOf('a')},${addressOf('b')},5,ETH,${block}`;

it('a table that is read as a stream: bad rows count once however often it is passed over, the last one too', async () => {
  const path = join(folder.path, 'flows.csv');
  writeFileSync(
    path,
    ['time,from,to,value,symbol,block', 'bad', row(7), 'bad,too', row(9), row(8), row(11), 'cut off'].join(
      '\n',
    ),
  );
  const open = (lenient: boolean) =>
    openFlowTable({ path, chain: evmChainById('ethereum'), lenient, sortedHere: 0, chunk: 2 });
  expect(() => open(false)).toThrowError(expect.objectContaining({ code: 'FLOW_TABLE' }));
  const source = open(true);
  expect([source.firstNumber, source.tipNumber]).toEqual([7, 11]);
  await source.sumsThrough!(8);
  for (let pass = 0; pass < 2; pass++) {
    const numbers: number[] = [];
    for await (const { number } of source.blocks(0)) numbers.push(number);
    expect(numbers).toEqual([7, 9, 11]);
  }
  // What was left out is in no sum either: else a resumed ingest would take it for another table.
  expect(await source.sumsThrough!(20)).toMatchObject({ transfers: 3, value: 15n * 10n ** 18n });
  // Rows 2, 4 and 8 are none, row 6 comes after a later block.
  expect(source.notes.find(({ kind }) => kind === 'bad-row')).toMatchObject({ count: 4 });
});
