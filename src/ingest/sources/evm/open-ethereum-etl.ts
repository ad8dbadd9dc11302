import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EvmBlock } from '../../../chains/evm/block/evm-block.ts';
import { decodeHeader } from '../../../chains/evm/rpc/decode-header.ts';
import { fieldsOf } from '../../../chains/evm/rpc/fields-of.ts';
import { readEvmBlock } from '../../../chains/evm/verify/read-evm-block.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { etlBlockRecord } from './etl/etl-block-record.ts';
import { cell, type PlacedRow } from './etl/etl-row.ts';
import { ETL_TABLES, type EtlTable, etlTable } from './etl/etl-table.ts';
import { type EtlBlockRows, rawEtlBlock } from './etl/raw-etl-block.ts';
import { type EtlFile, readEtlFile } from './etl/read-etl-file.ts';
import type { EvmSource, EvmSourceNote } from './evm-source.ts';
import { type KnownBlock, sparseChain } from './sparse-chain.ts';
import { unpackGzip } from './unpack-gzip.ts';

export interface EthereumEtlOptions {
  readonly folder: string;
  readonly chain: EvmChain;
  /** True: damaged rows are left out and counted in the notes, and blocks that miss rows are read all the same. */
  readonly lenient?: boolean | undefined;
}

interface Entry extends KnownBlock {
  /** Reads the row again: rows are not kept, a header has 256 bytes of filter alone. */
  readonly load: () => PlacedRow;
}

/**
 * Blocks from an export of ethereum-etl, or of GraphSense's likeness of it: files of the tables blocks, transactions,
 * receipts, logs and traces as CSV or JSON lines, also packed, rows in any order. The schema has no signatures and no
 * mixHash: block hash, transactions root and senders cannot be recomputed and their checks are false; receipts root,
 * bloom filter and withdrawals are, where the columns are there.
 * Errors: FILE_MISSING, EVM_FILES, EVM_FILE_ROW, and those of readEvmBlock.
 */
export async function openEthereumEtl(options: EthereumEtlOptions): Promise<EvmSource> {
  const { folder, chain } = options;
  if (!existsSync(folder)) throw new JejakError('FILE_MISSING', { meta: { file: folder, reason: 'ENOENT' } });
  const names = readdirSync(folder)
    .sort()
    .filter((name) => etlTable(name));
  const notes: EvmSourceNote[] = [];
  const plain = await unpackGzip(names.map((name) => join(folder, name)));

  function note(kind: EvmSourceNote['kind'], first: string): void {
    const at = notes.findIndex((one) => one.kind === kind);
    if (at < 0) notes.push({ kind, count: 1, first });
    else notes[at] = { ...notes[at]!, count: notes[at]!.count + 1 };
  }
  function onBadRow(error: JejakError): void {
    if (!options.lenient) throw error;
    note('bad-row', `${error.meta.file}, line ${error.meta.line}: ${error.meta.reason}`);
  }

  const tables = new Map<EtlTable, EtlFile[]>();

  function rowsOf(table: EtlTable, number: number): PlacedRow[] | undefined {
    return tables
      .get(table)
      ?.flatMap((file) => (file.runs.get(number) ?? []).flatMap((run) => file.rows(run)));
  }

  function read(entry: Entry): EvmBlock {
    const { number, place } = entry;
    const row = entry.load();
    const rows: EtlBlockRows = {
      ...Object.fromEntries(
        ETL_TABLES.map((table) => [table, rowsOf(table, number)]).filter(([, found]) => found),
      ),
      blocks: [row],
    };
    const raw = rawEtlBlock(rows, onBadRow);
    // Receipts without logs have a status and gas, and nothing that the filter or the root could be compared with.
    const settings = {
      chain,
      place,
      partialSchema: true,
      tolerant: !tables.has('logs'),
    };
    try {
      checkCount(row, (raw.block as { transactions: unknown[] }).transactions.length);
      return readEvmBlock(raw, settings).settle();
    } catch (error) {
      if (!options.lenient || !(error instanceof JejakError)) throw error;
      note('incomplete', `${place}: ${error.code}`);
      return readEvmBlock(raw, { ...settings, tolerant: true }).settle();
    }
  }

  async function* readAll(entries: readonly Entry[]): AsyncGenerator<EvmBlock> {
    for (const entry of entries) yield read(entry);
  }

  try {
    for (const file of plain.files) {
      const table = etlTable(file.name)!;
      tables.set(table, [...(tables.get(table) ?? []), await readEtlFile(file, onBadRow)]);
    }
    const found: Entry[] = [];
    for (const file of tables.get('blocks') ?? []) {
      for (const run of [...file.runs.values()].flat()) {
        for (const [i, row] of file.rows(run).entries()) {
          const entry = blockEntry(row, () => file.rows(run)[i]!, onBadRow);
          if (entry) found.push(entry);
        }
      }
    }
    if (found.length === 0) {
      const reason = tables.has('blocks')
        ? 'no row of the table blocks is whole'
        : 'no file of the table blocks';
      throw new JejakError('EVM_FILES', { meta: { folder, reason } });
    }
    const known = sparseChain(found, folder);
    notes.push(...known.gaps);
    if (!tables.has('traces')) notes.push({ kind: 'no-traces', count: known.entries.length, first: folder });
    if (!tables.has('logs')) notes.push({ kind: 'no-receipts', count: known.entries.length, first: folder });
    return {
      name: folder,
      chain,
      tipHeight: known.entries.at(-1)!.number,
      firstHeight: known.entries[0]!.number,
      notes,
      hashAt: known.hashAt,
      blocks: (from) => known.blocks(from, readAll),
      close: plain.close,
    };
  } catch (error) {
    plain.close();
    throw error;
  }
}

function blockEntry(
  row: PlacedRow,
  load: () => PlacedRow,
  onBadRow: (error: JejakError) => void,
): Entry | undefined {
  const { file, line } = row;
  try {
    const { number, hash } = decodeHeader(fieldsOf(etlBlockRecord(row.row), 'row'));
    return { number, hash, load, place: `${file}, line ${line}` };
  } catch (error) {
    const reason =
      error instanceof JejakError
        ? `${error.meta.field}: ${error.meta.reason}`
        : 'withdrawals are not a list';
    onBadRow(new JejakError('EVM_FILE_ROW', { meta: { file, line, reason }, cause: error }));
    return undefined;
  }
}

function checkCount({ row, file, line }: PlacedRow, found: number): void {
  const said = cell(row, 'transactioncount');
  if (said === undefined || Number(said) === found) return;
  const reason = `the block has ${String(said)} transactions, the tables have ${found}`;
  throw new JejakError('EVM_FILE_ROW', { meta: { file, line, reason } });
}
