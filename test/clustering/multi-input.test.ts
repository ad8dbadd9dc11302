import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryRows } from '../../evaluation/clustering/memory-rows.ts';
import { createForest } from '../../src/clustering/create-forest.ts';
import { createMergeGuard } from '../../src/clustering/guard/create-merge-guard.ts';
import { MERGE_WORDS, type MergeLog, multiInput } from '../../src/clustering/multi-input.ts';
import { createUnionFind } from '../../src/clustering/union-find.ts';

const NO_ADDRESS = 0xffffffff;
const ADDRESSES = 24;
const NO_GUARD = createMergeGuard(
  { owners: [], apart: [], addresses: 0, holdFrom: 0 },
  (id) => id,
  memoryRows(4),
);

interface Spend {
  readonly inputs: number[];
  readonly excluded: boolean;
}

const spends: fc.Arbitrary<Spend[]> = fc.array(
  fc.record({
    inputs: fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(ADDRESSES - 1) }, fc.constant(NO_ADDRESS)), {
      maxLength: 5,
    }),
    excluded: fc.boolean(),
  }),
  { maxLength: 20 },
);

function run(list: readonly Spend[], firstTx = 100, guard = NO_GUARD) {
  const forest = createForest(ADDRESSES);
  const inputStart = [0];
  for (const { inputs } of list) inputStart.push(inputStart[inputStart.length - 1]! + inputs.length);
  const merges: { loser: number; a: number; b: number; tx: number }[] = [];
  const log: MergeLog = {
    // Room for three merges: the log has to be emptied in between.
    rows: new Uint32Array(18),
    filled: 0,
    flush() {
      for (let i = 0; i < log.filled; i += MERGE_WORDS) {
        const [loser, , a, b, tx] = log.rows.subarray(i, i + MERGE_WORDS);
        merges.push({ loser: loser!, a: a!, b: b!, tx: tx! });
      }
      log.filled = 0;
    },
  };
  multiInput(
    { forest, guard },
    {
      firstTx,
      transactions: list.length,
      inputStart: Uint32Array.from(inputStart),
      excluded: Uint8Array.from(list, ({ excluded }) => (excluded ? 2 : 0)),
      inputAddress: Uint32Array.from(list.flatMap(({ inputs }) => inputs)),
    },
    log,
  );
  log.flush();
  const sets = createUnionFind(forest);
  return { root: Array.from(forest, (_, id) => sets.find(id)), merges };
}

/** The definition, the slow way: two addresses are together when a chain of transactions spends from both. */
function byDefinition(list: readonly Spend[]): number[] {
  const label = Array.from({ length: ADDRESSES }, (_, i) => i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { inputs, excluded } of list) {
      if (excluded) continue;
      const ids = inputs.filter((id) => id !== NO_ADDRESS);
      const least = Math.min(...ids.map((id) => label[id]!));
      for (const id of ids) {
        if (label[id] === least) continue;
        label[id] = least;
        changed = true;
      }
    }
  }
  return label;
}

test('clusters are those of the definition, named by their smallest address', () => {
  fc.assert(
    fc.property(spends, (list) => {
      expect(run(list).root).toEqual(byDefinition(list));
    }),
  );
});

test('the evidence is a forest that joins exactly the clusters, every edge a transaction that spends from both', () => {
  fc.assert(
    fc.property(spends, (list) => {
      const { root, merges } = run(list);
      expect(merges.length).toBe(ADDRESSES - new Set(root).size);
      expect(new Set(merges.map(({ loser }) => loser)).size).toBe(merges.length);
      const again = createUnionFind(createForest(ADDRESSES));
      let before = 0;
      for (const { loser, a, b, tx } of merges) {
        const { inputs, excluded } = list[tx - 100]!;
        expect(excluded).toBe(false);
        expect(inputs).toContain(a);
        expect(inputs).toContain(b);
        expect(tx).toBeGreaterThanOrEqual(before);
        before = tx;
        expect(again.link(again.find(a), again.find(b))).toBe(loser);
      }
    }),
  );
});
