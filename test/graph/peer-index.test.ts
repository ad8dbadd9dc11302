import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openPeerIndex } from '../../src/graph/peers/peer-index.ts';
import { PEER_WAYS } from '../../src/graph/peers/peer-row.ts';
import type { PeerSource } from '../../src/graph/peers/write-segment-peers.ts';
import type { LedgerCounts } from '../../src/lake/manifest.ts';
import { NO_LEDGER_ROWS } from '../../src/lake/manifest.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** Homes: dense ids far apart; nobody is 0xffffffff. */
const HOMES = [0, 1, 127, 128, 70_000, 4_000_000_000];
const NOBODY = 0xffffffff;
const LARGEST = (1n << 256n) - 1n;

interface Move {
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  readonly value: bigint;
  /** Whether a transaction, and a block, begins here. */
  readonly tx: boolean;
  readonly block: boolean;
}

const move: fc.Arbitrary<Move> = fc.record({
  from: fc.constantFrom(...HOMES, NOBODY),
  to: fc.constantFrom(...HOMES, NOBODY),
  asset: fc.constantFrom(0, 1, 300, 100_000),
  value: fc.oneof(
    fc.constantFrom(0n, 1n, LARGEST, 1n << 48n, (1n << 64n) - 1n),
    fc.bigInt({ min: 0n, max: LARGEST }),
    fc.bigInt({ min: 0n, max: 1_000_000n }),
  ),
  tx: fc.boolean(),
  block: fc.boolean(),
});
const segments = fc.array(fc.array(move, { maxLength: 12 }), { minLength: 1, maxLength: 20 });

/** Seconds of a block step back now and then: a table of somebody else may say so. */
const timeOf = (block: number) => 1_600_000_000 + block * 12 - (block % 5 === 4 ? 100 : 0);

/** Moves as columns of a segment, with the counts behind them. */
function segmentOf(moves: readonly Move[], base: LedgerCounts): { source: PeerSource; next: LedgerCounts } {
  const txOf: number[] = [];
  const txBlock: number[] = [];
  let [txs, blocks] = [0, 0];
  for (const [i, { tx, block }] of moves.entries()) {
    if (i === 0 || tx || block) {
      if (i === 0 || block) blocks += 1;
      txBlock.push(base.blocks + blocks - 1);
      txs += 1;
    }
    txOf.push(base.transactions + txs - 1);
  }
  const value = new BigUint64Array(4 * moves.length);
  moves.forEach((one, i) => {
    for (let w = 0; w < 4; w++) value[4 * i + w] = (one.value >> BigInt(64 * w)) & ((1n << 64n) - 1n);
  });
  // An account of each asset that moves, and one that does nothing, for every home.
  const assets = [...new Set([77, ...moves.map(({ asset }) => asset)])];
  const placeOf = new Map(assets.map((asset, i) => [asset, i * HOMES.length]));
  const accountHome = Uint32Array.from(assets.flatMap(() => HOMES));
  const homePlace = new Map(HOMES.map((home, i) => [home, i]));
  const place = (home: number, asset: number) =>
    home === NOBODY ? NOBODY : placeOf.get(asset)! + homePlace.get(home)!;
  return {
    source: {
      transfers: moves.length,
      blockTime: Uint32Array.from({ length: blocks }, (_, b) => timeOf(base.blocks + b)),
      txBlock,
      transferTx: txOf,
      transferAsset: Uint32Array.from(moves, ({ asset }) => asset),
      transferFrom: Uint32Array.from(moves, ({ from, asset }) => place(from, asset)),
      transferTo: Uint32Array.from(moves, ({ to, asset }) => place(to, asset)),
      transferValue: value,
      accountHome,
    },
    next: {
      ...base,
      blocks: base.blocks + blocks,
      transactions: base.transactions + txs,
      transfers: base.transfers + moves.length,
    },
  };
}

type Sums = Record<
  string,
  { count: number; value: bigint; first: number; tx: number; from: number; to: number }
>;

/** What a plain look at every transfer gives, by home and by counterparty, asset, way, of value or not. */
function plainly(all: readonly (readonly Move[])[]): Record<number, Sums> {
  const homes: Record<number, Sums> = Object.fromEntries(HOMES.map((home) => [home, {}]));
  let base = NO_LEDGER_ROWS;
  for (const moves of all) {
    const { source, next } = segmentOf(moves, base);
    moves.forEach(({ from, to, asset, value }, i) => {
      const tx = source.transferTx[i]!;
      const time = timeOf(source.txBlock[tx - base.transactions]!);
      const put = (home: number, other: number, way: number) => {
        if (home === NOBODY) return;
        const key = `${other} ${asset} ${way} ${value > 0n}`;
        const sums = homes[home]!;
        const first = base.transfers + i;
        const known = sums[key] ?? { count: 0, value: 0n, first, tx, from: time, to: time };
        sums[key] = { ...known, count: known.count + 1, value: known.value + value, to: time };
      };
      if (from === to) put(from, from, PEER_WAYS.self);
      else {
        put(from, to, PEER_WAYS.paid);
        put(to, from, PEER_WAYS.received);
      }
    });
    base = next;
  }
  return homes;
}

/** The same as an index gives it; its rows come in the order of segments. */
function asked(index: ReturnType<typeof openPeerIndex>, homes = HOMES): Record<number, Sums> {
  const found: Record<number, Sums> = {};
  let sums: Sums = {};
  index.each(Uint32Array.from(homes), {
    goOn: () => true,
    row(row, value) {
      const sum = value();
      const key = `${row.counterparty} ${row.asset} ${row.way} ${sum > 0n}`;
      const { count, firstTransfer: first, firstTx: tx, firstTime: from, lastTime: to } = row;
      const known = sums[key];
      sums[key] = known
        ? { ...known, count: known.count + count, value: known.value + sum, to }
        : { count, value: sum, first, tx, from, to };
    },
    end(i) {
      found[homes[i]!] = sums;
      sums = {};
    },
  });
  return found;
}

function build(all: readonly (readonly Move[])[]) {
  const directory = join(folder.path, String(made++));
  mkdirSync(directory);
  const bounds = [NO_LEDGER_ROWS];
  const firstIds = () => bounds.map(({ transfers }) => transfers);
  const index = openPeerIndex(directory, firstIds);
  for (const moves of all) {
    const { source, next } = segmentOf(moves, bounds[bounds.length - 1]!);
    bounds.push(next);
    index.append(source, [...bounds]);
  }
  return { index, bounds, firstIds, directory };
}

test('sums are those of a look at every transfer, exact beyond 256 bits, merged or not', () => {
  fc.assert(
    fc.property(segments, (all) => {
      const { index, directory } = build(all);
      expect(asked(index)).toEqual(plainly(all));
      expect(asked(index, [1, 70_000])).toEqual({ 1: plainly(all)[1], 70000: plainly(all)[70_000] });
      index.close();
      rmSync(directory, { recursive: true });
    }),
    { numRuns: 60 },
  );
});

test('goes back to fewer segments as if the others had never been, and on along another branch', () => {
  fc.assert(
    fc.property(segments, segments, fc.nat(19), (all, others, pick) => {
      const keep = pick % all.length;
      const whole = build(all);
      whole.bounds.length = keep + 1;
      whole.index.restore(whole.firstIds());
      for (const moves of others) {
        const { source, next } = segmentOf(moves, whole.bounds[whole.bounds.length - 1]!);
        whole.bounds.push(next);
        whole.index.append(source, [...whole.bounds]);
      }
      const branch = [...all.slice(0, keep), ...others];
      const straight = build(branch);
      expect(hashFolder(whole.directory)).toEqual(hashFolder(straight.directory));
      expect(asked(whole.index)).toEqual(plainly(branch));
      for (const { index, directory } of [whole, straight]) {
        index.close();
        rmSync(directory, { recursive: true });
      }
    }),
    { numRuns: 40 },
  );
});

test('whoever opened fewer segments finds only these, also where a writer has merged the runs', () => {
  const all = Array.from({ length: 9 }, (_, i): Move[] => [
    { from: 0, to: 1, asset: 0, value: BigInt(i + 1), tx: true, block: true },
  ]);
  const { firstIds, directory } = build(all);
  for (const segments of [1, 5, 8, 9]) {
    const reader = openPeerIndex(directory, () => firstIds().slice(0, segments + 1));
    expect(asked(reader)).toEqual(plainly(all.slice(0, segments)));
    reader.close();
  }
});

test('an address with many counterparties is left as soon as somebody has seen enough; those behind it are found', () => {
  const many = Array.from({ length: 60_000 }, (_, i): Move[] => [
    { from: HOMES[i % 3]!, to: HOMES[3 + (i % 3)]!, asset: i, value: 5n, tx: true, block: false },
  ]).flat();
  const { index } = build([many.slice(0, 40_000), many.slice(40_000)]);
  const counts = new Map<number, number>();
  let rows = 0;
  index.each(Uint32Array.from(HOMES), {
    goOn: (bytes) => bytes < 100_000,
    row: () => {
      rows += 1;
    },
    end: (i) => {
      counts.set(HOMES[i]!, rows);
      rows = 0;
    },
  });
  // 13,334 rows of some 14 bytes are too many, so that the 6,666 of the second segment are not asked for either.
  expect([...counts.values()]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(Object.values(asked(index)).map((sums) => Object.keys(sums).length)).toEqual(
    Array.from({ length: 6 }, () => 20_000),
  );
});

test('what is missing, short or changed is an error, never another sum', () => {
  const one = (value: bigint): Move[] =>
    HOMES.map((to) => ({ from: 70_000, to, asset: 1, value, tx: true, block: false }));
  const { index, directory, firstIds } = build([one(3n), one(4n).slice(1)]);
  index.close();
  const file = join(directory, 'peers.0-1.run');
  const whole = readFileSync(file);
  const flipped = (at: number) => {
    const changed = Buffer.from(whole);
    changed[at]! ^= 16;
    writeFileSync(file, changed);
  };
  const damages: Readonly<Record<string, () => void>> = {
    'a flipped bit in its rows': () => flipped(9),
    'a flipped bit in its end': () => flipped(whole.length - 30),
    half: () => truncateSync(file, whole.length / 2),
    empty: () => truncateSync(file, 0),
    missing: () => rmSync(file),
    'that of other segments': () => writeFileSync(file, readFileSync(join(directory, 'peers.1-2.run'))),
  };
  for (const [name, damage] of Object.entries(damages)) {
    damage();
    const damaged = openPeerIndex(directory, firstIds);
    expect(() => asked(damaged), name).toThrow(expect.objectContaining({ code: 'GRAPH_DAMAGED' }));
    damaged.close();
    writeFileSync(file, whole);
  }
});
