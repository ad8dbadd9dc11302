import { CHAINS, type Chain } from '../../../primitives/chain.ts';
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
 * Walks the frames (magic, length, block) of a block file, reading headers only. Padding is skipped, as Core
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
    head.fill(0);
    const got = file.read(at, head);
    if (!isMagic(chain, head)) {
      const next = behindPadding(file, chain, at);
      if (next > at) {
        at = next;
        continue;
      }
      if (got >= 4) throw foreign(file, at, { head, chain });
    }
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

function isMagic(chain: Chain, head: Uint8Array): boolean {
  return chain.magic.every((byte, i) => head[i] === byte);
}

function behindPadding(file: BlockFile, chain: Chain, from: number): number {
  const end = file.skipPadding(from);
  // The first bytes of an obfuscated frame may look like padding.
  const head = new Uint8Array(4);
  for (let at = end; at > Math.max(from, end - 4); at--)
    if (file.read(at, head) === 4 && isMagic(chain, head)) return at;
  return end;
}

function foreign(file: BlockFile, byte: number, found: { head: Uint8Array; chain: Chain }): JejakError {
  const magic = found.head.subarray(0, 4);
  const other = Object.values(CHAINS).find((chain) => chain.magic.every((value, i) => magic[i] === value));
  if (!other) return new JejakError('BLOCK_FILE_GARBAGE', { meta: { file: file.path, byte } });
  return new JejakError('BLOCK_FILE_MAGIC', {
    meta: { file: file.path, byte, found: bytesToHex(magic), network: other.id, expected: found.chain.id },
  });
}
