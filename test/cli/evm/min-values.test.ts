import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const lake = join(folder.path, 'lake');
const bitcoin = join(folder.path, 'bitcoin');
const [THIEF, MULE, SHOP, END] = ['a1', 'b2', 'c3', 'd4'].map((byte) => `0x${byte.repeat(20)}`);
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const SUSHI = '0x6b3595068778dd592e39a122f4f5a5cf09c90fe2';
afterAll(() => folder.remove());

beforeAll(async () => {
  const rows = [
    'time,block,from,to,contract,value',
    `1600000000,10,${THIEF},${MULE},,3`,
    `1600000012,11,${THIEF},${MULE},${USDT},700`,
    `1600000024,12,${THIEF},${MULE},${SUSHI},20`,
    `1600000036,13,${MULE},${SHOP},,2`,
    `1600000048,14,${MULE},${SHOP},${USDT},400`,
    `1600000060,15,${MULE},${SHOP},${SUSHI},10`,
    `1600000072,16,${SHOP},${END},,2`,
    `1600000084,17,${SHOP},${END},${USDT},400`,
    `1600000096,18,${SHOP},${END},${SUSHI},10`,
  ];
  const path = join(folder.path, 'flows.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  expect(
    (await run(['ingest', 'evm', '--chain', 'ethereum', '--flows', path, '--data', lake, '--quiet'])).code,
  ).toBe(0);
  await makeChain(folder.path);
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
});

/** `asset address reason` of the ends at the shop and behind. */
async function ends(minValue: string, ...more: string[]): Promise<string[]> {
  const words = ['trace', '--from', THIEF!, '--policy', 'fifo', '--min-value', minValue, '--format', 'json'];
  const { out, err } = await run([...words, '--data', lake, ...more]);
  expect(err).toBe('');
  const answer = JSON.parse(out);
  const { assets, terminals } = answer.traces?.[0] ?? answer;
  return terminals
    .filter(({ address }: { address: string }) => address === SHOP || address === END)
    .map((end: { asset: number; address: string; reason: string }) => {
      const { symbol } = assets.find(({ id }: { id: number }) => id === end.asset);
      return `${symbol} ${end.address === SHOP ? 'shop' : 'end'} ${end.reason}`;
    })
    .sort();
}

it('a plain number applies to listed tokens of a table without decimals, too', async () => {
  // 3 ETH end at the mule already.
  expect(await ends('15')).toEqual(['SUSHI shop min-value', 'USDT end data-end']);
});
it('each asset has its own minimum', async () => {
  expect(await ends(`1,USDT=500,ethereum:${SUSHI}=10.5`)).toEqual([
    'ETH end data-end',
    'SUSHI shop min-value',
    'USDT shop min-value',
  ]);
});
it('a lake of Bitcoin beside it takes the plain number; alone it takes no list', async () => {
  expect(await ends('1,USDT=500', '--also', bitcoin)).toContain('USDT shop min-value');
  expect(await ends('USDT=500', '--also', bitcoin)).toContain('USDT shop min-value');
  const alone = await run(['trace', '--from', 'ab'.repeat(32), '--min-value', '1,BTC=2', '--data', bitcoin]);
  expect(alone.err).toContain('AMOUNT_INVALID');
});
