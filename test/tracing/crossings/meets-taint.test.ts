import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../../support/make-ledger.ts';
import { inMemoryFlowSource, toyTxid } from '../support/in-memory-flow-source.ts';

// What a bridge pays out of a theft is paid with coins of another one: what was there first stays, nothing is more than whole.

const folder = temporaryFolder();
afterAll(() => folder.remove());
const FAR = `bc1q${'f'.repeat(38)}`;
const VAULT = `bc1q${'v'.repeat(38)}`;
const OTHER = `bc1q${'w'.repeat(38)}`;

it('an output that a bridge paid with stolen coins holds both thefts, and no more than it is worth (R7)', async () => {
  const at = Math.floor((1_600_000_000 - 1_231_006_505) / 600) + 10;
  const out: Tx = {
    sender: 'node',
    moves: [{ from: 'router', to: 'mule', value: 100 }],
    events: [
      {
        kind: 'bridge-in',
        protocol: 'thorchain',
        site: addressOf('router'),
        recipient: addressOf('mule'),
        paidOut: { asset: {}, value: 100n },
        link: toyTxid('order'),
        memo: `OUT:${toyTxid('order')}`,
      },
    ],
  };
  const back: Tx = {
    sender: 'mule',
    moves: [{ from: 'mule', to: 'router', value: 100 }],
    events: [
      {
        kind: 'bridge-out',
        protocol: 'thorchain',
        site: addressOf('router'),
        payer: addressOf('mule'),
        paidIn: { asset: {}, value: 100n },
        toChain: 'bitcoin',
        farAddress: FAR,
        memo: `=:BTC.BTC:${FAR}`,
      },
    ],
  };
  const blocks: Tx[][] = Array.from({ length: 800 }, () => []);
  blocks[700] = [out];
  blocks[710] = [back];
  const evm = await openWorld(join(folder.path, 'evm'), blocks, { chain: 'ethereum' });
  const hash = (711 * 1_000 + 1).toString(16).padStart(64, '0');
  const bitcoin = inMemoryFlowSource([
    { name: 'a', height: at - 3, inputs: [], outputs: [[1_000, `bc1q${'t'.repeat(38)}`]] },
    { name: 'b', height: at - 3, inputs: [], outputs: [[600, OTHER]] },
    { name: 'c', height: at - 3, inputs: [], outputs: [[400, OTHER]] },
    {
      name: 'order',
      height: at - 2,
      inputs: ['a:0'],
      outputs: [[1_000, VAULT]],
      memo: `=:ETH.ETH:${addressOf('mule')}`,
    },
    {
      name: 'payout',
      height: at + 20,
      inputs: ['b:0', 'c:0'],
      outputs: [[1_000, FAR]],
      memo: `OUT:${hash}`,
    },
  ]);
  const parameters = { policies: POLICIES };
  const seeds = (['a', 'b'] as const).map((name, i) => ({
    kind: 'outpoint' as const,
    txid: toyTxid(name),
    vout: 0,
    label: `theft ${i + 1}`,
  }));
  const result = await traceChains([
    { family: 'bitcoin', chain: 'bitcoin', source: bitcoin, parameters: { ...parameters, seeds } },
    { family: 'evm', chain: 'ethereum', source: evm, parameters: { ...parameters, seeds: [] } },
  ]);
  await evm.close();
  expect(result.crossings).toHaveLength(2);
  const trace = result.traces[0]!.result as TraceResult;
  const held = trace.terminals.find(({ txid }) => txid === toyTxid('payout'))!;
  expect(held.value).toBe(1_000n);
  // 600 of the second theft came first; the first theft has room in the 400 clean ones.
  for (const policy of ['fifo', 'lifo', 'haircut', 'tiho'] as const)
    expect(held.byLabel[policy]).toEqual([
      { label: 1, amount: 400n },
      { label: 2, amount: 600n },
    ]);
  expect(held.amounts.poison).toBe(1_000n);
  expect(trace.overlaps).toContainEqual({
    output: held.output,
    txid: toyTxid('payout'),
    vout: 0,
    policy: 'fifo',
    kept: 2,
    ignored: 1,
    amount: 600n,
  });
  const [first] = result.starts.fifo!;
  expect([first!.started, first!.overlaps]).toEqual([1_000n, 600n]);
});
