import type { Hash256Batch } from '../sha256/hash256-batch.ts';

export interface MerkleRoot {
  /** 32 bytes, wire order. */
  readonly root: Uint8Array;
  /** Two neighbours of a level were equal: the list may have been lengthened without changing the root (CVE-2012-2459). */
  readonly mutated: boolean;
}

/** Merkle root over ids of 32 bytes each (wire order), at least one. Bitcoin's rule: an odd last id pairs with itself. */
export function merkleRoot(ids: Uint8Array, batch: Hash256Batch): MerkleRoot {
  let level = Uint8Array.from(ids);
  let mutated = false;
  while (level.length > 32) {
    if (level.length % 64 !== 0) {
      const padded = new Uint8Array(level.length + 32);
      padded.set(level);
      padded.copyWithin(level.length, level.length - 32, level.length);
      level = padded;
    } else mutated ||= equalPair(level, level.length - 64);
    for (let at = 0; at < level.length; at += 64) {
      if (at + 64 < level.length && !mutated) mutated = equalPair(level, at);
      batch.add(level, at, at + 64);
    }
    level = Uint8Array.from(batch.finish());
  }
  return { root: level, mutated };
}

function equalPair(level: Uint8Array, at: number): boolean {
  for (let i = 0; i < 32; i++) if (level[at + i] !== level[at + 32 + i]) return false;
  return true;
}
