import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHash256Batch } from '../../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { merkleRoot } from '../../../src/chains/bitcoin/verify/merkle-root.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { parseTxid } from '../../../src/primitives/parse-txid.ts';
import { BLOCK_170 } from '../../vectors/mainnet-blocks.ts';
import { plainMerkleRoot } from './support/make-block.ts';

const batch = createHash256Batch();
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => new Uint8Array(32).fill(i + 1).fill(i >> 8, 0, 1));

describe('merkleRoot', () => {
  it('of one id is the id', () => {
    const [id] = idsOf(1);
    expect(merkleRoot(id!, batch)).toEqual({ root: id, mutated: false });
  });

  it('of block 170 is in its header', () => {
    const ids = Buffer.concat(BLOCK_170.txids.map(parseTxid));
    expect(displayHash(merkleRoot(ids, batch).root)).toBe(BLOCK_170.merkleRoot);
  });

  it('follows the definition for every number of ids up to 300, odd levels included', () => {
    for (let count = 1; count <= 300; count++) {
      const ids = idsOf(count);
      const { root, mutated } = merkleRoot(Buffer.concat(ids), batch);
      expect(Buffer.from(root).equals(plainMerkleRoot(ids)), `${count} ids`).toBe(true);
      expect(mutated, `${count} ids`).toBe(false);
    }
  });

  it('follows the definition for any ids, and leaves them alone', () => {
    const id = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 60 }), (ids) => {
        const joined = Uint8Array.from(Buffer.concat(ids));
        const before = Uint8Array.from(joined);
        expect(Buffer.from(merkleRoot(joined, batch).root).equals(plainMerkleRoot(ids))).toBe(true);
        expect(joined).toEqual(before);
      }),
    );
  });
});

// Bitcoin Core, src/consensus/merkle.cpp: repeating the end of a list of ids may leave the root as it was.
describe('CVE-2012-2459', () => {
  it.each([
    [3, [2]],
    [5, [4]],
    [6, [4, 5]],
    [7, [6]],
    [9, [8]],
    [11, [10]],
    [12, [8, 9, 10, 11]],
    [13, [12]],
  ])('%d ids with the ids %j repeated give the same root, and are told apart', (count, repeated) => {
    const ids = idsOf(count);
    const longer = [...ids, ...repeated.map((i) => ids[i]!)];
    const plain = merkleRoot(Buffer.concat(ids), batch);
    const attack = merkleRoot(Buffer.concat(longer), batch);
    expect(Buffer.from(attack.root).equals(plain.root)).toBe(true);
    expect([plain.mutated, attack.mutated]).toEqual([false, true]);
  });

  it('finds equal neighbours in any place of a level', () => {
    for (const count of [2, 4, 6, 8, 16, 18]) {
      for (let at = 0; at < count; at += 2) {
        const ids = idsOf(count);
        ids[at + 1] = ids[at]!;
        expect(merkleRoot(Buffer.concat(ids), batch).mutated, `${count} ids, pair at ${at}`).toBe(true);
      }
    }
  });

  it('equal ids that are not a pair are not a mutation', () => {
    const ids = idsOf(4);
    ids[2] = ids[1]!;
    expect(merkleRoot(Buffer.concat(ids), batch).mutated).toBe(false);
  });
});
