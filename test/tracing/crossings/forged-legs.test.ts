import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import type { SynthAddress } from '../../../src/synth/coin.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import type { Scenario } from '../../../src/synth/scenario/scenario.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { ingestFiles, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

// Anybody can emit an event of any name and write any memo. What follows is said by contracts that are in no list.
const folder = temporaryFolder();
afterAll(() => folder.remove());
let count = 0;

const POLICIES = ['fifo'] as const;
const FIRST = 1_600_000_000;
const coin = (value: bigint) => ({ asset: {}, value });

const theft: Tx[] = [{ moves: [{ from: 'thief', to: 'mule', value: 40 }] }];
const filler: Tx[] = [{ moves: [{ from: 'x', to: 'y', value: 1 }] }];
const bridgeOut = (genuine: boolean): Tx[] => [
  {
    sender: 'mule',
    moves: [{ from: 'mule', to: 'router', value: 40 }],
    events: [
      {
        kind: 'bridge-out',
        protocol: 'across',
        genuine,
        site: addressOf('router'),
        payer: addressOf('mule'),
        paidIn: coin(40n),
        toChain: 'bnb',
        farAddress: addressOf('far'),
        link: '77',
      },
    ],
  },
];
const payout = (to: string, more: { readonly genuine: boolean; readonly link?: string }): Tx => ({
  sender: 'relay',
  moves: [{ from: 'spoke', to, value: 36 }],
  events: [
    {
      kind: 'bridge-in',
      protocol: 'across',
      genuine: more.genuine,
      site: addressOf('spoke'),
      recipient: addressOf(to),
      paidOut: coin(36n),
      fromChain: 'ethereum',
      link: more.link ?? '77',
    },
  ],
});

async function evmLake(chain: string, blocks: readonly (readonly Tx[])[], first = 1): Promise<ChainLake> {
  const directory = join(folder.path, `${chain}-${count++}`);
  await ingestBlocks(directory, ledgerBlocks(blocks, { first }), { chain });
  const source = openLedgerSource(directory);
  const seeds =
    chain === 'ethereum' ? [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }] : [];
  return { family: 'evm', chain, source, parameters: { seeds, policies: POLICIES } };
}

async function run(...lakes: readonly ChainLake[]) {
  try {
    return await traceChains(lakes);
  } finally {
    for (const { source } of lakes) await source.close();
  }
}

const ends = (result: Awaited<ReturnType<typeof run>>, chain: string) =>
  (result.traces.find((trace) => trace.chain === chain)!.result as AccountTraceResult).terminals.map(
    ({ address, reason }) => `${address} ${reason}`,
  );

describe('between two chains of accounts', () => {
  it('an event of a contract in no list opens no crossing: the trace goes on, the event is a candidate', async () => {
    const result = await run(
      await evmLake('ethereum', [
        theft,
        bridgeOut(false),
        [{ moves: [{ from: 'router', to: 'own', value: 40 }] }],
      ]),
      await evmLake('bnb', [filler, filler, filler, [payout('far', { genuine: true })]]),
    );
    expect(result.crossings).toEqual([]);
    expect(result.unmatched).toEqual([]);
    expect(ends(result, 'ethereum')).toEqual([`${addressOf('own')} data-end`]);
    expect(result.candidates).toEqual([
      {
        chain: 'ethereum',
        tx: hashOf(2, 0),
        kind: 'bridge-out',
        protocol: 'across',
        site: addressOf('router'),
        reason: 'contract-not-listed',
      },
    ]);
  });

  it('a payout that only a contract in no list tells of is not followed', async () => {
    const result = await run(
      await evmLake('ethereum', [theft, bridgeOut(true)]),
      await evmLake('bnb', [filler, filler, filler, [payout('far', { genuine: false })]]),
    );
    expect(result.crossings).toEqual([]);
    expect(result.traces.map(({ chain }) => chain)).toEqual(['ethereum']);
    expect(result.unmatched).toMatchObject([{ tx: hashOf(2, 0), candidates: [] }]);
    expect(result.candidates).toEqual([
      {
        chain: 'bnb',
        tx: hashOf(4, 0),
        kind: 'bridge-in',
        protocol: 'across',
        site: addressOf('spoke'),
        reason: 'contract-not-listed',
        of: { chain: 'ethereum', tx: hashOf(2, 0) },
      },
    ]);
  });

  it('a forged payout beside the real one changes nothing', async () => {
    const result = await run(
      await evmLake('ethereum', [theft, bridgeOut(true)]),
      await evmLake('bnb', [
        filler,
        filler,
        [payout('innocent', { genuine: false })],
        [payout('far', { genuine: false })],
        [payout('far', { genuine: true })],
      ]),
    );
    expect(result.crossings.map(({ toTx, recipient }) => [toTx, recipient])).toEqual([
      [hashOf(5, 0), addressOf('far')],
    ]);
    expect(ends(result, 'bnb')).toEqual([`${addressOf('far')} data-end`]);
    expect(result.candidates.map(({ tx, reason }) => [tx, reason])).toEqual([
      [hashOf(3, 0), 'contract-not-listed'],
      [hashOf(4, 0), 'contract-not-listed'],
    ]);
  });

  it('a payout of the bridge itself to somebody whom the payment did not name is not followed', async () => {
    const result = await run(
      await evmLake('ethereum', [theft, bridgeOut(true)]),
      await evmLake('bnb', [filler, filler, filler, [payout('innocent', { genuine: true })]]),
    );
    expect(result.crossings).toEqual([]);
    expect(result.candidates.map(({ tx, reason }) => [tx, reason])).toEqual([
      [hashOf(4, 0), 'other-recipient'],
    ]);
  });
});

describe('to and from Bitcoin', () => {
  type Act = (scenario: Scenario, reserved: readonly SynthAddress[]) => void;

  /** A chain on which `act` has its turn in one block, with three addresses that nobody else uses. */
  async function bitcoinLake(act: Act, stolen: () => string[]): Promise<ChainLake> {
    const at = join(folder.path, `bitcoin-${count++}`);
    await generateChain({
      directory: join(at, 'blocks'),
      seed: 3,
      transactions: 1_500,
      story: {
        firstTime: FIRST,
        spacing: 600,
        reserved: 3,
        acts: (reserved) => [{ height: 125, act: (scenario) => act(scenario, reserved) }],
      },
    });
    const directory = join(at, 'lake');
    await ingestFiles(join(at, 'blocks'), directory);
    const seeds = stolen().map((txid) => ({ kind: 'transaction' as const, txid, label: 'theft' }));
    return {
      family: 'bitcoin',
      chain: 'bitcoin-regtest',
      source: openGraphSource(directory),
      parameters: { seeds, policies: POLICIES },
    };
  }
  const note = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  const blockAfter = (height: number) => Math.floor((FIRST + height * 600 - 1_600_000_000) / 12) + 1;

  /** A payment of somebody's own coins, with a memo. */
  function pay(scenario: Scenario, address: SynthAddress, memo: string): string {
    const inputs = scenario.grant('victim-exchange', [1_000_000]);
    const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - 2_000;
    const { coins } = scenario.blocks.add({ inputs, outputs: [{ address, value }], note: note(memo) });
    return displayHash(coins[0]!.txid);
  }

  async function toBitcoin(act: Act): Promise<Awaited<ReturnType<typeof run>>> {
    let named = '';
    const bitcoin = await bitcoinLake(
      (scenario, reserved) => {
        named = scenario.book.text(reserved[0]!);
        act(scenario, reserved);
      },
      () => [],
    );
    const deposit: Tx = {
      sender: 'mule',
      moves: [{ from: 'mule', to: 'router', value: 40 }],
      events: [
        {
          kind: 'bridge-out',
          protocol: 'thorchain',
          site: addressOf('router'),
          paidIn: coin(40n),
          toChain: 'bitcoin',
          farAddress: named,
        },
      ],
    };
    return run(await evmLake('ethereum', [theft, [deposit]], blockAfter(123)), bitcoin);
  }
  const order = () => hashOf(blockAfter(123) + 1, 0);
  const out = () => `OUT:${order().slice(2).toUpperCase()}`;

  it('a memo that names the deposit does not make an innocent the one who was paid', async () => {
    let forged = '';
    const result = await toBitcoin((scenario, [, innocent]) => {
      forged = pay(scenario, innocent!, out());
    });
    expect(result.crossings).toEqual([]);
    expect(result.traces.map(({ chain }) => chain)).toEqual(['ethereum']);
    expect(result.unmatched).toMatchObject([{ tx: order(), protocol: 'thorchain', candidates: [] }]);
    expect(result.candidates).toEqual([
      {
        chain: 'bitcoin-regtest',
        tx: forged,
        kind: 'memo',
        protocol: 'thorchain',
        reason: 'other-recipient',
        of: { chain: 'ethereum', tx: order() },
      },
    ]);
  });

  it('beside such a memo the payment to the address that the deposit names is followed', async () => {
    let real = '';
    let named = '';
    const result = await toBitcoin((scenario, [recipient, innocent]) => {
      named = scenario.book.text(recipient!);
      pay(scenario, innocent!, out());
      real = pay(scenario, recipient!, out());
    });
    expect(result.crossings.map(({ toTx, recipient }) => [toTx, recipient])).toEqual([[real, named]]);
    const there = result.traces.find(({ chain }) => chain === 'bitcoin-regtest')!.result as TraceResult;
    expect(there.terminals.map(({ address }) => address)).toEqual([named]);
    expect(result.candidates.map(({ reason }) => reason)).toEqual(['other-recipient']);
  });

  /** Stolen bitcoin is paid to an address with an order for THORChain; what Ethereum says of it is given. */
  async function fromBitcoin(far: (order: string) => Tx) {
    let [first, ordered, vault] = ['', '', ''];
    const bitcoin = await bitcoinLake(
      (scenario, [thief, paid]) => {
        const inputs = scenario.grant('victim-exchange', [1_000_000]);
        const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - 2_000;
        const stolen = scenario.blocks.add({ inputs, outputs: [{ address: thief!, value }] }).coins[0]!;
        first = displayHash(stolen.txid);
        vault = scenario.book.text(paid!);
        const outputs = [{ address: paid!, value: value - 2_000 }];
        const memo = note(`=:ETH.ETH:${addressOf('far')}`);
        ordered = displayHash(scenario.blocks.add({ inputs: [stolen], outputs, note: memo }).coins[0]!.txid);
      },
      () => [first],
    );
    const ethereum = await evmLake('ethereum', [[far(ordered)]], blockAfter(126));
    const result = await run(bitcoin, ethereum);
    return { result, ordered, vault };
  }
  const routerPays = (genuine: boolean, link: string): Tx => ({
    sender: 'node',
    moves: [{ from: 'router', to: 'far', value: 500 }],
    events: [
      {
        kind: 'bridge-in',
        protocol: 'thorchain',
        genuine,
        site: addressOf('router'),
        recipient: addressOf('far'),
        paidOut: coin(500n),
        link,
      },
    ],
  });

  it.each([
    ['a payout by a contract in no list', false, (ordered: string) => ordered, 'contract-not-listed'],
    ['a payout for another order', true, () => 'ab'.repeat(32), undefined],
  ] as const)(
    'an order in a memo, and %s: the coins are followed where they lie',
    async (_, genuine, link, reason) => {
      const { result, ordered, vault } = await fromBitcoin((order) => routerPays(genuine, link(order)));
      expect(result.crossings).toEqual([]);
      const here = result.traces.find(({ chain }) => chain === 'bitcoin-regtest')!.result as TraceResult;
      expect(here.terminals.map((end) => [end.address, end.reason])).toEqual([[vault, 'unspent']]);
      const of = { chain: 'bitcoin-regtest', tx: ordered };
      expect(result.candidates).toMatchObject([
        { chain: 'bitcoin-regtest', tx: ordered, kind: 'memo', protocol: 'thorchain', reason: 'memo-alone' },
        ...(reason ? [{ chain: 'ethereum', kind: 'bridge-in', reason, of }] : []),
      ]);
    },
  );
});
