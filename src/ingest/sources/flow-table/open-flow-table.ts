import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { knownTokens } from '../../../chains/evm/tokens/known-tokens.ts';
import type { Transfer } from '../../../chains/evm/transfers/transfer.ts';
import { openInput } from '../../../files/open-input.ts';
import { scanLines } from '../../../files/scan-lines.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { tableRow } from '../../../primitives/table-row.ts';
import type { AssetFacts, LedgerBlock, LedgerTransaction } from '../../ledger/ledger-block.ts';
import type { LedgerNote, LedgerSource } from '../../ledger/ledger-source.ts';
import { FLOW_ALIASES, FLOW_COLUMNS, FLOW_SYMBOLS, type FlowColumn } from './flow-columns.ts';
import { inCausalOrder } from './in-causal-order.ts';
import { type FlowAssets, type FlowHeader, type FlowRow, parseFlowRow } from './parse-flow-row.ts';
import { scanOrder } from './scan-order.ts';
import { splitRow } from './split-row.ts';

/** Bytes: smaller tables are sorted in memory when they are not in order; larger ones have to be in order already. */
const SORTED_HERE = 268_435_456;
/** Bytes: smaller tables are read as a whole in any case, so that a bad row is found before anything is written. */
const READ_AT_ONCE = 33_554_432;
/** Bytes of a row. */
const LONGEST = 1_048_576;

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
 * says so. Rows may come in any order up to 256 MB; a larger file has to be sorted by block. Errors: those of scanLines;
 * FLOW_TABLE with file, row and reason; with `lenient` bad rows are left out and counted.
 */
export function openFlowTable(options: {
  readonly path: string;
  readonly chain: EvmChain;
  readonly lenient?: boolean;
  readonly sortedHere?: number;
}): FlowTableSource {
  const { path, chain } = options;
  const file = basename(path);
  const size = sizeOf(path);
  const tokens = knownTokens(chain.id);
  const coin = chain.asset;
  const assetOf: FlowAssets = (contract, symbol) => {
    if (contract !== undefined) return tokens.get(contract);
    return symbol === undefined || symbol === coin.symbol ? coin : undefined;
  };
  const bad = { count: 0, first: '' };
  const labels = new Map<string, Set<string>>();
  const name = (address: string, label: string) =>
    labels.set(address, (labels.get(address) ?? new Set()).add(label));
  const refuse = (row: number, reason: string): void => {
    if (!options.lenient) throw new JejakError('FLOW_TABLE', { meta: { file, row, reason } });
    bad.count += 1;
    bad.first ||= `${file}, row ${row}: ${reason}`;
  };

  function* rows(): Generator<{ row: FlowRow; line: number }> {
    let header: FlowHeader | undefined;
    for (const { text, line: row } of scanLines(path, LONGEST)) {
      if (text === '') continue;
      const cells = splitRow(text);
      if (!header) {
        header = readHeader(cells ?? [], file);
        continue;
      }
      const parsed = cells ? parseFlowRow(cells, header, assetOf) : 'a quote is not closed';
      if (typeof parsed === 'string') refuse(row, parsed);
      else {
        if (parsed.from && parsed.fromLabel) name(parsed.from, parsed.fromLabel);
        if (parsed.to && parsed.toLabel) name(parsed.to, parsed.toLabel);
        yield { row: parsed, line: row };
      }
    }
    if (!header) throw new JejakError('FLOW_TABLE', { meta: { file, row: 1, reason: 'the file is empty' } });
  }

  const small = size <= (options.sortedHere ?? SORTED_HERE);
  const order = small && size > READ_AT_ONCE ? scanOrder(path, firstHeader(path, file)) : undefined;
  const sorted = small && !order ? [...rows()] : undefined;
  sorted?.sort((a, b) => a.row.number - b.row.number || a.row.time - b.row.time || a.line - b.line);
  const ends =
    order ??
    (sorted
      ? { first: sorted[0]?.row.number ?? 0, last: sorted[sorted.length - 1]?.row.number ?? -1 }
      : { first: firstOf(rows()), last: lastNumber(path, file, assetOf) });

  return {
    name: file,
    chain,
    firstNumber: ends.first,
    tipNumber: ends.last,
    cheapToReread: true,
    follows: false,
    hashAt: async () => undefined,
    async *blocks(from) {
      let held: { row: FlowRow; line: number }[] = [];
      for (const item of sorted ?? rows()) {
        const previous = held[0]?.row.number ?? -1;
        if (item.row.number < previous) {
          refuse(item.line, `block ${item.row.number} comes after block ${previous}; sort the file by block`);
          continue;
        }
        if (item.row.number < from) continue;
        if (held.length > 0 && item.row.number !== previous) {
          yield toBlock(held, file, coin.symbol);
          held = [];
        }
        held.push(item);
      }
      if (held.length > 0) yield toBlock(held, file, coin.symbol);
    },
    async sumsThrough(number) {
      let [transfers, value, numbers] = [0, 0n, 0n];
      for (const { row } of sorted ?? rows()) {
        if (row.number > number) continue;
        transfers += 1;
        value += row.value;
        numbers += BigInt(row.number);
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

function firstOf(rows: Generator<{ row: FlowRow }>): number {
  for (const { row } of rows) return row.number;
  return 0;
}

function readHeader(cells: readonly string[], file: string): FlowHeader {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const at = Object.fromEntries(Object.keys(FLOW_COLUMNS).map((name) => [name, -1])) as Record<
    FlowColumn,
    number
  >;
  let symbol: string | undefined;
  names.forEach((name, place) => {
    const column = (FLOW_ALIASES[name] ?? name) as FlowColumn;
    if (!Object.hasOwn(FLOW_COLUMNS, column)) {
      const known = Object.keys(FLOW_COLUMNS).join(', ');
      throw new JejakError('FLOW_TABLE', {
        meta: { file, row: 1, reason: `unknown column "${name.slice(0, 60)}"; known: ${known}` },
      });
    }
    at[column] = place;
    symbol ??= FLOW_SYMBOLS[name];
  });
  const missing = (['time', 'from', 'to'] as const).filter((name) => at[name] < 0);
  if (missing.length > 0 || (at.value < 0 && at.units < 0))
    throw new JejakError('FLOW_TABLE', {
      meta: { file, row: 1, reason: `missing column: ${missing[0] ?? 'value'}` },
    });
  return { at, width: names.length, symbol };
}

function firstHeader(path: string, file: string): FlowHeader {
  const [first] = scanLines(path, LONGEST);
  return readHeader(splitRow(first?.text ?? '') ?? [], file);
}

/** Rows of one height, by transaction in the order in which the transactions first occur. */
function toBlock(held: readonly { row: FlowRow; line: number }[], file: string, coin: string): LedgerBlock {
  const groups = new Map<string, FlowRow[]>();
  const nameless = new Map<FlowRow, number>();
  const facts = new Map<string, AssetFacts>();
  let group: FlowRow[] = [];
  for (const { row, line } of held) {
    // Rows of a transaction mostly stand together.
    if (row.tx === undefined || row.tx !== group[0]?.tx) {
      const key = row.tx ?? `row ${line}`;
      group = groups.get(key) ?? [];
      if (group.length === 0) groups.set(key, group);
    }
    group.push(row);
    if (row.tx === undefined) nameless.set(row, line);
    if (row.contract === undefined && (row.symbol === undefined || row.symbol === coin)) continue;
    const contract = row.contract ?? '';
    if (!facts.has(contract))
      facts.set(contract, {
        contract,
        ...(row.symbol !== undefined && { symbol: row.symbol }),
        ...(row.decimals !== undefined && { decimals: row.decimals }),
        source: 'table',
      });
  }
  const transactions: LedgerTransaction[] = [];
  for (const rows of inCausalOrder([...groups.values()])) {
    const index = transactions.length;
    transactions.push({
      hash: rows[0]!.tx ?? tableRow.hash(`row:${nameless.get(rows[0]!)}`),
      index,
      failed: false,
      transfers: rows.map((row, order) => toTransfer(row, { index, order, coin })),
    });
  }
  const [{ row: first, line }] = held as [{ row: FlowRow; line: number }];
  return {
    number: first.number,
    time: first.time,
    transactions,
    events: [],
    undecoded: [],
    assets: [...facts.values()],
    place: `${file}, row ${line}`,
  };
}

const NATIVE = {};

function toTransfer(
  row: FlowRow,
  at: { readonly index: number; readonly order: number; readonly coin: string },
): Transfer {
  const { contract, tokenId, from, to, value } = row;
  const isCoin = row.symbol === undefined || row.symbol === at.coin;
  // A value in dollars counts no asset of the chain.
  const kind = contract ? (tokenId === undefined ? 'erc20' : 'erc721') : isCoin ? 'native' : 'flow';
  const asset = !contract ? NATIVE : tokenId === undefined ? { contract } : { contract, tokenId };
  return { kind, txIndex: at.index, order: at.order, from, to, asset, value };
}

function sizeOf(path: string): number {
  const { file, size } = openInput(path);
  closeSync(file);
  return size;
}

/** Block number of the last row of a sorted file. */
function lastNumber(path: string, file: string, assetOf: FlowAssets): number {
  const { file: handle, size } = openInput(path);
  try {
    const bytes = Buffer.alloc(Math.min(size, 65_536));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    const cells = splitRow(lines[lines.length - 1]!.trimEnd()) ?? [];
    const parsed = parseFlowRow(cells, firstHeader(path, file), assetOf);
    if (typeof parsed !== 'string') return parsed.number;
    throw new JejakError('FLOW_TABLE', { meta: { file, row: 'last', reason: parsed } });
  } finally {
    closeSync(handle);
  }
}
