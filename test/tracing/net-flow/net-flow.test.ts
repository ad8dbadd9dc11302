import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProtocolEvents } from '../../../src/chains/evm/protocols/decode-protocol-events.ts';
import type { Transfer, TransferKind } from '../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { maxFlow } from '../../../src/tracing/net-flow/max-flow.ts';
import { netFlow } from '../../../src/tracing/net-flow/net-flow.ts';
import { realBlocks } from '../../chains/evm/protocols/real-blocks.ts';
import { sharedData } from '../../support/shared-data.ts';

const address = (name: string): string => `0x${Buffer.from(name).toString('hex').padStart(40, '0')}`;
const [user, router, pool1, pool2, friend, maker] = [
  'user',
  'router',
  'pool1',
  'pool2',
  'friend',
  'maker',
].map(address) as [string, string, string, string, string, string];
const [A, B, C, W] = ['A', 'B', 'C', 'W'].map(address) as [string, string, string, string];

let order = 0;
const move = (
  from: string | undefined,
  to: string | undefined,
  [contract, value]: [string | undefined, bigint],
  kind: TransferKind = 'erc20',
): Transfer => ({
  kind,
  txIndex: 0,
  order: order++,
  from,
  to,
  asset: contract === undefined ? {} : { contract },
  value,
});

describe('maximum flow', () => {
  it('of the textbook graph is 23', () => {
    // Cormen, Leiserson, Rivest, Stein: Introduction to Algorithms, figure 26.1: s=0, v1..v4 = 1..4, t=5.
    const graph = [
      new Map([
        [1, 16n],
        [2, 13n],
      ]),
      new Map([[3, 12n]]),
      new Map([
        [1, 4n],
        [4, 14n],
      ]),
      new Map([
        [2, 9n],
        [5, 20n],
      ]),
      new Map([
        [3, 7n],
        [5, 4n],
      ]),
      new Map<number, bigint>(),
    ];
    expect(maxFlow(graph, 0, 5)).toBe(23n);
    expect(maxFlow(graph, 5, 0)).toBe(0n);
  });
});

describe('net flow of a transaction', () => {
  it('two hops through a router: the pools are counterparties, the router passes through', () => {
    const { accounts, edges, exchanges } = netFlow(
      [
        move(user, router, [A, 100n]),
        move(router, pool1, [A, 100n]),
        move(pool1, pool2, [B, 7n]),
        move(pool2, router, [C, 55n]),
        move(router, user, [C, 55n]),
      ],
      { payer: user },
    );
    expect(accounts.map(({ address: name, role }) => [name, role])).toEqual([
      [user, 'payer'],
      [router, 'pass-through'],
      [pool1, 'counterparty'],
      [pool2, 'counterparty'],
    ]);
    expect(
      edges.map(({ from, to, asset, value, ambiguous }) => [from, to, asset.contract, value, ambiguous]),
    ).toEqual([
      [user, pool1, A, 100n, false],
      [pool1, pool2, B, 7n, false],
      [pool2, user, C, 55n, false],
    ]);
    expect(exchanges.map(({ address: name }) => name)).toEqual([user, pool1, pool2]);
    expect(exchanges[0]).toMatchObject({
      gave: [{ asset: { contract: A }, value: 100n }],
      got: [{ asset: { contract: C }, value: 55n }],
    });
  });

  it('an exchange for somebody else: the recipient is a party', () => {
    const { accounts } = netFlow([move(user, pool1, [A, 100n]), move(pool1, friend, [B, 9n])], {
      payer: user,
    });
    expect(accounts.map(({ address: name, role }) => [name, role])).toEqual([
      [user, 'payer'],
      [pool1, 'counterparty'],
      [friend, 'party'],
    ]);
  });

  it('wrapping cancels out where the wrapped coin is known', () => {
    const transfers = [
      move(user, W, [undefined, 10n], 'native'),
      move(undefined, user, [W, 10n], 'wrap'),
      move(user, pool1, [W, 10n]),
      move(pool1, user, [A, 3n]),
    ];
    const known = netFlow(transfers, { payer: user, wrapped: [W] });
    expect(known.edges.map(({ from, to, asset, value }) => [from, to, asset, value])).toEqual([
      [user, pool1, {}, 10n],
      [pool1, user, { contract: A }, 3n],
    ]);
    expect(known.accounts.find(({ address: name }) => name === W)?.role).toBe('pass-through');
    const unknown = netFlow(transfers, { payer: user });
    expect(unknown.accounts.find(({ address: name }) => name === W)?.role).toBe('party');
  });

  it('two who pay and two who get are one of several right pairings, and it says so', () => {
    const { edges } = netFlow(
      [
        move(user, router, [A, 60n]),
        move(maker, router, [A, 40n]),
        move(router, friend, [A, 50n]),
        move(router, pool1, [A, 50n]),
      ],
      { payer: user },
    );
    expect(edges.every(({ ambiguous }) => ambiguous)).toBe(true);
    expect(edges.find(({ from, to }) => from === user && to === friend)).toMatchObject({
      value: 50n,
      most: 50n,
    });
    expect(edges.reduce((sum, { value }) => sum + value, 0n)).toBe(100n);
  });

  it('fees and what the block gives are left away', () => {
    const { edges } = netFlow(
      [move(user, friend, [undefined, 5n], 'native'), move(user, maker, [undefined, 1n], 'fee')],
      { payer: user },
    );
    expect(edges).toHaveLength(1);
  });

  it('a graph above the bound has balances and no edges', () => {
    const { edges, skipped, accounts } = netFlow([move(user, friend, [A, 5n])], {
      payer: user,
      maxAddresses: 1,
    });
    expect(edges).toEqual([]);
    expect(skipped).toEqual([{ asset: { contract: A }, addresses: 2 }]);
    expect(accounts[1]!.got).toEqual([{ asset: { contract: A }, value: 5n }]);
  });
});

describe('properties', () => {
  const people = fc.constantFrom<string | undefined>(undefined, user, router, pool1, pool2, friend, maker);
  const transfers = fc.array(
    fc
      .tuple(people, people, fc.constantFrom(A, B, undefined), fc.bigInt(0n, 2n ** 200n))
      .map(([from, to, contract, value]) => move(from, to, [contract, value])),
    { maxLength: 25 },
  );

  it('conserves each asset: edges into and out of everybody are what the plain sums say', () => {
    fc.assert(
      fc.property(transfers, (list) => {
        const { edges, accounts } = netFlow(list, { payer: user });
        for (const contract of [A, B, undefined]) {
          for (const name of [undefined, user, router, pool1, pool2, friend, maker]) {
            const of = list.filter(({ asset }) => asset.contract === contract);
            const total = (side: 'from' | 'to'): bigint =>
              of.filter((transfer) => transfer[side] === name).reduce((sum, { value }) => sum + value, 0n);
            const change = total('to') - total('from');
            const own = edges.filter(({ asset }) => asset.contract === contract);
            const into = own.filter(({ to }) => to === name).reduce((sum, { value }) => sum + value, 0n);
            const out = own.filter(({ from }) => from === name).reduce((sum, { value }) => sum + value, 0n);
            expect(into - out).toBe(change);
            // Never both, and never more than what came in or went out in the end.
            expect(into === 0n || out === 0n).toBe(true);
            const account = accounts.find(({ address: known }) => known === name);
            const amounts = change < 0n ? account?.gave : account?.got;
            if (name !== undefined && change !== 0n) {
              expect(amounts?.find(({ asset }) => asset.contract === contract)?.value).toBe(
                change < 0n ? -change : change,
              );
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an edge never carries more than it could at most', () => {
    fc.assert(
      fc.property(transfers, (list) => {
        for (const { value, most } of netFlow(list, { payer: user }).edges) {
          expect(value > 0n && value <= most).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(!sharedData.present)(`real blocks${sharedData.reason}`, () => {
  it('makes each pool of a lone V2 swap a counterparty that gave and got what its event says', () => {
    let checked = 0;
    for (const { logs, transfers } of realBlocks()) {
      const { events } = decodeProtocolEvents(logs, { chain: EVM_CHAINS.ethereum, transfers });
      for (const event of events.filter(
        ({ kind, protocol }) => kind === 'swap' && protocol === 'uniswap-v2',
      )) {
        const own = events.filter(({ txIndex, site }) => txIndex === event.txIndex && site === event.site);
        const at = transfers.filter(({ txIndex }) => txIndex === event.txIndex);
        // Coins that keep a fee of each transfer move more than what the event says.
        const touching = at.filter(({ from, to }) => from === event.site || to === event.site);
        const plain = touching.length === 2 && touching.some(({ value }) => value === event.paidOut!.value);
        if (own.length !== 1 || !plain) continue;
        const account = netFlow(at, { payer: '0x' }).accounts.find(
          ({ address: name }) => name === event.site,
        )!;
        expect(account).toMatchObject({ role: 'counterparty', gave: [event.paidOut], got: [event.paidIn] });
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(30);
  });
});
