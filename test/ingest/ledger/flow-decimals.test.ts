import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LedgerBlock } from '../../../src/ingest/ledger/ledger-block.ts';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { flowRows } from './support/flow-rows.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ENDS = `0x${'a1'.repeat(20)},0x${'b2'.repeat(20)}`;
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const OTHER = `0x${'12'.repeat(20)}`;
let files = 0;

/** The only transfer of a table of one row, and what the table says of its asset. */
async function read(columns: string, cells: string, lenient = false) {
  const path = join(folder.path, `t${files++}.csv`);
  writeFileSync(path, `time,block,from,to,${columns}\n1600000000,10,${ENDS},${cells}\n`);
  const source = openFlowTable({ path, chain: evmChainById('ethereum'), lenient });
  const blocks: LedgerBlock[] = [];
  for await (const block of source.blocks(0)) blocks.push(block);
  const { value, facts } = (blocks[0]?.flows && flowRows(blocks[0].flows)[0]?.transfers[0]) ?? {};
  return { value, decimals: facts?.decimals, notes: source.notes };
}

describe('decimals of a flow table', () => {
  it.each([USDT, '0xdAC17F958D2ee523a2206206994597C13D831ec7'])(
    'a table that names none has those of a listed contract: 5.5 USDT are 5,500,000 units (%s)',
    async (contract) => {
      expect(await read('contract,value', `${contract},5.5`)).toMatchObject({
        value: 5_500_000n,
        decimals: 6,
      });
      expect(await read('contract,decimals,value', `${contract},,5.5`)).toMatchObject({ value: 5_500_000n });
      expect(await read('contract,units', `${contract},5500000`)).toMatchObject({
        value: 5_500_000n,
        decimals: 6,
      });
    },
  );
  it('more digits than a listed contract has are refused, not rounded', async () => {
    await expect(read('contract,value', `${USDT},0.0000001`)).rejects.toMatchObject({
      code: 'FLOW_TABLE',
      meta: { row: 2, reason: 'more than 6 decimals: "0.0000001"' },
    });
  });
  it.each([
    ['contract,decimals,value', `${USDT},18,5.5`, 'USDT, the contract of which has 6'],
    ['contract,decimals,units', `${USDT},18,5500000`, 'USDT, the contract of which has 6'],
    ['symbol,decimals,value', 'ETH,6,5.5', 'ETH, which has 18'],
    ['decimals,value', '6,5.5', 'ETH, which has 18'],
  ])('a table that contradicts what is known is refused: %s %s', async (columns, cells, reason) => {
    await expect(read(columns, cells)).rejects.toMatchObject({
      code: 'FLOW_TABLE',
      meta: { row: 2, reason: expect.stringContaining(reason) },
    });
    const { value, notes } = await read(columns, cells, true);
    expect(value).toBeUndefined();
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'bad-row', count: 1 }));
  });
  it('what agrees passes', async () => {
    expect(await read('contract,decimals,value', `${USDT},6,5.5`)).toMatchObject({ value: 5_500_000n });
    expect(await read('symbol,decimals,value', 'ETH,18,1')).toMatchObject({ value: 10n ** 18n });
  });
  it('an unknown contract: as the table says; whole coins without decimals as 18; units without them are of unknown decimals', async () => {
    expect(await read('contract,decimals,value', `${OTHER},8,1`)).toMatchObject({
      value: 10n ** 8n,
      decimals: 8,
    });
    expect(await read('contract,value', `${OTHER},1`)).toMatchObject({ value: 10n ** 18n, decimals: 18 });
    const { value, decimals } = await read('contract,units', `${OTHER},5500000`);
    expect({ value, decimals }).toEqual({ value: 5_500_000n, decimals: undefined });
  });
});
