import { afterAll, expect, test } from 'vitest';
import { COMMUNAL_SCRIPTS } from '../../src/clustering/communal/communal-scripts.ts';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { hexToBytes } from '../../src/primitives/hex.ts';
import { blockFolders, frames, REGTEST_GENESIS } from '../chains/bitcoin/support/block-folder.ts';
import {
  coinbase,
  hash256,
  makeBlock,
  type RawTransaction,
  txidOf,
} from '../chains/bitcoin/support/make-block.ts';
import { ingestFiles, temporaryFolder } from '../support/make-chain.ts';

const folders = blockFolders();
const folder = temporaryFolder();
afterAll(() => {
  folders.remove();
  folder.remove();
});

const own = (mark: number) => hexToBytes(`0014${String(mark).padStart(40, '0')}`);

/** Spends outputs of one transaction, all of their value as a fee but for 1 satoshi. */
function spend(from: RawTransaction, vouts: readonly number[]): RawTransaction {
  const [input] = coinbase({}).inputs;
  return {
    ...coinbase({}),
    inputs: vouts.map((index) => ({ ...input!, txid: Uint8Array.from(txidOf(from)).reverse(), index })),
    outputs: [{ amount: 1n, script: own(99) }],
  };
}

test('whoever spends what anybody can spend is not united with the next who does', async () => {
  // Ada has output 0 and 1, Budi output 2; behind them two outputs of each script that anybody can spend.
  const scripts = [own(1), own(2), own(3), ...COMMUNAL_SCRIPTS, ...COMMUNAL_SCRIPTS];
  const first: RawTransaction = {
    ...coinbase({}),
    outputs: scripts.map((script) => ({ amount: 1_000n, script })),
  };
  const count = COMMUNAL_SCRIPTS.length;
  const communal = (from: number) => Array.from({ length: count }, (_, i) => from + i);
  const one = makeBlock([first], hash256(REGTEST_GENESIS.subarray(0, 80)));
  const ada = spend(first, [0, 1, ...communal(3)]);
  const budi = spend(first, [2, ...communal(3 + count)]);
  const two = makeBlock([coinbase({ value: 1n }), ada, budi], hash256(one.subarray(0, 80)));
  await ingestFiles(folders.write({ 'blk00000.dat': frames([REGTEST_GENESIS, one, two]) }), folder.path);

  const source = openGraphSource(folder.path);
  const clusters = openClusters(folder.path);
  const id = await source.findTransaction(txidOf(first).reverse().toString('hex'));
  const batch = await source.transactions(Float64Array.of(id!));
  const [a1, a2, b, ...nobody] = [...batch.outputAddress];
  expect(new Set(nobody).size).toBe(count);
  expect(clusters.of(a1!)).toEqual({ id: a1, size: 2 });
  expect(clusters.of(a2!).id).toBe(a1);
  expect(clusters.of(b!).size).toBe(1);
  for (const address of nobody) expect(clusters.of(address).size).toBe(1);
  clusters.close();
  await source.close();
});
