import { expect, test } from 'vitest';
import { memoryRows } from '../../../evaluation/clustering/memory-rows.ts';
import { createForest } from '../../../src/clustering/create-forest.ts';
import { createMergeGuard, type KnownOwners } from '../../../src/clustering/guard/create-merge-guard.ts';
import { HOLD_REASONS } from '../../../src/clustering/guard/merge-guard.ts';
import { joinPairs } from '../../../src/clustering/join-pairs.ts';
import { ruleWord } from '../../../src/clustering/merge-rule.ts';
import { type MergeLog, multiInput } from '../../../src/clustering/multi-input.ts';
import { createUnionFind } from '../../../src/clustering/union-find.ts';

const NOBODY: KnownOwners = { owners: [], apart: [] };
type Spends = readonly (readonly number[])[];

function cluster(
  spends: Spends,
  known: KnownOwners,
  holdFrom: number,
  way: 'inputs' | 'pairs',
  decided: Spends = [],
) {
  const forest = createForest(20);
  const sets = createUnionFind(forest);
  const holds = memoryRows(4);
  const guard = createMergeGuard({ ...known, addresses: 20, holdFrom }, sets.find, holds);
  const log: MergeLog = {
    rows: new Uint32Array(600),
    filled: 0,
    flush() {
      throw new Error('full');
    },
  };
  const pairsOf = (of: Spends, rule: number) =>
    of.flatMap(([a, ...rest], tx) => rest.map((b) => ({ a: a!, b, tx, rule })));
  joinPairs({ forest, guard }, pairsOf(decided, ruleWord('decision')), log);
  if (way === 'pairs') {
    joinPairs({ forest, guard }, pairsOf(spends, 0), log);
  } else {
    const inputStart = [0];
    for (const inputs of spends) inputStart.push(inputStart[inputStart.length - 1]! + inputs.length);
    const run = {
      firstTx: 0,
      transactions: spends.length,
      inputStart: Uint32Array.from(inputStart),
      excluded: new Uint8Array(spends.length),
      inputAddress: Uint32Array.from(spends.flat()),
    };
    multiInput({ forest, guard }, run, log);
  }
  const rows = holds.all();
  const held = Array.from({ length: rows.length / 4 }, (_, i) => {
    const [a, b, tx, reason] = rows.slice(i * 4, i * 4 + 4);
    return `${tx}: ${a}-${b} ${HOLD_REASONS[reason!]}`;
  });
  return { together: (a: number, b: number) => sets.find(a) === sets.find(b), held, merges: log.filled / 6 };
}

const TWO_LARGE: Spends = [
  [0, 1, 2],
  [5, 6, 7],
  [2, 7],
  [9, 0],
  [9, 10, 11],
];

test.each(['inputs', 'pairs'] as const)(
  'two large clusters are not joined, a large and a small one are: %s',
  (way) => {
    const made = cluster(TWO_LARGE, NOBODY, 3, way);
    expect(made.held).toEqual(['2: 2-7 size']);
    expect(made.together(0, 5)).toBe(false);
    expect(made.together(0, 11)).toBe(true);
    expect(cluster(TWO_LARGE, NOBODY, 0, way).held).toEqual([]);
    expect(cluster(TWO_LARGE, NOBODY, 4, way).together(0, 5)).toBe(true);
  },
);

test.each(['inputs', 'pairs'] as const)(
  'clusters of different owners are not joined, of one owner always: %s',
  (way) => {
    const owners = [
      { address: 0, owner: 'A' },
      { address: 6, owner: 'B' },
    ];
    expect(cluster(TWO_LARGE, { owners, apart: [] }, 0, way).held).toEqual(['2: 2-7 owners']);
    const one = owners.map(({ address }) => ({ address, owner: 'A' }));
    expect(cluster(TWO_LARGE, { owners: one, apart: [] }, 3, way)).toMatchObject({ held: [] });
    // Who owns a cluster goes over to what it is merged with.
    const chain: Spends = [
      [0, 1],
      [1, 2],
      [6, 5],
      [5, 2],
    ];
    expect(cluster(chain, { owners, apart: [] }, 0, way).held).toEqual(['3: 5-2 owners']);
  },
);

test.each(['inputs', 'pairs'] as const)(
  'what a person wants apart stays apart, over others too: %s',
  (way) => {
    const apart = [{ a: 0, b: 6 }];
    const made = cluster(
      [
        [0, 1],
        [5, 6],
        [1, 5],
        [1, 8],
        [8, 6],
      ],
      { owners: [], apart },
      0,
      way,
    );
    expect(made.held).toEqual(['2: 1-5 decision', '4: 8-6 decision']);
    expect(made.together(0, 8)).toBe(true);
    expect(made.together(0, 6)).toBe(false);
  },
);

test.each(['inputs', 'pairs'] as const)(
  'a merge that a person decided outranks the guard, but not another word of a person: %s',
  (way) => {
    const owners = [
      { address: 0, owner: 'A' },
      { address: 1, owner: 'A' },
      { address: 6, owner: 'B' },
    ];
    const made = cluster([[0, 1]], { owners, apart: [] }, 0, way, [[0, 6]]);
    expect(made.held).toEqual([]);
    // What was one owner's before stays so.
    expect(made.together(6, 1)).toBe(true);
    const against = cluster([], { owners, apart: [{ a: 0, b: 6 }] }, 0, way, [[0, 6]]);
    expect(against.held).toEqual(['0: 0-6 decision']);
    expect(against.together(0, 6)).toBe(false);
  },
);
