import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scanLines } from '../../../src/files/scan-lines.ts';
import { readU256 } from '../../../src/graph/ledger/u256.ts';
import { NO_ADDRESS } from '../../../src/ingest/ledger/flow-run.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { createFlowNames } from '../../../src/ingest/sources/flow-table/create-flow-names.ts';
import { createFlowChunk } from '../../../src/ingest/sources/flow-table/flow-chunk.ts';
import { openFlowReader } from '../../../src/ingest/sources/flow-table/open-flow-reader.ts';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import {
  type FlowAssets,
  type FlowHeader,
  type FlowRow,
  parseFlowRow,
} from '../../../src/ingest/sources/flow-table/parse-flow-row.ts';
import { readHeader } from '../../../src/ingest/sources/flow-table/read-header.ts';
import { splitRow } from '../../../src/ingest/sources/flow-table/split-row.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import { bytesToHex } from '../../../src/primitives/hex.ts';
import { tableRow } from '../../../src/primitives/table-row.ts';
import { createRandom, type Random } from '../../../src/synth/random.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { writeFlows } from '../../support/write-flows.ts';
import { flowRows } from './support/flow-rows.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const SEED = Number(process.env.JEJAK_SEED ?? 52_024);
const chain = evmChainById('ethereum');
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const assetOf: FlowAssets = (contract, symbol) => {
  if (contract !== undefined) return contract === USDT ? { symbol: 'USDT', decimals: 6 } : undefined;
  return symbol === undefined || symbol === 'ETH' ? { symbol: 'ETH', decimals: 18 } : undefined;
};

const HEADERS = [
  'time,block,tx,from,to,symbol,contract,decimals,value',
  'time,block,tx,from,to,contract,units',
  'time,block,tx,from,to,symbol,contract,token_id,decimals,value,units',
  'timestamp,block,tx_hash,from,from_label,to,to_label,value_in_usd',
  'time,from,to,value',
  'value,to,from,time',
  'block_number,block_time,transaction_hash,from_address,to_address,total_eth,contract',
  '"time","block",tx,from,to,value',
];

/** A table of random rows, mostly in the plainest form, of which some are damaged in a way that may come with a file. */
function makeTable(random: Random, rows: number): string {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('');
  const hex = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  const people = Array.from({ length: 12 }, () => `0x${hex(40)}`);
  const hashes = Array.from({ length: 20 }, () => `0x${hex(64)}`);
  const header = pick(HEADERS);
  const columns = header.replaceAll('"', '').split(',');
  let [block, time] = [100, 1_600_000_000];
  const cell = (name: string): string => {
    switch (name) {
      case 'time':
      case 'timestamp':
      case 'block_time':
        return random.chance(30) ? '2021-02-03 04:05:06' : String(time);
      case 'block':
      case 'block_number':
        return random.chance(25) ? '' : String(block);
      case 'tx':
      case 'tx_hash':
      case 'transaction_hash':
        return random.chance(10) ? '' : pick(hashes);
      case 'from':
      case 'from_address':
      case 'to':
      case 'to_address':
        return random.chance(15) ? '' : pick(people);
      case 'symbol':
        return pick(['', '', 'ETH', 'USDT', 'XYZ', 'Ünï', 'A B']);
      case 'contract':
        return pick(['', '', USDT, USDT.toUpperCase().replace('0X', '0x'), people[0]!]);
      case 'token_id':
        return random.chance(4) ? digits(1 + random.below(5)) : '';
      case 'decimals':
        return pick(['', '', '', '6', '18', '0', '77', '78', '007']);
      case 'units':
        return random.chance(3) ? '' : digits(1 + random.below(random.chance(8) ? 90 : 24));
      case 'from_label':
      case 'to_label':
        return pick(['', '', 'Exchange', 'mixer "one"', 'é, ü']).replace(
          /^(.*[",].*)$/,
          (_, text: string) => `"${text.replaceAll('"', '""')}"`,
        );
      default:
        return pick([
          digits(1 + random.below(12)),
          `${digits(1 + random.below(6))}.${digits(1 + random.below(18))}`,
          `${digits(20)}.${digits(18)}`,
          `${digits(1 + random.below(80))}`,
          `0.${'0'.repeat(random.below(20))}1`,
          `1.50${'0'.repeat(random.below(30))}`,
        ]);
    }
  };
  const damages: ((line: string) => string)[] = [
    (line) => `${line}\r`,
    (line) => line.slice(0, random.below(line.length + 1)),
    (line) => line.toUpperCase(),
    (line) => `${line},`,
    (line) => line.replace(',', ', '),
    (line) => line.replace(',', ',"'),
    (line) => line.replace(/,([^,]*),/, ',"$1",'),
    (line) => line + line,
    (line) => line.replace('0x', '\\x'),
    (line) => line.replace('0x', '0X'),
    (line) => line.replace(/[0-9a-f](?=,)/, 'g'),
    (line) => line.replace(/\d(?=,|$)/, 'é'),
    (line) => line.replace(/\.\d/, '..1'),
    (line) => line.replace(/(\d)$/, '$1e3'),
    (line) => line.replace(/(\d)$/, '$1e-3'),
    (line) => line.replace(/,[^,]*$/, `,${'9'.repeat(1 + random.below(170))}`),
    (line) => line.replace(/,[^,]*$/, ',-5'),
    (line) => line.replace(/\d+/, '99999999999'),
    (line) => line.replace(/,/g, ';'),
    (line) => ` ${line}\t`,
    (line) => `${line.slice(0, 40)}\n${line.slice(40)}`,
    () => '',
    () => '\r',
    () => ',,,,,,,,',
  ];
  const lines: string[] = [header];
  for (let i = 0; i < rows; i++) {
    if (random.chance(3)) block += random.below(3);
    if (random.chance(3)) time += random.below(20);
    if (random.chance(60)) block -= 1;
    const line = columns.map(cell).join(',');
    lines.push(random.chance(6) ? pick(damages)(line) : line);
  }
  const begin = random.chance(4) ? '\uFEFF' : random.chance(6) ? '\n' : '';
  return begin + lines.join(random.chance(6) ? '\r\n' : '\n') + (random.chance(2) ? '\n' : '');
}

interface Line {
  readonly line: number;
  readonly row: FlowRow | string;
}

/** Line by line as text: what the rows of a table are. */
function linesOf(path: string): Line[] {
  let header: FlowHeader | undefined;
  const found: Line[] = [];
  for (const { text, line } of scanLines(path, 1_048_576)) {
    if (text === '') continue;
    const cells = splitRow(text);
    if (!header) header = readHeader(cells ?? [], 'table.csv');
    else found.push({ line, row: cells ? parseFlowRow(cells, header, assetOf) : 'a quote is not closed' });
  }
  return found;
}

function* cutAnywhere(bytes: Buffer, random: Random): Generator<Buffer> {
  const largest = random.chance(2) ? 7 : 900;
  // The same memory again and again, as a file is read.
  const part = Buffer.alloc(largest);
  for (let at = 0; at < bytes.length; ) {
    const length = Math.min(bytes.length - at, 1 + random.below(largest));
    part.fill(0x2c);
    bytes.copy(part, 0, at, at + length);
    yield part.subarray(0, length);
    at += length;
  }
}

/** The same rows out of columns. */
function linesFromBytes(bytes: Buffer, random: Random) {
  const labels: string[] = [];
  const reader = openFlowReader(cutAnywhere(bytes, random), {
    file: 'table.csv',
    assetOf,
    strict: false,
    name: (address, label) => labels.push(`${address} ${label}`),
  });
  const found: Line[] = [];
  for (let more = true; more; ) {
    const chunk = createFlowChunk(1 + random.below(9), createFlowNames('ETH'));
    more = reader.fill(chunk);
    const addresses = chunk.names.addresses.bytes();
    const address = (number: number) =>
      number === NO_ADDRESS
        ? undefined
        : `0x${bytesToHex(addresses.subarray(20 * number, 20 * number + 20))}`;
    for (let row = 0; row < chunk.rows; row++) {
      const line = chunk.line[row]!;
      const tx = `0x${bytesToHex(chunk.tx.subarray(32 * row, 32 * row + 32))}`;
      if (chunk.named[row] === 0) expect(tx).toBe(tableRow.hash(`row:${line}`));
      found.push({
        line,
        row: {
          time: chunk.time[row]!,
          number: chunk.number[row]!,
          tx: chunk.named[row] === 1 ? tx : undefined,
          from: address(chunk.from[row]!),
          to: address(chunk.to[row]!),
          value: readU256(new BigUint64Array(chunk.value.buffer), 4 * row),
          ...chunk.names.cellsOf(chunk.asset[row]!),
          fromLabel: '',
          toLabel: '',
        },
      });
    }
    for (const { line, reason } of chunk.bad) found.push({ line, row: reason });
  }
  reader.close();
  return { lines: found.sort((a, b) => a.line - b.line), labels };
}

const withoutLabels = ({ line, row }: Line): Line =>
  typeof row === 'string' ? { line, row } : { line, row: { ...row, fromLabel: '', toLabel: '' } };

describe(`rows of a flow table from bytes (repeat: JEJAK_SEED=${SEED} npx vitest run test/ingest/ledger)`, () => {
  it('are those of the text, damaged ones with the same line and reason, wherever the file is cut', () => {
    const random = createRandom(SEED);
    let [good, bad] = [0, 0];
    for (let round = 0; round < 250; round++) {
      const text = makeTable(random, 40);
      const path = join(folder.path, 'table.csv');
      writeFileSync(path, text);
      const expected = linesOf(path);
      const { lines, labels } = linesFromBytes(Buffer.from(text), random);
      expect(lines, text).toEqual(expected.map(withoutLabels));
      expect(labels).toEqual(
        expected.flatMap(({ row }) =>
          typeof row === 'string'
            ? []
            : [
                ...(row.from && row.fromLabel ? [`${row.from} ${row.fromLabel}`] : []),
                ...(row.to && row.toLabel ? [`${row.to} ${row.toLabel}`] : []),
              ],
        ),
      );
      for (const { row } of expected) typeof row === 'string' ? bad++ : good++;
    }
    expect(good).toBeGreaterThan(3_000);
    expect(bad).toBeGreaterThan(1_000);
  });

  it.each([
    ['amounts', 'time,from,to,value', amounts()],
    ['units', 'time,from,to,units', [...units(), ...amounts()]],
    ['amounts of a listed contract', `time,from,to,contract,value`, amounts().map((one) => `${USDT},${one}`)],
    [
      'times',
      'from,to,value,time',
      ['0', '4294967295', '4294967296', '04294967295', '99999999999', '1e9', '', '1.5'].map(
        (one) => `1,${one}`,
      ),
    ],
  ])('at their bounds: %s', (_, header, cells) => {
    const [a, b] = [`0x${'a1'.repeat(20)}`, `0x${'b2'.repeat(20)}`];
    const begin = header.startsWith('time') ? `1600000000,${a},${b}` : `${a},${b}`;
    const text = `${header}\n${cells.map((cell) => `${begin},${cell}`).join('\n')}`;
    const path = join(folder.path, 'bounds.csv');
    writeFileSync(path, text);
    expect(linesFromBytes(Buffer.from(text), createRandom(1)).lines).toEqual(linesOf(path));
  });
});

function amounts(): string[] {
  const zeros = [
    '0',
    '00',
    '0.0',
    '.5',
    '5.',
    '.',
    '',
    '1..2',
    '1.2.3',
    '+1',
    '-1',
    '1e3',
    '0x10',
    ' 1',
    '1_000',
  ];
  const sizes = [14, 15, 16, 17, 58, 59, 60, 61, 75, 76, 77, 78, 79, 158, 159, 160, 161];
  return [
    ...zeros,
    ...sizes.flatMap((size) => ['9'.repeat(size), `1${'0'.repeat(size - 1)}`, `0.${'3'.repeat(size)}`]),
    `1.${'0'.repeat(17)}1`,
    `1.${'0'.repeat(18)}1`,
    `1.${'1'.repeat(18)}000`,
  ];
}
function units(): string[] {
  const powers = [15, 31, 32, 33, 53, 63, 64, 65, 127, 128, 192, 224, 250, 251, 252, 255, 256];
  return powers.flatMap((bits) => [-1n, 0n, 1n].map((more) => String(2n ** BigInt(bits) + more)));
}

/** What a table holds, by its rows as text: groups of a transaction in an order in which money can have gone, block by block. */
function blocksOf(lines: readonly Line[], sorted: boolean, from: number) {
  const refused: string[] = [];
  // What is sorted was looked through before.
  const good = lines.flatMap(({ row, line }) => (typeof row === 'string' ? [] : [{ row, line }]));
  good.sort((a, b) => a.row.number - b.row.number || a.row.time - b.row.time || a.line - b.line);
  const rows = sorted ? [...lines.filter(({ row }) => typeof row === 'string'), ...good] : lines;
  const blocks: { number: number; held: { row: FlowRow; line: number }[] }[] = [];
  for (const { row, line } of rows) {
    if (typeof row === 'string') {
      refused.push(`table.csv, row ${line}: ${row}`);
      continue;
    }
    const last = blocks.at(-1);
    if (last && row.number < last.number) {
      refused.push(
        `table.csv, row ${line}: block ${row.number} comes after block ${last.number}; sort the file by block`,
      );
      continue;
    }
    if (row.number < from) continue;
    if (last?.number === row.number) last.held.push({ row, line });
    else blocks.push({ number: row.number, held: [{ row, line }] });
  }
  return { refused, blocks: blocks.map(({ number, held }) => ({ number, ...inOrder(held) })) };
}

function inOrder(held: { row: FlowRow; line: number }[]) {
  const groups = new Map<string, { row: FlowRow; line: number }[]>();
  for (const one of held) {
    const key = one.row.tx ?? tableRow.hash(`row:${one.line}`);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const left = [...groups];
  const ordered: typeof left = [];
  while (left.length > 0) {
    const free = left.findIndex(([, group]) =>
      left.every(
        ([, other]) =>
          other === group ||
          other.every(({ row: { to } }) => to === undefined || group.every(({ row }) => row.from !== to)),
      ),
    );
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return {
    line: held[0]!.line,
    time: held[0]!.row.time,
    transactions: ordered.map(([hash, rows]) => ({
      hash,
      transfers: rows.map(({ row: { from, to, value } }) => ({ from, to, value })),
    })),
  };
}

describe('a flow table from bytes', () => {
  async function read(path: string, options: object, from: number) {
    const source = openFlowTable({ path, chain, lenient: true, ...options });
    const blocks: unknown[] = [];
    for await (const { number, time, place, flows } of source.blocks(from))
      blocks.push({
        number,
        time,
        line: Number(place.split(' ').at(-1)),
        transactions: flowRows(flows!).map(({ hash, transfers }) => ({
          hash,
          transfers: transfers.map(({ from: payer, to, value }) => ({ from: payer, to, value })),
        })),
      });
    return { blocks, notes: source.notes, source };
  }

  it('has the blocks, transactions and refusals of its rows, in any pieces, sorted here or not', async () => {
    const random = createRandom(SEED + 1);
    const path = join(folder.path, 'table.csv');
    let blocks = 0;
    for (let round = 0; round < 60; round++) {
      writeFileSync(path, makeTable(random, 40));
      const lines = linesOf(path);
      const last = lines.at(-1)?.row;
      for (const sorted of [true, false]) {
        // The number of the last row is read by itself.
        if (!sorted && (last === undefined || typeof last === 'string')) continue;
        const from = random.chance(3) ? 101 : 0;
        const expected = blocksOf(lines, sorted, from);
        const options = sorted ? {} : { sortedHere: 0, chunk: 1 + random.below(20), names: random.below(12) };
        const found = await read(path, options, from);
        expect(found.blocks).toEqual(expected.blocks);
        blocks += expected.blocks.length;
        const note = found.notes.find(({ kind }) => kind === 'bad-row');
        expect(note?.first).toBe(expected.refused[0]);
        const sums = await found.source.sumsThrough!(101);
        // What comes after a later block is in no block, so in no sum.
        let latest = 0;
        const good = lines.flatMap(({ row }) => {
          if (typeof row === 'string' || (!sorted && row.number < latest)) return [];
          latest = row.number;
          return row.number > 101 ? [] : [row];
        });
        expect(sums).toEqual({
          transfers: good.length,
          value: good.reduce((sum, { value }) => sum + value, 0n),
          numbers: good.reduce((sum, { number }) => sum + BigInt(number), 0n),
        });
      }
    }
    expect(blocks).toBeGreaterThan(300);
  });

  it('gives the same lake, whatever its pieces and however often numbers of names begin anew', async () => {
    const path = join(folder.path, 'flows.csv');
    writeFlows(path, 3_000);
    const lake = async (name: string, options: object) => {
      const directory = join(folder.path, name);
      await ingestLedger(
        { directory, clock: () => 0 },
        {
          openSource: async () => openFlowTable({ path, chain, sortedHere: 0, ...options }),
          segmentTransfers: 700,
        },
      );
      return hashFolder(directory);
    };
    const whole = await lake('whole', {});
    expect(await lake('pieces', { chunk: 37, names: 20 })).toEqual(whole);
    expect(await lake('sorted', { sortedHere: undefined })).toEqual(whole);
  });

  it('stops at the first row that is none, after the blocks before it', async () => {
    const path = join(folder.path, 'strict.csv');
    const row = (block: number) => `1600000000,${block},0x${'a1'.repeat(20)},0x${'b2'.repeat(20)},1`;
    const lines = [1, 1, 2, 2, 3, 'damaged', 4].map((one) => (typeof one === 'number' ? row(one) : one));
    writeFileSync(path, `time,block,from,to,value\n${lines.join('\n')}\n`);
    for (const chunk of [1, 2, 3, 100]) {
      const source = openFlowTable({ path, chain, sortedHere: 0, chunk });
      const seen: number[] = [];
      const reading = (async () => {
        for await (const { number } of source.blocks(0)) seen.push(number);
      })();
      await expect(reading).rejects.toMatchObject({
        code: 'FLOW_TABLE',
        meta: { row: 7, reason: '1 cells instead of 5' },
      });
      expect(seen).toEqual([1, 2]);
    }
  });
});
