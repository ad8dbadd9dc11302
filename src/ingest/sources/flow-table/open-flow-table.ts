import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { knownTokens } from '../../../chains/evm/tokens/known-tokens.ts';
import { openInput } from '../../../files/open-input.ts';
import { scanLines } from '../../../files/scan-lines.ts';
import { scanText } from '../../../files/scan-text.ts';
import { readU256 } from '../../../graph/ledger/u256.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { LedgerBlock } from '../../ledger/ledger-block.ts';
import type { LedgerNote, LedgerSource } from '../../ledger/ledger-source.ts';
import { createFlowGrouper } from './create-flow-grouper.ts';
import { createFlowNames } from './create-flow-names.ts';
import { createLineSet } from './create-line-set.ts';
import { createFlowChunk, type FlowChunk } from './flow-chunk.ts';
import { moveRows } from './move-rows.ts';
import { openFlowReader } from './open-flow-reader.ts';
import { type FlowAssets, type FlowHeader, parseFlowRow } from './parse-flow-row.ts';
import { readHeader } from './read-header.ts';
import { scanOrder } from './scan-order.ts';
import { splitRow } from './split-row.ts';

/** Bytes: smaller tables are sorted in memory when they are not in order; larger ones have to be in order already. */
const SORTED_HERE = 268_435_456;
/** Bytes: smaller tables are read as a whole in any case, so that a bad row is found before anything is written. */
const READ_AT_ONCE = 33_554_432;
/** Bytes of a row. */
const LONGEST = 1_048_576;
/** Rows that are columns at a time, where a table is not read as a whole. */
const CHUNK = 32_768;
/** Addresses and assets that have numbers at a time; a larger table begins anew, so that memory does not grow with it. */
const MOST_NAMES = { addresses: 1_000_000, assets: 50_000 };

/** A claim of a table about who holds an address. */
export interface FlowLabel {
  readonly address: string;
  readonly label: string;
}

export interface FlowTableSource extends LedgerSource {
  /** Names that the rows gave, each once; an address may have several. Filled while blocks are read. */
  readonly labels: () => readonly FlowLabel[];
}

/**
 * A CSV file of flows that somebody else made, as a source. Nothing of it can be verified: every answer that rests on it
 * says so. Rows may come in any order up to 256 MB; a larger file has to be sorted by block. Errors: those of scanText;
 * FLOW_TABLE with file, row and reason; with `lenient` bad rows are left out and counted.
 */
export function openFlowTable(options: {
  readonly path: string;
  readonly chain: EvmChain;
  readonly lenient?: boolean;
  readonly sortedHere?: number;
  /** Rows that are columns at a time (tests use few). */
  readonly chunk?: number;
  /** Addresses, and assets, that have numbers at a time (tests use few). */
  readonly names?: number;
}): FlowTableSource {
  const { path, chain } = options;
  const file = basename(path);
  const size = sizeOf(path);
  const coin = chain.asset;
  const assetOf = assetsOf(chain);
  const most = options.names === undefined ? MOST_NAMES : { addresses: options.names, assets: options.names };
  const rowsAtOnce = options.chunk ?? CHUNK;
  const bad = { count: 0, first: '' };
  const counted = createLineSet();
  const labels = new Map<string, Set<string>>();
  const name = (address: string, label: string) =>
    labels.set(address, (labels.get(address) ?? new Set()).add(label));
  const refuse = (row: number, reason: string): void => {
    if (!options.lenient) throw new JejakError('FLOW_TABLE', { meta: { file, row, reason } });
    if (!counted.add(row)) return;
    bad.count += 1;
    bad.first ||= `${file}, row ${row}: ${reason}`;
  };
  const read = () =>
    openFlowReader(scanText(path, { line: LONGEST }), { file, assetOf, strict: !options.lenient, name });

  /** Chunks of the table in the order of the file; the rows in `kept` of one begin the next one. */
  function* chunks(capacity: number, kept: () => Uint32Array): Generator<Filled> {
    const reader = read();
    try {
      let chunk = createFlowChunk(capacity, createFlowNames(coin.symbol));
      for (let more = true; more; ) {
        const begin = chunk.rows;
        let failure: { readonly error: unknown } | undefined;
        try {
          more = reader.fill(chunk);
        } catch (error) {
          failure = { error };
        }
        yield { chunk, begin, more };
        if (failure) throw failure.error;
        const rows = kept();
        const { addresses, assets } = chunk.names;
        const full = addresses.size() > most.addresses || assets.length > most.assets;
        const names = full ? createFlowNames(coin.symbol) : chunk.names;
        chunk = moveRows(chunk, rows, { capacity: Math.max(capacity, 2 * rows.length), names });
      }
    } finally {
      reader.close();
    }
  }

  /** The whole table in one chunk, and its rows in their order. */
  function readAll(): { chunk: FlowChunk; rows: Uint32Array } {
    const all = { chunk: createFlowChunk(1, createFlowNames(coin.symbol)) };
    const reader = read();
    try {
      for (let more = true; more; ) {
        const { chunk } = all;
        if (chunk.rows === chunk.capacity) {
          const { rows, names } = chunk;
          all.chunk = moveRows(chunk, upTo(rows), { capacity: Math.max(1_024, 2 * rows), names });
        }
        try {
          more = reader.fill(all.chunk);
        } finally {
          for (const { line, reason } of all.chunk.bad.splice(0)) refuse(line, reason);
        }
      }
    } finally {
      reader.close();
    }
    const { number, time, line, rows } = all.chunk;
    const order = upTo(rows).sort(
      (a, b) => number[a]! - number[b]! || time[a]! - time[b]! || line[a]! - line[b]!,
    );
    return { chunk: all.chunk, rows: order };
  }

  const small = size <= (options.sortedHere ?? SORTED_HERE);
  const order = small && size > READ_AT_ONCE ? scanOrder(path, firstHeader(path, file)) : undefined;
  const whole = small && !order ? readAll() : undefined;
  const ends =
    order ??
    (whole
      ? endsOf(whole)
      : {
          first: firstNumber(),
          last: lastNumber({ path, file, lenient: options.lenient === true }, assetOf),
        });

  function firstNumber(): number {
    for (const { chunk } of chunks(1, upToNone)) {
      for (const { line, reason } of chunk.bad) refuse(line, reason);
      if (chunk.rows > 0) return chunk.number[0]!;
    }
    return 0;
  }

  /** Every row once. */
  function* wholeChunks(): Generator<FlowChunk> {
    if (whole) yield whole.chunk;
    else
      for (const { chunk } of chunks(rowsAtOnce, upToNone)) {
        yield chunk;
        for (const { line, reason } of chunk.bad) refuse(line, reason);
      }
  }

  const group = createFlowGrouper();
  function blockOf(chunk: FlowChunk, held: Uint32Array): LedgerBlock {
    return {
      number: chunk.number[held[0]!]!,
      time: chunk.time[held[0]!]!,
      transactions: [],
      flows: group(chunk, held),
      events: [],
      undecoded: [],
      assets: [],
      place: `${file}, row ${chunk.line[held[0]!]}`,
    };
  }

  return {
    name: file,
    chain,
    firstNumber: ends.first,
    tipNumber: ends.last,
    cheapToReread: true,
    follows: false,
    hashAt: async () => undefined,
    async *blocks(from) {
      let held: Uint32Array = new Uint32Array(0);
      const source = whole ? [{ ...whole, begin: 0, more: false }] : chunks(rowsAtOnce, () => held);
      for (const filled of source) {
        const { chunk, begin, more } = filled;
        const list = 'rows' in filled ? filled.rows : upTo(chunk.rows);
        // The rows of the chunk's begin are those that were held.
        const now = new Uint32Array(list.length);
        let count = 0;
        let refused = 0;
        for (let i = 0; i < list.length; i++) {
          const row = list[i]!;
          const [line, number] = [chunk.line[row]!, chunk.number[row]!];
          for (; refused < chunk.bad.length && chunk.bad[refused]!.line < line; refused++)
            refuse(chunk.bad[refused]!.line, chunk.bad[refused]!.reason);
          const previous = count === 0 ? -1 : chunk.number[now[0]!]!;
          if (i >= begin && number < previous) {
            refuse(line, `block ${number} comes after block ${previous}; sort the file by block`);
            continue;
          }
          if (number < from) continue;
          if (count > 0 && number !== previous) {
            yield blockOf(chunk, now.slice(0, count));
            count = 0;
          }
          now[count++] = row;
        }
        for (; refused < chunk.bad.length; refused++)
          refuse(chunk.bad[refused]!.line, chunk.bad[refused]!.reason);
        held = now.slice(0, count);
        if (!more && count > 0) yield blockOf(chunk, held);
      }
    },
    async sumsThrough(number) {
      let [transfers, value, numbers] = [0, 0n, 0n];
      let previous = 0;
      for (const chunk of wholeChunks()) {
        const values = new BigUint64Array(chunk.value.buffer);
        for (let row = 0; row < chunk.rows; row++) {
          // What comes after a later block was left out when the blocks were read.
          if (!whole && chunk.number[row]! < previous) continue;
          previous = chunk.number[row]!;
          if (previous > number) continue;
          transfers += 1;
          value += readU256(values, 4 * row);
          numbers += BigInt(chunk.number[row]!);
        }
      }
      return { transfers, value, numbers };
    },
    get notes(): LedgerNote[] {
      return [
        { kind: 'unverified', count: 1, first: file },
        ...(bad.count > 0 ? [{ kind: 'bad-row' as const, ...bad }] : []),
      ];
    },
    labels: () => [...labels].flatMap(([address, names]) => [...names].map((label) => ({ address, label }))),
    close: () => undefined,
  };
}

interface Filled {
  readonly chunk: FlowChunk;
  /** Rows that the chunk before had already. */
  readonly begin: number;
  /** False: it is the last one. */
  readonly more: boolean;
}

function upTo(count: number): Uint32Array {
  const list = new Uint32Array(count);
  for (let i = 0; i < count; i++) list[i] = i;
  return list;
}
const upToNone = () => new Uint32Array(0);

function endsOf({ chunk, rows }: { readonly chunk: FlowChunk; readonly rows: Uint32Array }) {
  if (rows.length === 0) return { first: 0, last: -1 };
  return { first: chunk.number[rows[0]!]!, last: chunk.number[rows[rows.length - 1]!]! };
}

function assetsOf(chain: EvmChain): FlowAssets {
  const tokens = knownTokens(chain.id);
  const coin = chain.asset;
  return (contract, symbol) => {
    if (contract !== undefined) return tokens.get(contract);
    return symbol === undefined || symbol === coin.symbol ? coin : undefined;
  };
}

function firstHeader(path: string, file: string): FlowHeader {
  for (const { text } of scanLines(path, LONGEST))
    if (text !== '') return readHeader(splitRow(text) ?? [], file);
  return readHeader([], file);
}

function sizeOf(path: string): number {
  const { file, size } = openInput(path);
  closeSync(file);
  return size;
}

/** Block number of the last row of a sorted file; where bad rows are left out, of the last good one near its end. */
function lastNumber(
  { path, file, lenient }: { readonly path: string; readonly file: string; readonly lenient: boolean },
  assetOf: FlowAssets,
): number {
  const { file: handle, size } = openInput(path);
  try {
    const bytes = Buffer.alloc(Math.min(size, 65_536));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    const header = firstHeader(path, file);
    let reason = '';
    for (const line of lines.reverse()) {
      const parsed = parseFlowRow(splitRow(line.trimEnd()) ?? [], header, assetOf);
      if (typeof parsed !== 'string') return parsed.number;
      reason ||= parsed;
      if (!lenient) break;
    }
    throw new JejakError('FLOW_TABLE', { meta: { file, row: 'last', reason } });
  } finally {
    closeSync(handle);
  }
}
