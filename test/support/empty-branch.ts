import { hash } from 'node:crypto';
import { blockSubsidy } from '../../src/chains/bitcoin/verify/block-subsidy.ts';
import { CHAINS } from '../../src/primitives/chain.ts';

/** Framed regtest blocks with nothing but a coinbase, on top of a block: `parent` is its hash in wire order. */
export function emptyBranch(parent: Uint8Array, from: { height: number; count: number }): Uint8Array[] {
  const chain = CHAINS['bitcoin-regtest'];
  const frames: Uint8Array[] = [];
  let previous = parent;
  for (let height = from.height; height < from.height + from.count; height++) {
    const marker = Buffer.alloc(5);
    marker.writeUInt8(4, 0);
    marker.writeUInt32LE(height, 1);
    const value = Buffer.alloc(8);
    value.writeBigUInt64LE(blockSubsidy(chain, height));
    const coinbase = Buffer.concat([
      Buffer.from('0100000001', 'hex'),
      Buffer.alloc(32),
      Buffer.from('ffffffff05', 'hex'),
      marker,
      Buffer.from('ffffffff01', 'hex'),
      value,
      Buffer.from('16001499', 'hex'),
      Buffer.alloc(19, height & 255),
      Buffer.alloc(4),
    ]);
    const header = Buffer.alloc(80);
    header.writeInt32LE(0x20000000, 0);
    header.set(previous, 4);
    header.set(hash256(coinbase), 36);
    header.writeUInt32LE(1_400_000_000 + height, 68);
    header.writeUInt32LE(0x207fffff, 72);
    for (let nonce = 0; nonce < 10_000 && hash256(header)[31]! > 0x7f; nonce++)
      header.writeUInt32LE(nonce, 76);
    const block = Buffer.concat([header, Uint8Array.of(1), coinbase]);
    const frame = Buffer.alloc(8 + block.length);
    frame.set(chain.magic);
    frame.writeUInt32LE(block.length, 4);
    frame.set(block, 8);
    frames.push(frame);
    previous = hash256(header);
  }
  return frames;
}

/** Hash of a frame's block in wire order. */
export function frameHash(frame: Uint8Array): Uint8Array {
  return hash256(frame.subarray(8, 88));
}

function hash256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', hash('sha256', bytes, 'buffer'), 'buffer');
}
