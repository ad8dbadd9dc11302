import { afterAll, expect, it } from 'vitest';
import type { EventKind } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';

// A thief can deploy a contract that emits any event. Only a contract in our lists may say where a trace ends.
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

async function ends(blocks: readonly (readonly Tx[])[], backward = false) {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const result = await traceAccounts(
      { source },
      {
        policies: ['fifo'],
        direction: backward ? 'backward' : 'forward',
        seeds: backward
          ? [{ kind: 'transaction', hash: hashOf(blocks.length, 0), label: 'payment' }]
          : [{ kind: 'source', address: addressOf('thief'), label: 'theft' }],
      },
    );
    const places = result.terminals.map(({ address, reason }) => {
      const name = Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
      return `${name} ${reason}`;
    });
    return { result, places };
  } finally {
    await source.close();
  }
}

const through = (kind: EventKind, genuine: boolean): Tx[][] => [
  [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
  [
    {
      moves: [{ from: 'mule', to: 'contract', value: 10 }],
      events: [{ kind, protocol: 'any', genuine, site: addressOf('contract') }],
    },
  ],
  [{ moves: [{ from: 'contract', to: 'own', value: 10 }] }],
];

it.each([
  ['mixer-deposit', 'mixer'],
  ['bridge-out', 'bridge'],
  ['liquidity-add', 'pool'],
  ['swap', 'pool'],
] as const)('%s: a listed contract ends the trace, another does not', async (kind, reason) => {
  expect((await ends(through(kind, true))).places).toEqual([`contract ${reason}`]);
  const forged = await ends(through(kind, false));
  expect(forged.places).toEqual(['own unspent']);
});

it('backward: a withdrawal that only a contract in no list tells of', async () => {
  const blocks = (genuine: boolean): Tx[][] => [
    [{ moves: [{ from: 'victim', to: 'contract', value: 10 }] }],
    [
      {
        sender: 'relayer',
        moves: [{ from: 'contract', to: 'mule', value: 10, kind: 'internal' }],
        events: [
          { kind: 'mixer-withdrawal', protocol: 'tornado-cash', genuine, site: addressOf('contract') },
        ],
      },
    ],
    [{ moves: [{ from: 'mule', to: 'shop', value: 10 }] }],
  ];
  expect((await ends(blocks(true), true)).places).toEqual(['contract mixer']);
  expect((await ends(blocks(false), true)).places).toEqual(['victim begin']);
});

it('a forged bridge event beside a payment does not end what is paid in the same transaction', async () => {
  const { places } = await ends([
    [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
    [
      {
        moves: [{ from: 'mule', to: 'own', value: 10 }],
        events: [{ kind: 'bridge-out', protocol: 'across', genuine: false, site: addressOf('decoy') }],
      },
    ],
  ]);
  expect(places).toEqual(['own unspent']);
});

it('an exchange has the name of a protocol only where a contract of the protocol says so', async () => {
  const swap = (genuine: boolean): Tx[][] => [
    [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
    [
      {
        moves: [
          { from: 'mule', to: 'pool', value: 10 },
          { from: 'pool', to: 'mule', value: 7, asset: 'TOK' },
        ],
        events: [{ kind: 'swap', protocol: 'uniswap-v2', genuine, site: addressOf('pool') }],
      },
    ],
  ];
  const methods = async (genuine: boolean) =>
    (await ends(swap(genuine))).result.hops.flatMap(({ method, into }) => (into ? [method] : []));
  const [named] = await methods(true);
  expect(named).not.toBe('net-flow');
  expect(await methods(false)).toEqual(['net-flow']);
});
