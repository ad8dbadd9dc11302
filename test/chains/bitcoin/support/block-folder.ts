import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHAINS, type ChainId } from '../../../../src/primitives/chain.ts';
import { GENESIS_BLOCK } from '../../../vectors/mainnet-blocks.ts';
import { coinbase, hash256, makeBlock } from './make-block.ts';

/** Block 0 of regtest: that of mainnet with another time, target and nonce (Bitcoin Core, kernel/chainparams.cpp). */
export const REGTEST_GENESIS: Uint8Array = (() => {
  const block = Buffer.from(GENESIS_BLOCK.hex, 'hex');
  block.writeUInt32LE(1_296_688_602, 68);
  block.writeUInt32LE(0x207fffff, 72);
  block.writeUInt32LE(2, 76);
  return block;
})();

/** `count` blocks on top of another, each with a coinbase only. `mark` makes branches differ. */
export function extend(parent: Uint8Array, count: number, mark = 0): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  let previous = parent;
  for (let i = 0; i < count; i++) {
    previous = makeBlock([coinbase({ value: BigInt(mark) })], hash256(previous.subarray(0, 80)));
    blocks.push(previous);
  }
  return blocks;
}

export const hashOf = (block: Uint8Array): string =>
  Buffer.from(hash256(block.subarray(0, 80)))
    .reverse()
    .toString('hex');

/** Magic and length in front of a block, as in blk*.dat. */
export function frame(block: Uint8Array, chain: ChainId = 'bitcoin-regtest'): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  return Buffer.concat([CHAINS[chain].magic, size, block]);
}

export const frames = (blocks: readonly Uint8Array[]): Buffer =>
  Buffer.concat(blocks.map((block) => frame(block)));

export function obfuscate(bytes: Uint8Array, key: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ key[i % key.length]!));
}

/** A temporary folder of block folders: `write` makes one and gives its path. */
export function blockFolders() {
  const root = mkdtempSync(join(tmpdir(), 'jejak-blocks-'));
  let made = 0;
  return {
    write(files: Readonly<Record<string, Uint8Array>>): string {
      const path = join(root, String(made++));
      mkdirSync(path);
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
      return path;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
