import { hash } from 'node:crypto';
import type { Chain } from '../../../primitives/chain.ts';
import { displayHash } from '../../../primitives/display-hash.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { Hash256Batch } from '../sha256/hash256-batch.ts';
import type { BlockColumns } from '../wire/block-columns.ts';
import { blockTxids } from '../wire/block-txids.ts';
import { blockWtxids } from '../wire/block-wtxids.ts';
import { decodeHeader } from '../wire/decode-header.ts';
import { headerHash } from '../wire/header-hash.ts';
import { merkleRoot } from './merkle-root.ts';
import { meetsTarget } from './proof-of-work.ts';

const COMMITMENT = [0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed] as const;
const NO_VOUT = 0xffffffff;

export interface VerifiedBlock {
  /** 32 bytes, wire order. */
  readonly hash: Uint8Array;
  /** 32 bytes a transaction, wire order; a copy that stays valid. */
  readonly txids: Uint8Array;
}

/**
 * Recomputes what a decoded block claims of itself: header hash against its target, merkle root over the txids,
 * witness commitment (BIP141) where there is one or transactions have witnesses, so that a block whose witnesses were
 * taken off is not whole, and one coinbase in the first place. What needs other
 * blocks (parent link, values of previous outputs, subsidy) is checked at ingest.
 * Errors: BLOCK_POW, BLOCK_MERKLE_MISMATCH, BLOCK_WITNESS_MISMATCH, BLOCK_COINBASE, each with the block's hash.
 */
export function verifyBlock(
  block: {
    readonly bytes: Uint8Array;
    readonly columns: BlockColumns;
    readonly chain: Chain;
    readonly height: number;
  },
  batch: Hash256Batch,
): VerifiedBlock {
  const { bytes, columns, chain, height } = block;
  const hash = headerHash(bytes, columns.headerAt);
  const header = decodeHeader(bytes, columns.headerAt);
  const name = displayHash(hash);
  if (!meetsTarget(hash, header.bits, chain.powLimitBits))
    throw new JejakError('BLOCK_POW', { meta: { hash: name } });
  const txids = Uint8Array.from(blockTxids(bytes, columns, batch));
  const { root, mutated } = merkleRoot(txids, batch);
  if (mutated || !equal(root, header.merkleRoot)) {
    throw new JejakError('BLOCK_MERKLE_MISMATCH', {
      meta: { hash: name, expected: displayHash(header.merkleRoot), computed: displayHash(root) },
    });
  }
  for (let tx = 0; tx < columns.txCount; tx++) {
    if (isCoinbase(bytes, columns, tx) !== (tx === 0)) {
      throw new JejakError('BLOCK_COINBASE', { meta: { hash: name, index: tx } });
    }
  }
  const commitment = commitmentAt(bytes, columns);
  // Before that height an output of this form says nothing: miners made some while they voted.
  const binding = commitment >= 0 && height >= chain.segwitHeight;
  if ((binding || columns.segwitCount > 0) && !witnessCommitted({ bytes, columns, commitment }, batch)) {
    throw new JejakError('BLOCK_WITNESS_MISMATCH', { meta: { hash: name } });
  }
  return { hash, txids };
}

function isCoinbase(bytes: Uint8Array, columns: BlockColumns, tx: number): boolean {
  const first = columns.txFirstInput[tx]!;
  if (columns.inputVout[first] !== NO_VOUT) return false;
  if (columns.txFirstInput[tx + 1]! - first !== 1) return false;
  const at = columns.inputPreviousAt[first]!;
  for (let i = 0; i < 32; i++) if (bytes[at + i] !== 0) return false;
  return true;
}

/** Where the last output of the coinbase with the commitment's prefix holds the commitment; -1 where there is none. */
function commitmentAt(bytes: Uint8Array, columns: BlockColumns): number {
  let commitment = -1;
  const end = columns.txFirstOutput[1]!;
  for (let output = 0; output < end; output++) {
    const at = columns.outputScriptAt[output]!;
    if (columns.outputScriptLength[output]! >= 38 && COMMITMENT.every((byte, i) => bytes[at + i] === byte)) {
      commitment = at + COMMITMENT.length;
    }
  }
  return commitment;
}

/** The commitment is hash256(witness root, reserved value). */
function witnessCommitted(
  {
    bytes,
    columns,
    commitment,
  }: { readonly bytes: Uint8Array; readonly columns: BlockColumns; readonly commitment: number },
  batch: Hash256Batch,
): boolean {
  // The reserved value is the coinbase's only witness item: count 1, length 32.
  const witnessAt = columns.txBodyEnd[0]!;
  if (commitment < 0 || columns.txSegwit[0] === 0 || bytes[witnessAt] !== 1 || bytes[witnessAt + 1] !== 32)
    return false;
  const { root } = merkleRoot(blockWtxids(bytes, columns, batch), batch);
  const once = hash('sha256', Buffer.concat([root, bytes.subarray(witnessAt + 2, witnessAt + 34)]), 'buffer');
  return equal(hash('sha256', once, 'buffer'), bytes.subarray(commitment, commitment + 32));
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
