import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BlockFile, openBlockFile } from '../../chains/bitcoin/block-file/open-block-file.ts';
import { scanFrames } from '../../chains/bitcoin/block-file/scan-frames.ts';
import { headerHash } from '../../chains/bitcoin/wire/header-hash.ts';
import { CHAINS, type Chain } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { BlockSource, SourceNote } from './block-source.ts';
import { createChainIndex } from './chain-index.ts';

export interface BlockFilesOptions {
  /** A folder with blk*.dat or *.raw files, or one such file. */
  readonly path: string;
  /** Told by the first file's magic when absent. */
  readonly chain?: Chain;
  /** Leave out damaged ends, repeated blocks and blocks without ancestors instead of refusing them. */
  readonly lenient?: boolean;
  /** Height and total work of a block that the lake has, by its hash in wire order. */
  readonly known?: (hash: Uint8Array) => { height: number; work: bigint } | undefined;
}

/**
 * Blocks out of Bitcoin Core's block files, in any order, with stale branches, padding and obfuscation, or out of raw
 * block files. Headers are read first; the best chain by work is then read block by block.
 * Errors: BLOCK_FILE_MISSING, BLOCK_FILE_MAGIC, BLOCK_FILE_GARBAGE, BLOCK_FILE_TRUNCATED, BLOCK_POW, BLOCK_DUPLICATE,
 * BLOCK_PARENT_MISSING, with file and byte. Only the last block of the last file may be unfinished: a node may be
 * writing it.
 */
export function openBlockFiles(options: BlockFilesOptions): BlockSource {
  const files = listFiles(options.path).map((path) => openBlockFile(path));
  const chain = options.chain ?? detectChain(files[0]!);
  const notes: SourceNote[] = [];
  const index = createChainIndex(chain);
  files.forEach((file, number) => {
    scanFile(file, number);
  });
  const best = index.best(options.known ?? (() => undefined));
  const lost = best?.unconnected[0];
  if (lost !== undefined) {
    const block = index.block(lost);
    const previous = displayHash(block.previous);
    if (!options.lenient || best?.blocks.length === 0) {
      throw new JejakError('BLOCK_PARENT_MISSING', {
        meta: { hash: index.hash(lost), previous, ...block.place },
      });
    }
    note('unconnected', best!.unconnected.length, block.place);
  }
  if (best?.stale[0] !== undefined) note('stale', best.stale.length, index.block(best.stale[0]).place);
  const path = best?.blocks ?? [];
  const firstHeight = best?.firstHeight ?? 0;

  function note(kind: SourceNote['kind'], count: number, first: SourceNote['first']): void {
    notes.push({ kind, count, first });
  }
  function scanFile(file: BlockFile, number: number): void {
    if (file.path.endsWith('.raw')) {
      const header = new Uint8Array(80);
      if (file.read(0, header) < 80) throw truncated(file, 0, file.size);
      register(file, number, { at: 0, size: file.size, header });
      return;
    }
    const frames = scanFrames(file, chain, (byte, size) => {
      if (number < files.length - 1 && !options.lenient) throw truncated(file, byte, size);
      note('unfinished', 1, { file: file.path, byte });
    });
    for (const frame of frames) register(file, number, frame);
  }
  function register(
    file: BlockFile,
    number: number,
    frame: { at: number; size: number; header: Uint8Array },
  ): void {
    const place = { file: file.path, byte: frame.at };
    if (index.add(frame.header, { place, file: number, size: frame.size })) return;
    const hash = displayHash(headerHash(frame.header, 0));
    if (!options.lenient) throw new JejakError('BLOCK_DUPLICATE', { meta: { hash, ...place } });
    note('duplicate', 1, place);
  }

  return {
    name: 'block files',
    cheapToReread: true,
    follows: false,
    chain,
    tipHeight: firstHeight + path.length - 1,
    firstHeight,
    notes,
    headerAt: async (height) => {
      const at = path[height - firstHeight];
      return at === undefined ? undefined : { hash: index.hash(at), bits: index.block(at).bits };
    },
    async *blocks(height) {
      let buffer = new Uint8Array(1_048_576);
      for (let h = height; h < firstHeight + path.length; h++) {
        const { file, place, size } = index.block(path[h - firstHeight]!);
        if (buffer.length < size) buffer = new Uint8Array(size * 2);
        const got = files[file]!.read(place.byte, buffer.subarray(0, size));
        if (got < size) throw truncated(files[file]!, place.byte, size);
        yield { height: h, bytes: buffer, from: 0, to: size, place };
      }
    },
    close() {
      for (const file of files) file.close();
    },
  };
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) throw new JejakError('BLOCK_FILE_MISSING', { meta: { directory: path } });
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  const blk = names.filter((name) => /^blk\d{5,}\.dat$/.test(name));
  const chosen = blk.length > 0 ? blk : names.filter((name) => name.endsWith('.raw'));
  if (chosen.length === 0) throw new JejakError('BLOCK_FILE_MISSING', { meta: { directory: path } });
  return chosen.map((name) => join(path, name));
}

function detectChain(file: BlockFile): Chain {
  const magic = new Uint8Array(4);
  file.read(0, magic);
  return (
    Object.values(CHAINS).find((chain) => chain.magic.every((byte, i) => magic[i] === byte)) ?? CHAINS.bitcoin
  );
}

function truncated(file: BlockFile, byte: number, size: number): JejakError {
  return new JejakError('BLOCK_FILE_TRUNCATED', { meta: { file: file.path, byte, size } });
}
