import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryRows } from '../../evaluation/clustering/memory-rows.ts';
import { createForest } from '../../src/clustering/create-forest.ts';
import { createMergeGuard } from '../../src/clustering/guard/create-merge-guard.ts';
import { mergeInputs } from '../../src/clustering/merge-inputs.ts';
import { MERGE_WORDS, type MergeLog } from '../../src/clustering/multi-input.ts';
import { openColumnFile } from '../../src/graph/files/column-file.ts';
import { idsToBytes } from '../../src/graph/files/ids.ts';
import { GRAPH_COLUMNS } from '../../src/graph/store/columns.ts';
import { createRandom } from '../../src/synth/random.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const ADDRESSES = 200_000;
// More than one run of 262,144 transactions.
const TRANSACTIONS = 300_000;
const folder = temporaryFolder();
const NO_GUARD = createMergeGuard(
  { owners: [], apart: [], addresses: 0, holdFrom: 0 },
  (id) => id,
  memoryRows(4),
);
let inputs = 0;

beforeAll(() => {
  const random = createRandom(3);
  const starts: number[] = [];
  const addresses: number[] = [];
  for (let tx = 0; tx < TRANSACTIONS; tx++) {
    starts.push(addresses.length);
    const home = random.below(ADDRESSES - 8);
    for (let i = random.below(4); i >= 0; i--)
      addresses.push(random.chance(2) ? 0xffffffff : home + random.below(8));
  }
  inputs = addresses.length;
  const write = ({ file, width }: { file: string; width: number }, bytes: Uint8Array) => {
    const column = openColumnFile(join(folder.path, file), { width, mode: 'write' });
    column.append(bytes);
    column.close();
  };
  write(GRAPH_COLUMNS.txFirstInput, idsToBytes(starts));
  write(
    GRAPH_COLUMNS.txFlags,
    Uint8Array.from({ length: TRANSACTIONS }, () => (random.chance(1) ? 1 : 0)),
  );
  // Bit 1 is left out below, bit 8 is not.
  const seen = Uint16Array.from({ length: TRANSACTIONS }, () =>
    random.chance(5) ? 2 : random.chance(5) ? 256 : 0,
  );
  write(GRAPH_COLUMNS.txMixes, new Uint8Array(seen.buffer));
  write(GRAPH_COLUMNS.inputAddress, new Uint8Array(Uint32Array.from(addresses).buffer));
});
afterAll(() => folder.remove());

async function merges(threads: 1 | 2, from = 0, communal: number[] = []) {
  const forest = createForest(ADDRESSES);
  const found: number[] = [];
  const source = {
    directory: folder.path,
    range: { from, to: TRANSACTIONS, inputs, communal, leaveOut: 6, ignored: [] },
  };
  const log: MergeLog = {
    rows: new Uint32Array(4_000),
    filled: 0,
    flush() {
      found.push(...log.rows.subarray(0, log.filled));
      log.filled = 0;
    },
  };
  await mergeInputs(source, { forest, guard: NO_GUARD, threads }, log);
  log.flush();
  return found;
}

test('a second thread that reads ahead changes no merge', async () => {
  const alone = await merges(1);
  expect(alone.length / MERGE_WORDS).toBeGreaterThan(100_000);
  expect(await merges(2)).toEqual(alone);
});

test('a later start leaves out the transactions before it', async () => {
  const from = 290_000;
  const found = await merges(1, from);
  expect(found.length).toBeGreaterThan(0);
  for (let i = 4; i < found.length; i += MERGE_WORDS) expect(found[i]).toBeGreaterThanOrEqual(from);
});

test("addresses that are nobody's join nothing", async () => {
  const all = await merges(1);
  const nobody = [all[2]!, all[3]!];
  const found = await merges(1, 0, nobody);
  expect(found.length).toBeLessThan(all.length);
  for (let i = 0; i < found.length; i += MERGE_WORDS)
    for (const id of nobody) expect(found.slice(i, i + 4)).not.toContain(id);
});
