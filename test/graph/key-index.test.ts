import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openKeyIndex } from '../../src/graph/index/key-index.ts';
import { KEY_BYTES } from '../../src/graph/index/run-file.ts';
import { createRandom } from '../../src/synth/random.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** Few different bytes at few places: keys that agree in their first bytes, or in all, are common. */
const key = fc
  .tuple(fc.constantFrom(0, 7, 255), fc.nat(2), fc.nat(3))
  .map(([first, middle, last]) => Uint8Array.from([first, 0, 0, 1, middle, ...new Array(27).fill(9), last]));

const joined = (keys: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(keys));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** An index of segments, and the ids that a plain map gives: the highest of equal keys. */
function build(segments: readonly (readonly Uint8Array[])[]) {
  const directory = join(folder.path, String(made++));
  mkdirSync(directory);
  const bounds = [0];
  const index = openKeyIndex(directory, 'sample', () => bounds);
  const ids = new Map<string, number>();
  for (const keys of segments) {
    const from = bounds[bounds.length - 1]!;
    keys.forEach((k, i) => {
      ids.set(text(k), from + i);
    });
    bounds.push(from + keys.length);
    index.append(joined(keys), [...bounds]);
  }
  return { index, bounds, ids, directory };
}

test('finds what was put in, by the whole key, and the highest id of equal keys', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(key, { maxLength: 12 }), { minLength: 1, maxLength: 20 }),
      fc.array(key, { maxLength: 20 }),
      (segments, asked) => {
        const { index, ids, directory } = build(segments);
        expect([...index.lookup(joined(asked))]).toEqual(asked.map((k) => ids.get(text(k)) ?? -1));
        rmSync(directory, { recursive: true });
      },
    ),
    { numRuns: 60 },
  );
});

test('goes back to fewer segments as if the others had never been', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(key, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 20 }),
      fc.nat(19),
      (segments, pick) => {
        const keep = pick % segments.length;
        const whole = build(segments);
        whole.index.restore(whole.bounds.slice(0, keep + 1));
        const part = build(segments.slice(0, keep));
        expect(hashFolder(whole.directory)).toEqual(hashFolder(part.directory));
        rmSync(whole.directory, { recursive: true });
        rmSync(part.directory, { recursive: true });
      },
    ),
    { numRuns: 60 },
  );
});

test('finds each of many keys, few at a time and all at once, and nothing else', () => {
  const random = createRandom(11);
  const keys = Array.from({ length: 60_000 }, () =>
    Uint8Array.from({ length: KEY_BYTES }, () => random.below(256)),
  );
  // Half of the keys crowd behind one prefix, where guessing a place by the prefix goes wrong.
  for (let i = 0; i < keys.length; i += 2) keys[i]!.fill(200, 0, 3);
  const { index } = build([keys.slice(0, 20_000), keys.slice(20_000, 50_000), keys.slice(50_000)]);
  expect([...index.lookup(joined(keys))]).toEqual(keys.map((_, i) => i));
  for (let from = 0; from < keys.length; from += 977)
    expect([...index.lookup(joined(keys.slice(from, from + 3)))]).toEqual(
      keys.slice(from, from + 3).map((_, i) => from + i),
    );
  const others = keys.map((k) => {
    const other = Uint8Array.from(k);
    other[KEY_BYTES - 1]! ^= 1;
    return other;
  });
  expect(new Set(index.lookup(joined(others)))).toEqual(new Set([-1]));
});

test('what is missing, short or changed is an error, never a key that is unknown', () => {
  const keys = Array.from({ length: 5_000 }, (_, i) =>
    Uint8Array.from({ length: 33 }, (_, k) => (i >> (k % 13)) & 255),
  );
  const { index, bounds, directory } = build([keys.slice(0, 2_000), keys.slice(2_000)]);
  index.close();
  const asked = joined(keys.slice(1_990, 2_010));
  const reopened = () => openKeyIndex(directory, 'sample', () => bounds);
  const file = join(directory, 'sample.0-1.run');
  const whole = readFileSync(file);
  const damages: Readonly<Record<string, () => void>> = {
    'a flipped bit': () => {
      const changed = Buffer.from(whole);
      changed[71 * 40 + 3]! ^= 16;
      writeFileSync(file, changed);
    },
    'a flipped bit in its sums': () => {
      const changed = Buffer.from(whole);
      changed[2_000 * 40 + 1]! ^= 1;
      writeFileSync(file, changed);
    },
    half: () => truncateSync(file, whole.length / 2),
    empty: () => truncateSync(file, 0),
    missing: () => rmSync(file),
    'that of another index': () => writeFileSync(file, readFileSync(join(directory, 'sample.1-2.run'))),
  };
  for (const [name, damage] of Object.entries(damages)) {
    damage();
    const damaged = reopened();
    expect(() => damaged.lookup(asked), name).toThrow(expect.objectContaining({ code: 'GRAPH_DAMAGED' }));
    damaged.close();
    writeFileSync(file, whole);
  }
  const good = reopened();
  expect([...good.lookup(asked)]).toEqual(Array.from({ length: 20 }, (_, i) => 1_990 + i));
  good.close();
});

test('a key that was added again behind what counts keeps its older id, also where a writer has merged the runs', () => {
  const segments = Array.from({ length: 8 }, (_, i) => [Uint8Array.from({ length: 33 }, () => (i % 4) * 40)]);
  const { bounds, directory } = build(segments);
  // All eight lie in one run now; who opened the first four asks for the keys that the others repeat.
  const reader = openKeyIndex(directory, 'sample', () => bounds.slice(0, 5));
  expect([...reader.lookup(joined(segments.slice(0, 4).flat()))]).toEqual([0, 1, 2, 3]);
  reader.close();
});
