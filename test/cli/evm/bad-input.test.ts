import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { writeFlows } from '../../support/write-flows.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const A = `0x${'a1'.repeat(20)}`;
const B = `0x${'b2'.repeat(20)}`;
const HEADER = 'time,block,from,to,value';
const lake = join(folder.path, 'lake');
const bitcoin = join(folder.path, 'bitcoin');
afterAll(() => folder.remove());

let files = 0;
function table(...lines: string[]): string {
  const path = join(folder.path, `t${files++}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
const ingest = (path: string, data: string, ...more: string[]) =>
  run(['ingest', 'evm', '--chain', 'ethereum', '--flows', path, '--data', data, '--quiet', ...more]);

beforeAll(async () => {
  const good = table(HEADER, `1600000000,10,${A},${B},1.5`, `1600000012,11,${B},${A},0.25`);
  expect((await ingest(good, lake)).code).toBe(0);
  await makeChain(folder.path);
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
});

describe('a row that is no flow is refused with its number and the reason, and nothing is written', () => {
  it.each([
    ['a time', `yesterday,11,${A},${B},1`, 'not a time: "yesterday"'],
    ['a day that does not exist', `2021-02-30 00:00:00,11,${A},${B},1`, 'not a time'],
    ['a block', `1600000012,eleven,${A},${B},1`, 'not a block number: "eleven"'],
    ['an address', `1600000012,11,${A.slice(0, 30)},${B},1`, 'not an address'],
    ['nobody at all', '1600000012,11,,,1', 'neither payer nor receiver'],
    ['an amount', `1600000012,11,${A},${B},1.2.3`, 'not an amount'],
    ['a negative amount', `1600000012,11,${A},${B},-1`, 'not an amount'],
    [
      'more decimals than there are',
      `1600000012,11,${A},${B},0.0000000000000000001`,
      'more than 18 decimals',
    ],
    ['more than 256 bits', `1600000012,11,${A},${B},${10n ** 60n}`, 'does not fit into 256 bits'],
    ['a cell too few', `1600000012,11,${A},${B}`, '4 cells instead of 5'],
    ['an open quote', `1600000012,11,${A},${B},"1`, 'a quote is not closed'],
  ])('%s', async (_, row, reason) => {
    const data = join(folder.path, `bad-${files}`);
    const path = table(HEADER, `1600000000,10,${A},${B},1`, row);
    const result = await ingest(path, data);
    expect(result.err).toContain('FLOW_TABLE');
    expect(result.err).toContain('row 3');
    expect(result.err).toContain(reason);
    expect(result.code).toBe(1);
    expect(existsSync(join(data, 'manifest.json'))).toBe(false);
    const lenient = await ingest(path, data, '--lenient');
    expect(lenient.code).toBe(0);
    expect(lenient.out).toContain('left out: bad rows, 1');
    expect(lenient.out).toContain('1 transfers added');
  });
});

describe('a table that is none', () => {
  it.each([
    ['empty', [''], 'the file is empty'],
    ['an unknown column', ['time,from,to,value,colour'], 'unknown column "colour"'],
    ['no payer', ['time,to,value'], 'missing column: from'],
    ['no amount', ['time,from,to'], 'missing column: value'],
  ])('%s', async (_, lines, reason) => {
    const result = await ingest(table(...lines), join(folder.path, `none-${files}`));
    expect(result.err).toContain(reason);
    expect(result.code).toBe(1);
  });
  it('absent', async () => {
    expect((await ingest(join(folder.path, 'absent.csv'), lake)).err).toContain('FILE_MISSING');
  });
  it('large and out of order', async () => {
    const path = table(HEADER, `1600000012,11,${A},${B},1`, `1600000000,10,${A},${B},1`);
    const source = openFlowTable({ path, chain: evmChainById('ethereum'), sortedHere: 0 });
    const read = async () => {
      for await (const _ of source.blocks(0));
    };
    await expect(read()).rejects.toMatchObject({ code: 'FLOW_TABLE', meta: { row: 3 } });
  });
});

describe('a lake that does not fit', () => {
  it('another chain, another table: refused, and the lake stays', async () => {
    const before = hashFolder(lake);
    const path = table(
      HEADER,
      `1600000000,10,${A},${B},7`,
      `1600000012,11,${B},${A},7`,
      `1600000024,12,${B},${A},7`,
    );
    const other = await run(['ingest', 'evm', '--chain', 'bnb', '--flows', path, '--data', lake, '--quiet']);
    expect(other.err).toContain('LAKE_CHAIN');
    const longer = table(
      HEADER,
      `1600000000,10,${A},${B},1`,
      `1600000001,10,${A},${B},1`,
      `1600000024,12,${B},${A},7`,
    );
    expect((await ingest(longer, lake)).err).toContain('LEDGER_OVERLAP');
    expect(hashFolder(lake)).toEqual(before);
  });
  it('the same table again: nothing new', async () => {
    const path = table(HEADER, `1600000000,10,${A},${B},1.5`, `1600000012,11,${B},${A},0.25`);
    const again = await ingest(path, lake);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing new')]);
  });
  it.each([
    ['held', ['held']],
    ['recluster', ['recluster']],
    ['peel', ['peel', `${'ab'.repeat(32)}:0`]],
    ['decide', ['decide', 'apart', A, B, '--by', 'me', '--because', 'x']],
  ])('%s on a lake of an EVM chain', async (_, words) => {
    const result = await run([...words, '--data', lake]);
    expect(result.err).toMatch(/LAKE_FAMILY|CLUSTERS_MISSING/);
    expect(result.code).toBe(1);
  });
  it('blocks of Bitcoin into a lake of an EVM chain, and the other way round', async () => {
    const blocks = join(folder.path, 'blocks');
    expect((await run(['ingest', 'bitcoin', '--blocks', blocks, '--data', lake])).err).toContain(
      'LAKE_CHAIN',
    );
    const path = table(HEADER, `1600000000,10,${A},${B},1`);
    expect((await ingest(path, bitcoin)).err).toContain('LAKE_CHAIN');
  });
});

describe('questions that have no answer', () => {
  const checksum = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  it.each([
    ['a mistyped checksum', ['address', checksum.replace('5aA', '5AA')], 'EVM_ADDRESS_INVALID'],
    ['an address that does not occur', ['address', checksum], 'ADDRESS_UNKNOWN'],
    ['a hash that is none', ['tx', '0x12'], 'EVM_HASH_INVALID'],
    ['a transaction that does not occur', ['tx', `0x${'1'.repeat(64)}`], 'TX_UNKNOWN'],
    ['a seed that is none', ['trace', '--from', 'x'], 'OPTION_INVALID'],
    ['a list that is not there', ['trace', '--from', '@absent'], 'FILE_MISSING'],
    ['a policy that is none', ['trace', '--from', A, '--policy', 'magic'], 'POLICY_UNKNOWN'],
    ['a limit that is none', ['trace', '--from', A, '--min-value', 'much'], 'AMOUNT_INVALID'],
    ['a symbol of no known token', ['trace', '--from', A, '--min-value', 'NOPE=1'], 'MIN_VALUE_SYMBOL'],
    [
      'a limit for a chain that is not traced',
      ['trace', '--from', A, '--min-value', `1,bnb:${B}=5`],
      'OPTION_INVALID',
    ],
    ['the same for one source', ['same-source', '--from', A, '--min-value', `bnb:${B}=5`], 'OPTION_INVALID'],
    ['the same lake twice', ['trace', '--from', A, '--also', lake], 'OPTION_INVALID'],
    ['prices without a header', ['trace', '--from', A, '--prices', table('x')], 'PRICES_INVALID'],
  ])('%s', async (_, words, code) => {
    const result = await run([...words, '--data', lake]);
    expect(result.err).toContain(code);
    expect(result.code).toBe(1);
    expect(result.err).not.toContain('    at ');
  });
});

it('no room left: DISK_FULL, and later the same lake', async () => {
  const path = join(folder.path, 'flows.csv');
  writeFlows(path, 8_000);
  const words = [
    'dist/cli/main.js',
    'ingest',
    'evm',
    '--chain',
    'ethereum',
    '--flows',
    path,
    '--quiet',
    '--data',
  ];
  const within = (kilobytes: number | 'unlimited', data: string) => {
    const script = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`;
    return spawnSync('bash', ['-c', script, process.execPath, ...words, data], { encoding: 'utf8' });
  };
  const whole = join(folder.path, 'room');
  expect(within('unlimited', whole).status).toBe(0);
  for (const kilobytes of [1, 100, 900]) {
    const data = join(folder.path, `room-${kilobytes}`);
    const full = within(kilobytes, data);
    expect(full.stderr).toContain('DISK_FULL');
    expect(full.status).toBe(75);
    expect(within('unlimited', data).status).toBe(0);
    expect(hashFolder(data)).toEqual(hashFolder(whole));
  }
}, 60_000);
