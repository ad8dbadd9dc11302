import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../../src/graph/account-source.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../../src/graph/open-account-lake-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import type { Coin, SynthAddress } from '../../../src/synth/coin.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import type { Scenario } from '../../../src/synth/scenario/scenario.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { ingestFiles, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

// What crosses keeps its names and its amount, and who has to do with a vault otherwise is not reached.

const folder = temporaryFolder();
afterAll(() => folder.remove());
const coin = (value: bigint) => ({ asset: {}, value });
const FIRST = 1_600_000_000;

type Evm = Extract<ChainLake, { family: 'evm' }>;
let count = 0;
const folders = new Map<AccountSource, string>();
async function evmLake(chain: string, blocks: readonly (readonly Tx[])[], first = 1): Promise<Evm> {
  const directory = join(folder.path, `${chain}-${count++}`);
  await ingestBlocks(directory, ledgerBlocks(blocks, { first }), { chain });
  const source = openLedgerSource(directory);
  folders.set(source, directory);
  return { family: 'evm', chain, source, parameters: { seeds: [], policies: POLICIES } };
}

const filler: Tx[] = [{ moves: [{ from: 'shop', to: 'till', value: 1 }] }];
/** A payment into the bridge, and a payout by it, joined by a link. */
const into = (payer: string, value: bigint, to: { chain: string; address: string; link: string }): Tx => ({
  sender: payer,
  moves: [{ from: payer, to: 'router', value }],
  events: [
    {
      kind: 'bridge-out',
      protocol: 'across',
      site: addressOf('router'),
      payer: addressOf(payer),
      paidIn: coin(value),
      toChain: to.chain,
      farAddress: addressOf(to.address),
      link: to.link,
    },
  ],
});
const outOf = (...paid: { from: string; to: string; value: bigint; link: string }[]): Tx => ({
  sender: 'relay',
  moves: paid.map(({ to, value }) => ({ from: 'spoke', to, value })),
  events: paid.map(({ from, to, value, link }) => ({
    kind: 'bridge-in' as const,
    protocol: 'across',
    site: addressOf('spoke'),
    recipient: addressOf(to),
    paidOut: coin(value),
    fromChain: from,
    link,
  })),
});
const thief = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];

async function ends(lakes: readonly ChainLake[]) {
  try {
    const result = await traceChains(lakes);
    const all = result.traces.flatMap(({ chain, result: trace }) =>
      (trace as AccountTraceResult).terminals.map(({ address, amounts }) => ({ chain, address, amounts })),
    );
    const at = (chain: string, name: string) =>
      all.find((end) => end.chain === chain && end.address === addressOf(name))?.amounts;
    return { result, at };
  } finally {
    for (const { source } of lakes) await source.close();
  }
}
const each = (value: bigint) => Object.fromEntries(POLICIES.map((policy) => [policy, value]));

describe('between accounts', () => {
  it('two deposits that are paid out in one transaction to one address arrive whole (R7)', async () => {
    const there = { chain: 'bnb', address: 'far' };
    const near = await evmLake('ethereum', [
      [{ moves: [{ from: 'thief', to: 'mule', value: 1_000 }] }],
      [into('mule', 300n, { ...there, link: '1' })],
      [into('mule', 700n, { ...there, link: '2' })],
    ]);
    const far = await evmLake('bnb', [
      filler,
      filler,
      filler,
      [
        outOf(
          { from: 'ethereum', to: 'far', value: 300n, link: '1' },
          { from: 'ethereum', to: 'far', value: 700n, link: '2' },
        ),
      ],
    ]);
    const { at } = await ends([{ ...near, parameters: { ...near.parameters, seeds: thief } }, far]);
    expect(at('bnb', 'far')).toEqual(each(1_000n));
  });

  it('a fee that enters beside the principal makes no taint (R5)', async () => {
    const deposit = into('mule', 89n, { chain: 'bnb', address: 'far', link: '1' });
    const near = await evmLake('ethereum', [
      [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
      [{ moves: [{ from: 'honest', to: 'mule', value: 90 }] }],
      [{ ...deposit, moves: [{ from: 'mule', to: 'router', value: 11 }, ...deposit.moves] }],
    ]);
    const far = await evmLake('bnb', [
      filler,
      filler,
      filler,
      [outOf({ from: 'ethereum', to: 'far', value: 89n, link: '1' })],
    ]);
    const { at } = await ends([{ ...near, parameters: { ...near.parameters, seeds: thief } }, far]);
    // 10 of 100 went in: of 89 that came out 8.9, rounded down.
    expect(at('bnb', 'far')).toEqual({ ...each(8n), poison: 89n });
  });

  it('what reaches a crossing by way of another chain crosses too, there and back (R7)', async () => {
    const near = await evmLake('ethereum', [
      [{ moves: [{ from: 'thief', to: 'mule', value: 100 }] }],
      [{ moves: [{ from: 'thief', to: 'mule2', value: 100 }] }],
      [into('mule', 100n, { chain: 'bnb', address: 'y', link: '1' })],
      filler,
      filler,
      [outOf({ from: 'bnb', to: 'mule2', value: 100n, link: '2' })],
      [into('mule2', 200n, { chain: 'bnb', address: 'z', link: '3' })],
    ]);
    const far = await evmLake('bnb', [
      filler,
      filler,
      filler,
      [outOf({ from: 'ethereum', to: 'y', value: 100n, link: '1' })],
      [into('y', 100n, { chain: 'ethereum', address: 'mule2', link: '2' })],
      filler,
      filler,
      [outOf({ from: 'ethereum', to: 'z', value: 200n, link: '3' })],
    ]);
    const tables = await Promise.all(
      [near, far].map(async (lake) => ({
        ...lake,
        source: await openAccountLakeSource(folders.get(lake.source)!),
      })),
    );
    const asked = ([one, ...others]: readonly Evm[]) => [
      { ...one!, parameters: { ...one!.parameters, seeds: thief } },
      ...others,
    ];
    const other = await ends(asked(tables));
    const { at, result } = await ends(asked([near, far]));
    // The same question over the lakes' own tables gives the same answer.
    expect(other.result).toEqual(result);
    expect(at('bnb', 'z')).toEqual(each(200n));
    expect(result.crossings).toHaveLength(3);
  });
});

it('from Bitcoin: every theft keeps its name, and a customer of the vault is nobody’s (R4, R6)', async () => {
  const thefts: string[] = [];
  const orders: string[] = [];
  const note = (to: string) => new Uint8Array(Buffer.from(`=:ETH.ETH:${addressOf(to)}`, 'latin1'));
  await generateChain({
    directory: join(folder.path, 'blocks'),
    seed: 3,
    transactions: 1_500,
    story: {
      firstTime: FIRST,
      spacing: 600,
      reserved: 4,
      acts: ([one, two, vault, customer]) => [
        {
          height: 125,
          act: (scenario: Scenario) => {
            const steal = (to: SynthAddress, value: number): Coin => {
              const inputs = scenario.grant('victim-exchange', [1_000_000]);
              const sum = inputs.reduce((total, coin) => total + coin.value, 0);
              const change = { address: customer!, value: sum - value - 2_000 };
              const made = scenario.blocks.add({ inputs, outputs: [{ address: to, value }, change] }).coins;
              thefts.push(displayHash(made[0]!.txid));
              return made[0]!;
            };
            const stolen = [steal(one!, 300_000), steal(two!, 100_000)];
            const paid = scenario.blocks.add({
              inputs: stolen,
              outputs: [{ address: vault!, value: 400_000 }],
              note: note('far'),
            }).coins[0]!;
            // The vault pays a customer out of what it has, who orders something of his own.
            const out = scenario.blocks.add({
              inputs: [paid],
              outputs: [{ address: customer!, value: 390_000 }],
            }).coins[0]!;
            const own = scenario.blocks.add({
              inputs: [out],
              outputs: [{ address: vault!, value: 380_000 }],
              note: note('innocent'),
            }).coins[0]!;
            orders.push(displayHash(paid.txid), displayHash(own.txid));
          },
        },
      ],
    },
  });
  const bitcoin = join(folder.path, 'bitcoin');
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
  const paidOut = (to: string, value: bigint, link: string): Tx => ({
    sender: 'node',
    moves: [{ from: 'router', to, value }],
    events: [
      {
        kind: 'bridge-in',
        protocol: 'thorchain',
        site: addressOf('router'),
        recipient: addressOf(to),
        paidOut: coin(value),
        link,
      },
    ],
  });
  const far = await evmLake(
    'ethereum',
    [[paidOut('far', 800n, orders[0]!)], [paidOut('innocent', 500n, orders[1]!)]],
    Math.floor((FIRST + 126 * 600 - 1_600_000_000) / 12),
  );
  const near: ChainLake = {
    family: 'bitcoin',
    chain: 'bitcoin-regtest',
    source: openGraphSource(bitcoin),
    parameters: {
      seeds: thefts.map((txid, i) => ({ kind: 'outpoint' as const, txid, vout: 0, label: `theft ${i + 1}` })),
      policies: POLICIES,
    },
  };
  const back = await traceChains([
    {
      ...near,
      parameters: {
        direction: 'backward',
        seeds: [{ kind: 'outpoint', txid: orders[1]!, vout: 0, label: 'found' }],
        policies: POLICIES,
      },
    },
  ]);
  // Backward the memos on the way are orders of others: nothing of them is a way, or a candidate of one.
  expect([back.crossings, back.unmatched, back.candidates]).toEqual([[], [], []]);
  // A label that lets money pass names the vault; that it is one stops the trace all the same.
  const passing = () => ({ label: 'somebody', category: '', passes: true as const });
  const labelled = await traceChains([{ ...near, parameters: { ...near.parameters, tags: passing } }, far]);
  expect(labelled.crossings.map(({ recipient }) => recipient)).toEqual([addressOf('far')]);
  expect(labelled.crossings[0]!.got.fifo).toBe(800n);
  const { result, at } = await ends([near, far]);
  expect(result.crossings.map(({ recipient }) => recipient)).toEqual([addressOf('far')]);
  expect(at('ethereum', 'innocent')).toBeUndefined();
  expect(at('ethereum', 'far')).toEqual(each(800n));
  const there = result.traces.find(({ chain }) => chain === 'ethereum')!.result as AccountTraceResult;
  const named = ([one, two]: readonly [bigint, bigint]) => [
    { label: 1, amount: one },
    { label: 2, amount: two },
  ];
  const { byLabel } = there.terminals.find(({ address }) => address === addressOf('far'))!;
  for (const policy of POLICIES)
    expect(byLabel[policy]).toEqual(named(policy === 'poison' ? [800n, 800n] : [600n, 200n]));
});
