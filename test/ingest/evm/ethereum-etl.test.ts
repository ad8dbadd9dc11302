import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { EvmBlock } from '../../../src/chains/evm/block/evm-block.ts';
import { blockTransfers } from '../../../src/chains/evm/transfers/block-transfers.ts';
import { openEthereumEtl } from '../../../src/ingest/sources/evm/open-ethereum-etl.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { sharedData } from '../../support/shared-data.ts';

const chain = EVM_CHAINS.ethereum;
const real = sharedData.path('evm/blocks/ethereum-etl_17173049_17173050/');
const TABLES = ['blocks', 'transactions', 'logs'] as const;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const lines = (table: string): string[] =>
  readFileSync(join(real, `expected_${table}.json`), 'utf8')
    .trim()
    .split('\n');

/** A copy of the export with tables that a test changes line by line. */
function copy(change: (table: string, rows: string[]) => string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-etl-'));
  folders.push(folder);
  for (const table of TABLES)
    writeFileSync(join(folder, `${table}.json`), change(table, lines(table)).join('\n'));
  return folder;
}

async function readAll(folder: string, lenient = false) {
  const source = await openEthereumEtl({ folder, chain, lenient });
  const blocks: EvmBlock[] = [];
  for await (const block of source.blocks(0)) blocks.push(block);
  source.close();
  return { blocks, notes: source.notes };
}

/** Numbers of JSON as their own text. */
const digits = (line: string, field: string): string => new RegExp(`"${field}": (\\d+)`).exec(line)![1]!;

describe.skipIf(!sharedData.present)(`ethereum-etl${sharedData.reason}`, () => {
  it('blocks 17173049 and 17173050: receipts root, bloom and withdrawals are recomputed, the rest has no data', async () => {
    const { blocks, notes } = await readAll(real);
    expect(blocks.map((block) => block.transactions.length)).toEqual([116, 182]);
    for (const block of blocks) {
      expect(block.checks).toEqual({
        blockHash: false,
        transactionsRoot: false,
        receiptsRoot: true,
        logsBloom: true,
        withdrawalsRoot: true,
        senders: false,
      });
    }
    expect(notes.map((note) => note.kind)).toEqual(['no-traces']);
  });

  it('the token transfers are those of the export, row by row, to the last digit', async () => {
    const { blocks } = await readAll(real);
    const found = blocks.flatMap((block) =>
      blockTransfers(block, chain)
        .transfers.filter((one) => ['erc20', 'erc721'].includes(one.kind))
        .map((one) => ({
          token: one.asset.contract,
          from: one.from,
          to: one.to,
          value: String(one.asset.tokenId ?? one.value),
          transaction: block.transactions[one.txIndex]!.hash,
          logIndex: one.logIndex,
          block: block.header.number,
        })),
    );
    const expected = lines('token_transfers').map((line) => {
      const row = JSON.parse(line) as Record<string, string>;
      return {
        token: row.token_address,
        from: row.from_address,
        to: row.to_address,
        value: digits(line, 'value'),
        transaction: row.transaction_hash,
        logIndex: Number(row.log_index),
        block: Number(row.block_number),
      };
    });
    expect(expected).toHaveLength(291);
    expect(found).toEqual(expected);
  });

  it('rows in any order, packed and cut into several files give the same blocks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jejak-etl-'));
    folders.push(folder);
    copyFileSync(join(real, 'expected_blocks.json'), join(folder, 'blocks_1.json'));
    const mixed = lines('transactions').reverse();
    writeFileSync(join(folder, 'transactions_1.json'), mixed.slice(0, 100).join('\n'));
    writeFileSync(join(folder, 'transactions_2.json.gz'), gzipSync(mixed.slice(90).join('\r\n')));
    const logs = lines('logs');
    writeFileSync(join(folder, 'logs.json'), logs.filter((_, i) => i % 2 === 0).join('\n'));
    writeFileSync(join(folder, 'logs_more.json'), logs.filter((_, i) => i % 2 === 1).join('\n'));
    const strip = (blocks: EvmBlock[]) => blocks.map((block) => ({ ...block, place: '' }));
    expect(strip((await readAll(folder)).blocks)).toEqual(strip((await readAll(real)).blocks));
  });

  it('CSV gives the same transactions as JSON lines', async () => {
    const csv = sharedData.path('evm/blocks/ethereum-etl_blocks_with_withdrawals/');
    const folder = mkdtempSync(join(tmpdir(), 'jejak-etl-'));
    folders.push(folder);
    copyFileSync(join(real, 'expected_blocks.json'), join(folder, 'blocks.json'));
    copyFileSync(join(csv, 'expected_transactions.csv'), join(folder, 'transactions.csv'));
    const { blocks } = await readAll(folder, true);
    const whole = (await readAll(real)).blocks;
    const [first] = blocks;
    expect(first!.receipts).toBeUndefined();
    expect(first!.transactions).toEqual(whole[0]!.transactions);
  });

  const damage: [string, string, number, (line: string) => string][] = [
    ['a row cut off', 'transactions', 7, (line) => line.slice(0, 100)],
    ['an address that is too long', 'logs', 3, (line) => line.replace('"address": "0x', '"address": "0x00')],
    ['a value that is a fraction', 'transactions', 2, (line) => line.replace(/"value": \d+/, '"value": 1.5')],
    ['a value in exponents', 'transactions', 2, (line) => line.replace(/"value": \d+/, '"value": 1.5e21')],
    ['a negative value', 'transactions', 2, (line) => line.replace(/"value": \d+/, '"value": -5')],
    ['a block without its number', 'blocks', 1, (line) => line.replace('"number"', '"numero"')],
    ['a block with a bad miner', 'blocks', 1, (line) => line.replace('"miner": "0x', '"miner": "')],
    [
      'a log of an unknown transaction',
      'logs',
      5,
      (line) => line.replace(/"transaction_hash": "0x..../, '"transaction_hash": "0x0000'),
    ],
  ];
  it.each(damage)(
    '%s is refused with file and line, or left out and counted',
    async (_, table, line, change) => {
      const folder = copy((name, rows) =>
        rows.map((row, i) => (name === table && i === line - 1 ? change(row) : row)),
      );
      await expect(readAll(folder)).rejects.toMatchObject({
        code: 'EVM_FILE_ROW',
        meta: { file: join(folder, `${table}.json`), line },
      });
      const { blocks, notes } = await readAll(folder, true);
      expect(blocks.length).toBe(table === 'blocks' ? 1 : 2);
      expect(notes.find((note) => note.kind === 'bad-row')!.first).toContain(`line ${line}`);
      if (table !== 'blocks') {
        expect(notes.find((note) => note.kind === 'incomplete')!.count).toBe(1);
        expect(blocks.map((block) => block.checks.receiptsRoot)).toEqual([false, true]);
      }
    },
  );

  it('a log too few, another amount and a transaction too few are noticed', async () => {
    const without = (table: string, line: number) =>
      copy((name, rows) => rows.filter((_, i) => name !== table || i !== line));
    await expect(readAll(without('logs', 10))).rejects.toMatchObject({ code: 'EVM_RECEIPT' });
    await expect(readAll(without('logs', 680))).rejects.toMatchObject({
      code: expect.stringMatching('EVM_BLOOM|EVM_RECEIPTS_ROOT'),
    });
    await expect(readAll(without('transactions', 10))).rejects.toMatchObject({ code: 'EVM_FILE_ROW' });
    const changed = copy((name, rows) =>
      rows.map((row, i) => (name === 'logs' && i === 0 ? row.replace('61ec933f', '61ec9340') : row)),
    );
    await expect(readAll(changed)).rejects.toMatchObject({ code: 'EVM_RECEIPTS_ROOT' });
  });

  it('blocks that do not follow on each other are refused', async () => {
    const cut = copy((table, rows) =>
      table === 'blocks'
        ? rows.map((row) => row.replace('"parent_hash": "0xaa5ab9bb', '"parent_hash": "0xaa5ab9bc'))
        : rows,
    );
    await expect(readAll(cut)).rejects.toMatchObject({ code: 'EVM_FILES' });
  });

  it('a folder without blocks is refused', async () => {
    await expect(openEthereumEtl({ folder: sharedData.path('labels'), chain })).rejects.toMatchObject({
      code: 'EVM_FILES',
    });
    await expect(openEthereumEtl({ folder: join(real, 'none'), chain })).rejects.toMatchObject({
      code: 'FILE_MISSING',
    });
  });
});

describe.skipIf(!sharedData.present)(`GraphSense's tables${sharedData.reason}`, () => {
  const graphsense = sharedData.path('evm/blocks/graphsense/tokens');

  it('its USDT transfers are those that GraphSense finds', async () => {
    const { blocks } = await readAll(graphsense, true);
    const reference = readFileSync(join(graphsense, 'reference/USDT_token_transfers.json'), 'utf8')
      .trim()
      .split('\n');
    const base64 = (value: string) => `0x${Buffer.from(value, 'base64').toString('hex')}`;
    const expected = reference.map((line) => {
      const row = JSON.parse(line) as Record<string, string>;
      return [
        Number(row.blockId),
        Number(row.logIndex),
        base64(row.txHash!),
        base64(row.from!),
        base64(row.to!),
        /"value":(\d+)/.exec(line)![1],
      ];
    });
    const usdt = '0xdac17f958d2ee523a2206206994597c13d831ec7';
    const found = blocks.flatMap((block) => {
      const hashes = new Map(block.transactions.map((tx) => [tx.index, tx.hash]));
      return blockTransfers(block, chain)
        .transfers.filter((one) => one.kind === 'erc20' && one.asset.contract === usdt)
        .map((one) => [
          block.header.number,
          one.logIndex,
          hashes.get(one.txIndex),
          one.from,
          one.to,
          String(one.value),
        ]);
    });
    expect(found).toEqual(expected);
  });

  it('its calls are read with their place, and traces that name no transaction are counted, not forgotten', async () => {
    const { blocks, notes } = await readAll(graphsense, true);
    // Rows of traces.csv whose id begins with call, create or suicide and names a transaction of transactions.csv.
    const rows = readFileSync(join(graphsense, 'traces.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    const block = blocks.find((one) => one.header.number === 15_000_000)!;
    const hashes = new Set(block.transactions.map((tx) => tx.hash));
    const expected = rows
      .map((row) => row.split(','))
      .filter(
        (cells) =>
          cells[1] === '15000000' && /^(?:call|create|suicide)_/.test(cells[2]!) && hashes.has(cells[9]!),
      );
    expect(expected.length).toBe(796);
    expect(block.calls).toHaveLength(expected.length);
    const wei = (values: (string | bigint)[]) =>
      values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n);
    expect(wei(block.calls!.map((call) => call.value))).toBe(wei(expected.map((cells) => cells[6]!)));
    expect(notes.find((note) => note.kind === 'bad-row')!.count).toBeGreaterThan(1_624 - 796);
  });
});
