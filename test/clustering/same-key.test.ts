import { expect, test } from 'vitest';
import { SCRIPT_KINDS } from '../../src/chains/bitcoin/script-kind.ts';
import { sameKeyPairs } from '../../src/clustering/same-key/same-key-pairs.ts';
import { KEY_BYTES } from '../../src/graph/index/run-file.ts';
import type { GraphFiles } from '../../src/graph/store/graph-files.ts';

const [P2PKH, P2WPKH, P2SH, P2TR] = (['p2pkh', 'p2wpkh', 'p2sh', 'p2tr'] as const).map((kind) =>
  SCRIPT_KINDS.indexOf(kind),
);

/** Just what the rule asks of graph files. */
function graph(list: readonly (readonly [hash: number, kind: number])[]): GraphFiles {
  const keys = new Uint8Array(list.length * KEY_BYTES);
  list.forEach(([hash, kind], i) => {
    keys[i * KEY_BYTES] = hash;
    keys[(i + 1) * KEY_BYTES - 1] = kind;
  });
  return {
    columns: {
      addressKey: {
        read: (row: number, into: Uint8Array) =>
          into.set(keys.subarray(row * KEY_BYTES, row * KEY_BYTES + into.length)),
      },
    },
    addresses: {
      lookup: (asked: Uint8Array) =>
        Float64Array.from({ length: asked.length / KEY_BYTES }, (_, i) =>
          list.findIndex(
            ([hash, kind]) => hash === asked[i * KEY_BYTES] && kind === asked[(i + 1) * KEY_BYTES - 1],
          ),
        ),
    },
  } as unknown as GraphFiles;
}

test('joins the two forms of a key, whichever came first, and nothing else', () => {
  const made = graph([
    [1, P2PKH!],
    [2, P2WPKH!],
    [1, P2SH!],
    [1, P2WPKH!],
    [3, P2PKH!],
    [2, P2PKH!],
    [3, P2TR!],
  ]);
  expect(sameKeyPairs(made, { from: 0, to: 7 })).toEqual([
    { a: 0, b: 3 },
    { a: 1, b: 5 },
  ]);
  expect(sameKeyPairs(made, { from: 4, to: 7 })).toEqual([{ a: 1, b: 5 }]);
});
