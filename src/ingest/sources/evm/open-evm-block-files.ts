import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EvmHex } from '../../../chains/evm/block/evm-block.ts';
import { fieldsOf } from '../../../chains/evm/rpc/fields-of.ts';
import {
  type RawEvmBlock,
  readEvmBlock,
  type UnsettledEvmBlock,
} from '../../../chains/evm/verify/read-evm-block.ts';
import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmSource } from './evm-source.ts';
import { inSettledOrder } from './in-settled-order.ts';
import { readJsonFile } from './read-json-file.ts';
import { readRange } from './read-range.ts';
import { type KnownBlock, sparseChain } from './sparse-chain.ts';
import { textLines } from './text-lines.ts';
import { unpackGzip } from './unpack-gzip.ts';

export interface EvmFilesOptions {
  /** A folder, a file of JSON lines, or one block.json. */
  readonly path: string;
  readonly chain: EvmChain;
  /** Default true. */
  readonly recoverSenders?: boolean | undefined;
  /** True: a block without receipts is read all the same. Default false. */
  readonly withoutReceipts?: boolean | undefined;
}

interface Entry extends KnownBlock {
  readonly load: () => RawEvmBlock;
}

const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/;
/** Bytes of a line: a block with its receipts and traces has some ten million. */
const LONGEST = 64 << 20;
const BLOCK = /^block\.json(?:\.gz)?$/;

/**
 * Blocks that somebody saved from JSON-RPC: `block.json` with `receipts.json` (and `traces.json`, `uncles.json`) in a
 * folder for each block, or files of JSON lines `{"block", "receipts", "traces", "uncles"}`; each also as .gz. Only
 * places are kept in memory. Errors: those of scanText, EVM_FILES, EVM_FILE_ROW, and those of readEvmBlock.
 */
export async function openEvmBlockFiles(options: EvmFilesOptions): Promise<EvmSource> {
  const { path: folder, chain } = options;
  const { folders, lines } = findFiles(folder);
  const entries: Entry[] = folders.map(folderEntry);
  const plain = await unpackGzip(lines);
  try {
    for (const file of plain.files) {
      const form = { most: LONGEST, json: true, name: file.name };
      for (const { text, line, offset, length } of textLines(file.path, form)) {
        const place = `${file.name}, line ${line}`;
        const parse = (json: string): RawEvmBlock => {
          const raw = parseJson(json, file.name, line) as RawEvmBlock;
          if (raw?.block) return raw;
          const meta = { file: file.name, line, reason: 'no "block"' };
          throw new JejakError('EVM_FILE_ROW', { meta });
        };
        const load = () => parse(readRange(file.path, offset, length));
        entries.push({ ...identity(parse(text).block, place), place, load });
      }
    }
    if (entries.length === 0) {
      throw new JejakError('EVM_FILES', { meta: { folder, reason: 'no block.json and no JSON lines' } });
    }
    const known = sparseChain(entries, folder);
    return {
      name: folder,
      chain,
      tipHeight: known.entries.at(-1)!.number,
      firstHeight: known.entries[0]!.number,
      notes: known.gaps,
      hashAt: known.hashAt,
      blocks: (from) =>
        known.blocks(from, (wanted) =>
          inSettledOrder(read(wanted, options), { recoverSenders: options.recoverSenders }),
        ),
      close: plain.close,
    };
  } catch (error) {
    plain.close();
    throw error;
  }
}

async function* read(
  entries: readonly Entry[],
  { chain, withoutReceipts }: EvmFilesOptions,
): AsyncGenerator<UnsettledEvmBlock> {
  for (const { load, place } of entries)
    yield readEvmBlock(load(), { chain, place, receiptsRequired: !withoutReceipts });
}

function findFiles(path: string): { folders: string[]; lines: string[] } {
  if (!existsSync(path)) throw new JejakError('FILE_MISSING', { meta: { file: path, reason: 'ENOENT' } });
  if (!statSync(path).isDirectory()) {
    return BLOCK.test(path.split('/').at(-1)!)
      ? { folders: [dirname(path)], lines: [] }
      : { folders: [], lines: [path] };
  }
  const names = readdirSync(path).sort();
  const holds = (folder: string) => readdirSync(folder).some((name) => BLOCK.test(name));
  const below = names.map((name) => join(path, name)).filter((one) => statSync(one).isDirectory());
  return {
    folders: [...(holds(path) ? [path] : []), ...below.filter(holds)],
    lines: names.filter((name) => LINES.test(name)).map((name) => join(path, name)),
  };
}

function folderEntry(folder: string): Entry {
  const load = (): RawEvmBlock => ({
    block: json(folder, 'block'),
    receipts: json(folder, 'receipts') as unknown[] | undefined,
    traces: json(folder, 'traces') as unknown[] | undefined,
    uncles: json(folder, 'uncles') as unknown[] | undefined,
  });
  return { ...identity(json(folder, 'block'), folder), place: folder, load };
}

/** What a JSON file of a block's folder holds, with or without JSON-RPC's envelope; undefined without the file. */
function json(folder: string, name: string): unknown {
  for (const file of [join(folder, `${name}.json`), join(folder, `${name}.json.gz`)]) {
    if (!existsSync(file)) continue;
    const value = parseJson(readJsonFile(file), file, 1);
    const { jsonrpc, result } = (value ?? {}) as { jsonrpc?: unknown; result?: unknown };
    return jsonrpc === undefined ? value : result;
  }
  return undefined;
}

function parseJson(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new JejakError('EVM_FILE_ROW', { meta: { file, line, reason: 'not JSON' }, cause });
  }
}

function identity(block: unknown, place: string): { number: number; hash: EvmHex } {
  const fields = fieldsOf(block, place);
  return { number: fields.count('number'), hash: fields.bytes('hash', 32) };
}
