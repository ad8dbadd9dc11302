import { hash } from 'node:crypto';
import { createHash256Batch } from '../chains/bitcoin/sha256/hash256-batch.ts';
import { blockSubsidy } from '../chains/bitcoin/verify/block-subsidy.ts';
import { merkleRoot } from '../chains/bitcoin/verify/merkle-root.ts';
import type { Chain } from '../primitives/chain.ts';
import { hexToBytes } from '../primitives/hex.ts';
import type { AddressBook } from './address-book.ts';
import type { Coin, SynthAddress } from './coin.ts';
import type { Random } from './random.ts';
import {
  createTransactionWriter,
  type MadeTransaction,
  type TransactionDraft,
} from './transaction-writer.ts';

/** Block 0 of regtest (Bitcoin Core, chainparams): the same coinbase as on mainnet, with another time and target. */
const GENESIS =
  '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a' +
  '51323a9fb8aa4b1e5e4adae5494dffff7f20020000000101000000010000000000000000000000000000000000000000000000000000000000000000' +
  'ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f662073' +
  '65636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828' +
  'e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000';
const BITS = 0x207fffff;
const MATURITY = 100;
const MAX_BYTES = 3_600_000;

/** Collects transactions and closes them into blocks that follow all rules which do not need a script to be run. */
export interface BlockAssembler {
  /** Height of the block being filled. */
  readonly height: number;
  /** Transactions in all closed blocks and in the open one, coinbases counted. */
  readonly transactions: number;
  /** Transactions in the open block, its coinbase counted. */
  readonly open: number;
  add(draft: TransactionDraft): MadeTransaction;
  /** No more transactions should be added to the open block. */
  full(): boolean;
  /** Closes the block; its reward goes to `miner`. */
  close(miner: SynthAddress): Uint8Array;
  /** Coinbase coins that may be spent in the open block. Taking one removes it. */
  takeMature(): Coin | undefined;
  genesis(): Uint8Array;
  /** A rival of the block closed last: same parent, only a coinbase. It never becomes part of the best chain. */
  rival(miner: SynthAddress): Uint8Array;
}

/** Times of the blocks: UTC seconds that block 0 would have, and seconds from block to block. */
export interface BlockTimes {
  readonly firstTime: number;
  readonly spacing: number;
}

export interface AssemblerOptions extends BlockTimes {
  readonly chain: Chain;
  readonly book: AddressBook;
  readonly random: Random;
}

export function createBlockAssembler({
  chain,
  book,
  random,
  firstTime,
  spacing,
}: AssemblerOptions): BlockAssembler {
  const writer = createTransactionWriter(book, random);
  const batch = createHash256Batch();
  const body = new Uint8Array(4_000_000);
  const rewards: { height: number; coin: Coin }[] = [];
  const genesis = hexToBytes(GENESIS);
  let previous = hash256(genesis.subarray(0, 80));
  let parentOfLast = previous;
  let height = 1;
  let closed = 1;
  let end = 0;
  let fees = 0;
  let segwit = false;
  let starts: number[] = [];
  let txids: Uint8Array[] = [];

  function header(root: Uint8Array, parent: Uint8Array, time: number): Uint8Array {
    const bytes = new Uint8Array(80);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, 0x20000000, true);
    bytes.set(parent, 4);
    bytes.set(root, 36);
    view.setUint32(68, time, true);
    view.setUint32(72, BITS, true);
    // The target leaves half of all hashes: a few tries.
    for (let nonce = 0; ; nonce++) {
      view.setUint32(76, nonce, true);
      if (hash256(bytes)[31]! <= 0x7f) return bytes;
    }
  }

  function coinbase(
    miner: SynthAddress,
    at: { height: number; reward: number; commitment: Uint8Array | undefined },
  ) {
    const stripped = new Uint8Array(300);
    const view = new DataView(stripped.buffer);
    view.setUint32(0, 2, true);
    stripped[4] = 1;
    stripped.fill(0, 5, 37);
    stripped.fill(0xff, 37, 41);
    const marker = heightScript(at.height);
    stripped[41] = marker.length;
    stripped.set(marker, 42);
    let to = 42 + marker.length;
    stripped.fill(0xff, to, to + 4);
    to += 4;
    stripped[to++] = at.commitment ? 2 : 1;
    view.setBigUint64(to, BigInt(at.reward), true);
    to = writer.script(stripped, to + 8, miner);
    if (at.commitment) {
      stripped.fill(0, to, to + 8);
      stripped.set([38, 0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed], to + 8);
      stripped.set(at.commitment, to + 15);
      to += 47;
    }
    const whole = stripped.slice(0, to + 4);
    const txid = hash256(whole);
    if (!at.commitment) return { bytes: whole, txid };
    // Marker and flag behind the version; the witness (one item of 32 zero bytes) before the lock time.
    const bytes = new Uint8Array(whole.length + 2 + 34);
    bytes.set(whole.subarray(0, 4));
    bytes.set([0, 1], 4);
    bytes.set(whole.subarray(4, to), 6);
    bytes.set([1, 32], to + 2);
    return { bytes, txid };
  }

  function witnessCommitment(): Uint8Array {
    batch.add(body, 0, 0);
    for (let i = 0; i < starts.length; i++) batch.add(body, starts[i]!, starts[i + 1] ?? end);
    const ids = Uint8Array.from(batch.finish());
    ids.fill(0, 0, 32);
    return hash256(Buffer.concat([merkleRoot(ids, batch).root, new Uint8Array(32)]));
  }

  const assembler: BlockAssembler = {
    get height() {
      return height;
    },
    get transactions() {
      return closed + starts.length + 1;
    },
    get open() {
      return starts.length + 1;
    },
    add(draft) {
      const { end: next, made } = writer.write(draft, body, end);
      starts.push(end);
      txids.push(made.txid);
      end = next;
      fees += made.fee;
      segwit ||= made.segwit;
      return made;
    },
    full: () => end > MAX_BYTES - 400_000,
    close(miner) {
      const reward = Number(blockSubsidy(chain, height)) + fees;
      const commitment = segwit ? witnessCommitment() : undefined;
      const first = coinbase(miner, { height, reward, commitment });
      const { root } = merkleRoot(Buffer.concat([first.txid, ...txids]), batch);
      const head = header(root, previous, firstTime + height * spacing);
      const count = starts.length + 1;
      const size = count < 0xfd ? Uint8Array.of(count) : Uint8Array.of(0xfd, count & 255, count >> 8);
      const block = Buffer.concat([head, size, first.bytes, body.subarray(0, end)]);
      if (reward > 0)
        rewards.push({ height, coin: { txid: first.txid, vout: 0, value: reward, address: miner } });
      parentOfLast = previous;
      previous = hash256(head);
      closed += count;
      height += 1;
      [end, fees, segwit, starts, txids] = [0, 0, false, [], []];
      return block;
    },
    takeMature() {
      const first = rewards[0];
      if (!first || height - first.height < MATURITY) return undefined;
      rewards.shift();
      return first.coin;
    },
    genesis: () => genesis,
    rival(miner) {
      const reward = Number(blockSubsidy(chain, height - 1));
      const first = coinbase(miner, { height: height - 1, reward, commitment: undefined });
      const head = header(first.txid, parentOfLast, firstTime + (height - 1) * spacing + 7);
      return Buffer.concat([head, Uint8Array.of(1), first.bytes]);
    },
  };
  return assembler;
}

function hash256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', hash('sha256', bytes, 'buffer'), 'buffer'));
}

/** BIP34: the height as the first push of the coinbase, then a filler, because the script needs two bytes. */
function heightScript(height: number): Uint8Array {
  if (height <= 16) return Uint8Array.of(0x50 + height, 0);
  const bytes: number[] = [];
  for (let rest = height; rest > 0; rest = Math.floor(rest / 256)) bytes.push(rest % 256);
  if (bytes[bytes.length - 1]! & 0x80) bytes.push(0);
  return Uint8Array.of(bytes.length, ...bytes, 0);
}
