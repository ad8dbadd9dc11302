import { type Chain, CHAINS } from '../../../primitives/chain.ts';
import { bytesToHex } from '../../../primitives/hex.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { BlockFile } from './open-block-file.ts';

const HEADER = 80;
const FRAME = 8;
const LARGEST_BLOCK = 4_000_000;

export interface Frame {
  /** Offset of the block behind magic and length. */
  readonly at: number;
  readonly size: number;
  readonly header: Uint8Array;
}

/**
 * Walks the frames (magic, length, block) of a block file, reading headers only. Zero padding is skipped, as Core
 * allocates files ahead of time. A last block that the file cuts short ends the walk and is reported by `unfinished`.
 * Errors: BLOCK_FILE_MAGIC (another network), BLOCK_FILE_GARBAGE, each with file and byte.
 */
export function* scanFrames(
  file: BlockFile,
  chain: Chain,
  unfinished: (byte: number, size: number) => void,
): Generator<Frame> {
  const head = new Uint8Array(FRAME + HEADER);
  const view = new DataView(head.buffer);
  let at = 0;
  while (at < file.size) {
    const got = file.read(at, head);
    if (head[0] === 0 && head[1] === 0 && head[2] === 0 && head[3] === 0) {
      at = skipPadding(file, at);
      continue;
    }
    if (got >= 4 && !chain.magic.every((byte, i) => head[i] === byte)) throw foreign(file, at, { head, chain });
    const size = got >= FRAME ? view.getUint32(4, true) : 0;
    if (got >= FRAME && (size <= HEADER || size > LARGEST_BLOCK)) {
      throw new JejakError('BLOCK_FILE_GARBAGE', { meta: { file: file.path, byte: at + 4 } });
    }
    if (got < FRAME || at + FRAME + size > file.size) {
      unfinished(at, size);
      return;
    }
    yield { at: at + FRAME, size, header: head.slice(FRAME) };
    at += FRAME + size;
  }
}

function skipPadding(file: BlockFile, from: number): number {
  const window = new Uint8Array(1_048_576);
  let at = from;
  while (at < file.size) {
    const got = file.read(at, window);
    for (let i = 0; i < got; i++) if (window[i] !== 0) return at + i;
    at += got;
  }
  return file.size;
}

function foreign(file: BlockFile, byte: number, found: { head: Uint8Array; chain: Chain }): JejakError {
  const magic = found.head.subarray(0, 4);
  const other = Object.values(CHAINS).find((chain) => chain.magic.every((value, i) => magic[i] === value));
  if (!other) return new JejakError('BLOCK_FILE_GARBAGE', { meta: { file: file.path, byte } });
  return new JejakError('BLOCK_FILE_MAGIC', {
    meta: { file: file.path, byte, found: bytesToHex(magic), network: other.id, expected: found.chain.id },
  });
}
