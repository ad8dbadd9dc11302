import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import type { Scenario } from '../../../src/synth/scenario/scenario.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { ingestFiles, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const POLICIES = ['haircut', 'fifo'] as const;
const FIRST = 1_600_000_000;

it('stolen bitcoin that a memo sends over THORChain goes on where the router paid it out', async () => {
  let theft = '';
  let order = '';
  await generateChain({
    directory: join(folder.path, 'blocks'),
    seed: 3,
    transactions: 1_500,
    story: {
      firstTime: FIRST,
      spacing: 600,
      reserved: 2,
      acts: ([thief, vault]) => [
        {
          height: 125,
          act: (scenario: Scenario) => {
            const inputs = scenario.grant('victim-exchange', [1_000_000]);
            const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - 2_000;
            const stolen = scenario.blocks.add({ inputs, outputs: [{ address: thief!, value }] }).coins[0]!;
            theft = displayHash(stolen.txid);
            const note = new Uint8Array(Buffer.from(`=:ETH.ETH:${addressOf('far')}`, 'latin1'));
            const outputs = [{ address: vault!, value: value - 2_000 }];
            order = displayHash(scenario.blocks.add({ inputs: [stolen], outputs, note }).coins[0]!.txid);
          },
        },
      ],
    },
  });
  const bitcoin = join(folder.path, 'bitcoin');
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
  const ethereum = join(folder.path, 'ethereum');
  const first = Math.floor((FIRST + 126 * 600 - 1_600_000_000) / 12);
  await ingestBlocks(
    ethereum,
    ledgerBlocks(
      [
        [
          {
            sender: 'node',
            moves: [{ from: 'router', to: 'far', value: 500 }],
            events: [
              {
                kind: 'bridge-in',
                protocol: 'thorchain',
                site: addressOf('router'),
                recipient: addressOf('far'),
                paidOut: { asset: {}, value: 500n },
                link: order,
              },
            ],
          },
        ],
        [{ moves: [{ from: 'far', to: 'shop', value: 200 }] }],
      ],
      { first },
    ),
    { chain: 'ethereum' },
  );
  const [near, far] = [openGraphSource(bitcoin), openLedgerSource(ethereum)];
  const seeds = [{ kind: 'transaction' as const, txid: theft, label: 'theft' }];
  const result = await traceChains([
    {
      family: 'bitcoin',
      chain: 'bitcoin-regtest',
      source: near,
      parameters: { seeds, policies: POLICIES },
    },
    {
      family: 'evm',
      chain: 'ethereum',
      source: far,
      parameters: { seeds: [], policies: POLICIES },
    },
  ]);
  await near.close();
  await far.close();
  expect(result.crossings).toMatchObject([
    {
      fromChain: 'bitcoin-regtest',
      fromTx: order,
      toChain: 'ethereum',
      recipient: addressOf('far'),
      got: { fifo: 500n },
    },
  ]);
  // What the vault does later with its coins is nobody's way.
  const here = result.traces.find(({ chain }) => chain === 'bitcoin-regtest')!.result as TraceResult;
  expect(here.terminals.map(({ txid, vout, reason }) => `${txid}:${vout} ${reason}`)).toEqual([
    `${order}:0 bridge`,
  ]);
  const there = result.traces.find(({ chain }) => chain === 'ethereum')!.result as AccountTraceResult;
  expect(there.terminals.map(({ address, amounts }) => [address, amounts.fifo])).toEqual([
    [addressOf('far'), 300n],
    [addressOf('shop'), 200n],
  ]);
});
