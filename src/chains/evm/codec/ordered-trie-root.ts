import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmHex } from '../block/evm-block.ts';
import { keccak256 } from './keccak256.ts';
import { type RlpItem, rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';

/**
 * Root of the Merkle-Patricia trie (Yellow Paper, appendix D) whose keys are rlp(0), rlp(1), ... and whose values are
 * the given bytes: the transactions, receipts and withdrawals roots of a block header.
 */
export function orderedTrieRoot(values: readonly Uint8Array[]): EvmHex {
  const entries = values.map((value, index) => ({ path: nibbles(rlpEncode(rlpQuantity(index))), value }));
  entries.sort((a, b) => Buffer.compare(a.path, b.path));

  /** The node that holds `entries[from, to)`, which share their first `depth` nibbles. */
  function node(from: number, to: number, depth: number): RlpItem {
    const first = entries[from]!.path;
    if (to - from === 1) return [compact(first.subarray(depth), true), entries[from]!.value];
    const last = entries[to - 1]!.path;
    let shared = depth;
    while (shared < first.length && shared < last.length && first[shared] === last[shared]) shared++;
    if (shared > depth)
      return [compact(first.subarray(depth, shared), false), reference(node(from, to, shared))];
    const branch: RlpItem[] = [];
    let at = from;
    // No key here is the beginning of another (RLP is prefix-free), so that a branch never has a value of its own.
    for (let nibble = 0; nibble < 16; nibble++) {
      const begin = at;
      while (at < to && entries[at]!.path[depth] === nibble) at++;
      branch.push(at === begin ? '0x' : reference(node(begin, at, depth + 1)));
    }
    branch.push('0x');
    return branch;
  }

  const root = rlpEncode(entries.length === 0 ? '0x' : node(0, entries.length, 0));
  return `0x${bytesToHex(keccak256(root))}`;
}

/** A node shorter than 32 bytes stands in its parent itself, a longer one by its hash. */
function reference(item: RlpItem): RlpItem {
  const bytes = rlpEncode(item);
  return bytes.length < 32 ? item : keccak256(bytes);
}

function nibbles(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 2);
  bytes.forEach((byte, i) => {
    out[2 * i] = byte >> 4;
    out[2 * i + 1] = byte & 15;
  });
  return out;
}

/** Hex-prefix encoding (Yellow Paper, appendix C). */
function compact(path: Uint8Array, leaf: boolean): Uint8Array {
  const odd = path.length % 2;
  const out = new Uint8Array((path.length - odd) / 2 + 1);
  out[0] = (leaf ? 0x20 : 0) + (odd ? 0x10 + path[0]! : 0);
  for (let i = odd, at = 1; i < path.length; i += 2) out[at++] = path[i]! * 16 + path[i + 1]!;
  return out;
}
