import { afterAll, describe, expect, it } from 'vitest';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { findAccountPath } from '../../../src/tracing/accounts/find-account-path.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const ALL = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'] as const;

/** Traces a hand-made world; names stand for addresses. */
async function run(
  blocks: readonly (readonly Tx[])[],
  parameters: Partial<AccountTraceParameters> & { tagged?: Record<string, string> },
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const tags = new Map<number, { label: string; category: string }>();
    for (const [name, category] of Object.entries(parameters.tagged ?? {}))
      tags.set((await source.findAddress(addressOf(name)))!, { label: name, category });
    const { tagged: _, ...rest } = parameters;
    const seeds = parameters.seeds ?? [
      { kind: 'source' as const, address: addressOf('thief'), label: 'theft' },
    ];
    const result = await traceAccounts({ source }, { policies: ALL, tags, ...rest, seeds });
    for (const rows of Object.values(result.conservation))
      for (const row of rows ?? [])
        expect(
          row,
          JSON.stringify(row, (_k, v) => String(v)),
        ).toMatchObject({ difference: 0n });
    return result;
  } finally {
    await source.close();
  }
}

/** `name reason asset-symbol: fifo` of every terminal. */
function places(result: AccountTraceResult, policy: (typeof ALL)[number] = 'fifo'): string[] {
  return result.terminals
    .filter((terminal) => terminal.amounts[policy])
    .map((terminal) => {
      const name = Buffer.from(terminal.address.slice(2), 'hex').toString().replace(/^\.+/, '');
      const contract = result.assets.get(terminal.asset)!.contract;
      const asset = contract ? Buffer.from(contract.slice(2), 'hex').toString().replace(/^\.+/, '') : 'ETH';
      return `${name || '-'} ${terminal.reason} ${asset} ${terminal.amounts[policy]}`;
    })
    .sort();
}

describe('payments', () => {
  it('an account that held 3 clean units gets 2 stolen ones and pays 4: each policy by its rule', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'honest', to: 'mule', value: 3 }] }],
        [{ moves: [{ from: 'thief', to: 'mule', value: 2 }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: 4 }] }],
      ],
      {},
    );
    expect(places(result, 'fifo')).toEqual(['mule unspent ETH 1', 'shop unspent ETH 1']);
    expect(places(result, 'lifo')).toEqual(['shop unspent ETH 2']);
    expect(places(result, 'tiho')).toEqual(['shop unspent ETH 2']);
    expect(places(result, 'haircut')).toEqual(['mule unspent ETH 1', 'shop unspent ETH 1']);
    expect(places(result, 'poison')).toEqual(['mule unspent ETH 1', 'shop unspent ETH 4']);
    const shop = result.terminals.find(({ address }) => address === addressOf('shop'))!;
    expect(shop).toMatchObject({
      agreement: 5,
      depth: 2,
      arrivals: 1,
      firstNumber: 3,
      firstTx: hashOf(3, 0),
    });
  });

  it('what was paid before the stolen coins came is not tainted: time does not run backwards', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'honest', to: 'mule', value: 5 }] }],
        [{ moves: [{ from: 'mule', to: 'early', value: 5 }] }],
        [{ moves: [{ from: 'thief', to: 'mule', value: 2 }] }],
        [{ moves: [{ from: 'mule', to: 'late', value: 2 }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['late unspent ETH 2']);
  });

  it('assets have ledgers of their own', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 9, asset: 'USD' }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: 4 }] }],
        [{ moves: [{ from: 'mule', to: 'fence', value: 5, asset: 'USD' }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['fence unspent USD 5', 'mule unspent USD 4']);
  });

  it('fees reduce what is left after the payment, and are counted', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
        [
          {
            moves: [
              { from: 'mule', to: 'miner', value: 1, kind: 'fee' },
              { from: 'mule', to: 'shop', value: 7 },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent ETH 2', 'shop unspent ETH 7']);
    expect(result.conservation.fifo).toMatchObject([{ asset: 0, seeds: 10n, fees: 1n, terminals: 9n }]);
  });

  it('amounts near 2^255 stay exact; beyond it nobody knows what is held, and the trace ends', async () => {
    const huge = 2n ** 255n - 2n;
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: huge, asset: 'BIG' }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: huge - 1n, asset: 'BIG' }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent BIG 1', `shop unspent BIG ${huge - 1n}`]);
    const most = 2n ** 256n - 1n;
    const beyond = await run([[{ moves: [{ from: 'thief', to: 'mule', value: most, asset: 'BIG' }] }]], {});
    expect(places(beyond)).toEqual([`mule overflow BIG ${most}`]);
  });

  it('a payment larger than what the data know is clean above it, and told', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 2 }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: 50 }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['shop unspent ETH 2']);
    expect(result.counts.uncovered).toBe(1);
  });

  it('a payment to oneself changes nothing', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 6 }] }],
        [{ moves: [{ from: 'mule', to: 'mule', value: 5 }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: 4 }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent ETH 2', 'shop unspent ETH 4']);
  });

  it('one transaction to many: each gets his part, in order', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 6 }] }],
        [
          {
            moves: [
              { from: 'mule', to: 'disperse', value: 6 },
              { from: 'disperse', to: 'a', value: 1, kind: 'internal' },
              { from: 'disperse', to: 'b', value: 2, kind: 'internal' },
              { from: 'disperse', to: 'c', value: 3, kind: 'internal' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['a unspent ETH 1', 'b unspent ETH 2', 'c unspent ETH 3']);
  });
});

describe('exchanges within a transaction', () => {
  const stolen: Tx[] = [{ moves: [{ from: 'thief', to: 'mule', value: 100, asset: 'TOK' }] }];

  it('a pool that pays before it is paid: taint goes over into the asset received', async () => {
    const result = await run(
      [
        stolen,
        [
          {
            sender: 'mule',
            moves: [
              { from: 'pool', to: 'mule', value: 7, asset: 'WETH' },
              { from: 'mule', to: 'pool', value: 100, asset: 'TOK' },
            ],
            events: [{ kind: 'swap', protocol: 'uniswap-v3', site: addressOf('pool') }],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent WETH 7']);
    const conversion = result.hops.find(({ into }) => into)!;
    expect(conversion).toMatchObject({ method: 'swap', value: 100n, amounts: { fifo: 100n } });
    expect(conversion.into).toMatchObject({ value: 7n, amounts: { fifo: 7n } });
    expect(result.conservation.fifo).toMatchObject([
      { seeds: 100n, convertedOut: 100n, terminals: 0n },
      { convertedIn: 7n, terminals: 7n },
    ]);
  });

  it('through a router and two pools, to a recipient of its own', async () => {
    const result = await run(
      [
        stolen,
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'router', value: 40, asset: 'TOK' },
              { from: 'router', to: 'pool1', value: 40, asset: 'TOK' },
              { from: 'pool1', to: 'pool2', value: 20, asset: 'WETH' },
              { from: 'pool2', to: 'fence', value: 800, asset: 'USD' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['fence unspent USD 800', 'mule unspent TOK 60']);
    expect(result.hops.filter(({ into }) => into).map(({ method }) => method)).toEqual([
      'net-flow',
      'net-flow',
    ]);
    const fence = result.terminals.find(({ address }) => address === addressOf('fence'))!;
    const path = findAccountPath(result, fence, 'fifo');
    expect(path.map(({ method }) => method)).toEqual([
      'erc20',
      'erc20',
      'erc20',
      'net-flow',
      'erc20',
      'net-flow',
      'erc20',
    ]);
    expect(path[0]!.fromAddress).toBe(addressOf('thief'));
  });

  it('a partly tainted payment gives a partly tainted receipt', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'honest', to: 'mule', value: 50, asset: 'TOK' }] }],
        [{ moves: [{ from: 'thief', to: 'mule', value: 50, asset: 'TOK' }] }],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'pool', value: 100, asset: 'TOK' },
              { from: 'pool', to: 'mule', value: 11, asset: 'WETH' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result, 'haircut')).toEqual(['mule unspent WETH 5']);
    expect(places(result, 'fifo')).toEqual(['mule unspent WETH 6']);
    expect(places(result, 'poison')).toEqual(['mule unspent WETH 11']);
  });

  it('wrapping is one to one, and named', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 30 }] }],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'WETH', value: 12 },
              { from: 'WETH', to: 'mule', value: 12, asset: 'WETH', kind: 'wrap' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent ETH 18', 'mule unspent WETH 12']);
    expect(result.hops.find(({ into }) => into)?.method).toBe('wrap');
  });

  it('coins that a token contract makes for a payment: from the zero address, out of its own contract', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 30 }] }],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'stETH', value: 20 },
              { from: '0', to: 'mule', value: 19, asset: 'stETH' },
            ],
          },
        ],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: '0', value: 19, asset: 'stETH' },
              { from: 'stETH', to: 'mule', value: 20, kind: 'internal' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent ETH 30']);
    expect(result.hops.filter(({ into }) => into).map(({ method }) => method)).toEqual(['mint', 'burn']);
  });

  it('tokens destroyed without a counterpart end there', async () => {
    const result = await run([stolen, [{ moves: [{ from: 'mule', to: '0', value: 30, asset: 'TOK' }] }]], {});
    expect(places(result)).toEqual(['mule unspent TOK 70', '- burnt TOK 30'].sort());
  });

  it('a maker of an order is a counterpart like a pool', async () => {
    const result = await run(
      [
        stolen,
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'maker', value: 100, asset: 'TOK' },
              { from: 'maker', to: 'mule', value: 9, asset: 'DAI' },
            ],
          },
        ],
        [{ moves: [{ from: 'maker', to: 'shop', value: 100, asset: 'TOK' }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent DAI 9']);
  });

  it('liquidity: two assets in, one share out, and back', async () => {
    const result = await run(
      [
        stolen,
        [{ moves: [{ from: 'honest', to: 'mule', value: 10 }] }],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'pair', value: 100, asset: 'TOK' },
              { from: 'mule', to: 'pair', value: 10 },
              { from: '0', to: 'mule', value: 30, asset: 'pair' },
            ],
          },
        ],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'pair', value: 30, asset: 'pair' },
              { from: 'pair', to: '0', value: 30, asset: 'pair' },
              { from: 'pair', to: 'mule', value: 100, asset: 'TOK' },
              { from: 'pair', to: 'mule', value: 10, kind: 'internal' },
            ],
          },
        ],
      ],
      {},
    );
    // Half of the share is tainted (two assets count alike), and so is half of each asset that comes back.
    expect(places(result, 'haircut')).toEqual(['mule unspent ETH 5', 'mule unspent TOK 50']);
  });
});

describe('seeds', () => {
  const world: Tx[][] = [
    [{ moves: [{ from: 'bank', to: 'victim', value: 100 }] }],
    [
      {
        sender: 'thief',
        moves: [
          { from: 'victim', to: 'thief', value: 60 },
          { from: 'victim', to: 'helper', value: 10 },
        ],
      },
    ],
    [{ moves: [{ from: 'thief', to: 'mule', value: 60 }] }],
    [{ moves: [{ from: 'helper', to: 'mule', value: 10 }] }],
  ];

  it('a transaction: what its gainers got', async () => {
    const seeds = [{ kind: 'transaction' as const, hash: hashOf(2, 0), label: 'theft' }];
    expect(places(await run(world, { seeds }))).toEqual(['mule unspent ETH 70']);
  });

  it('a transaction and an address: what that address got in it', async () => {
    const seeds = [
      { kind: 'transaction' as const, hash: hashOf(2, 0), address: addressOf('helper'), label: 'theft' },
    ];
    expect(places(await run(world, { seeds }))).toEqual(['mule unspent ETH 10']);
  });

  it('an address at a block: what it held then', async () => {
    const seeds = [{ kind: 'held' as const, address: addressOf('victim'), height: 1, label: 'theft' }];
    expect(places(await run(world, { seeds }))).toEqual(['mule unspent ETH 70', 'victim unspent ETH 30']);
  });

  it('two seeds with labels of their own; the first label wins and the overlap is told', async () => {
    const seeds = [
      { kind: 'held' as const, address: addressOf('victim'), height: 1, label: 'first' },
      { kind: 'transaction' as const, hash: hashOf(3, 0), label: 'second' },
    ];
    const result = await run(world, { seeds });
    expect(result.labels).toEqual(['', 'first', 'second']);
    const mule = result.terminals.find(({ address }) => address === addressOf('mule'))!;
    expect(mule.byLabel.fifo).toEqual([{ label: 1, amount: 70n }]);
    expect(result.overlaps.filter(({ policy }) => policy === 'fifo')).toMatchObject([
      { kept: 1, ignored: 2, amount: 60n, hash: hashOf(3, 0) },
    ]);
  });

  it('several seed transactions that pay one account: every sum holds, and the account goes on', async () => {
    const paid: Tx[][] = [
      [{ sender: 'thief', moves: [{ from: 'victim', to: 'mule', value: 60 }] }],
      [{ moves: [{ from: 'honest', to: 'mule', value: 5 }] }],
      [{ sender: 'thief', moves: [{ from: 'victim', to: 'mule', value: 40 }] }],
      [{ moves: [{ from: 'mule', to: 'shop', value: 80 }] }],
    ];
    const seeds = [1, 3].map((block) => ({
      kind: 'transaction' as const,
      hash: hashOf(block, 0),
      address: addressOf('mule'),
      label: `theft-${block}`,
    }));
    const result = await run(paid, { seeds });
    // 60 stolen, 5 clean, 40 stolen: the first 80 go to the shop.
    expect(places(result, 'fifo')).toEqual(['mule unspent ETH 25', 'shop unspent ETH 75']);
    expect(places(result, 'haircut')).toEqual(['mule unspent ETH 24', 'shop unspent ETH 76']);
    expect(result.conservation.fifo).toMatchObject([{ seeds: 100n }]);
    const shop = result.terminals.find(({ address }) => address === addressOf('shop'))!;
    expect(shop.byLabel.fifo).toEqual([
      { label: 1, amount: 60n },
      { label: 2, amount: 15n },
    ]);
  });

  it('money that comes back to a source ends there', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 5 }] }],
        [{ moves: [{ from: 'mule', to: 'thief', value: 2 }] }],
      ],
      {},
    );
    expect(places(result)).toEqual(['mule unspent ETH 3', 'thief source ETH 2']);
  });

  it.each([
    ['SEED_MISSING', []],
    ['ADDRESS_UNKNOWN', [{ kind: 'source' as const, address: addressOf('nobody-here'), label: 'x' }]],
    ['TX_UNKNOWN', [{ kind: 'transaction' as const, hash: hashOf(99, 9), label: 'x' }]],
    ['SEED_EMPTY', [{ kind: 'held' as const, address: addressOf('mule'), height: 1, label: 'x' }]],
    ['EVM_ADDRESS_INVALID', [{ kind: 'source' as const, address: '0x12', label: 'x' }]],
    [
      'SEED_DUPLICATE',
      [
        { kind: 'transaction' as const, hash: hashOf(2, 0), label: 'x' },
        { kind: 'transaction' as const, hash: hashOf(2, 0), label: 'y' },
      ],
    ],
  ])('%s', async (code, seeds) => {
    await expect(run(world, { seeds })).rejects.toMatchObject({ code });
  });
});

describe('stops', () => {
  const chain: Tx[][] = [
    [{ moves: [{ from: 'thief', to: 'a', value: 10 }] }],
    [{ moves: [{ from: 'a', to: 'b', value: 8 }] }],
    [{ moves: [{ from: 'b', to: 'c', value: 5 }] }],
    [{ moves: [{ from: 'c', to: 'd', value: 5 }] }],
  ];
  it.each<[string, Parameters<typeof run>[1], string[]]>([
    ['a tag with a category', { tagged: { b: 'exchange' } }, ['a unspent ETH 2', 'b tag ETH 8']],
    [
      'a tag without one only names',
      { tagged: { b: '' } },
      ['a unspent ETH 2', 'b unspent ETH 3', 'd unspent ETH 5'],
    ],
    ['depth', { maxDepth: 2 }, ['a unspent ETH 2', 'b depth ETH 8']],
    ['height', { heightLimit: 2 }, ['a unspent ETH 2', 'b height ETH 8']],
    ['transactions', { maxTransactions: 2 }, ['a unspent ETH 2', 'b not-looked-at ETH 8']],
    [
      'value',
      { minValue: '0.000000000000000006' },
      ['a unspent ETH 2', 'b unspent ETH 3', 'c min-value ETH 5'],
    ],
  ])('%s', async (_, parameters, expected) => {
    expect(places(await run(chain, parameters))).toEqual(expected);
  });

  it('an account that pays very often', async () => {
    const busy: Tx[][] = [
      [{ moves: [{ from: 'thief', to: 'hot', value: 10 }] }],
      ...Array.from({ length: 12 }, (_, i) => [{ moves: [{ from: 'hot', to: `u${i}`, value: 1 }] }]),
    ];
    expect(places(await run(busy, { maxPayments: 11 }))).toEqual(['hot out-degree ETH 10']);
    expect((await run(busy, { maxPayments: 12 })).terminals.length).toBeGreaterThan(5);
  });

  it('a mixer and a bridge, by their own events', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 30 }] }],
        [
          {
            moves: [{ from: 'mule', to: 'tornado', value: 10 }],
            events: [{ kind: 'mixer-deposit', protocol: 'tornado-cash', site: addressOf('tornado') }],
          },
        ],
        [
          {
            moves: [
              { from: 'mule', to: 'router', value: 20 },
              { from: 'router', to: 'vault', value: 20, kind: 'internal' },
            ],
            events: [{ kind: 'bridge-out', protocol: 'thorchain', site: addressOf('router') }],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['tornado mixer ETH 10', 'vault bridge ETH 20']);
  });
});

describe('pools', () => {
  it('liquidity for which nothing fungible came back stays in the pool, and swappers are not tainted', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 9, asset: 'TOK' }] }],
        [
          {
            sender: 'mule',
            moves: [{ from: 'mule', to: 'pool', value: 9, asset: 'TOK' }],
            events: [{ kind: 'liquidity-add', protocol: 'uniswap-v3', site: addressOf('pool') }],
          },
        ],
        [
          {
            sender: 'honest',
            moves: [
              { from: 'honest', to: 'pool', value: 1 },
              { from: 'pool', to: 'honest', value: 5, asset: 'TOK' },
            ],
          },
        ],
      ],
      {},
    );
    expect(places(result)).toEqual(['pool pool TOK 9']);
  });
});

describe('backward', () => {
  it('ends at the mixer that paid', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'someone', to: 'tornado', value: 10 }] }],
        [
          {
            sender: 'relayer',
            moves: [{ from: 'tornado', to: 'mule', value: 10, kind: 'internal' }],
            events: [{ kind: 'mixer-withdrawal', protocol: 'tornado-cash', site: addressOf('tornado') }],
          },
        ],
        [{ moves: [{ from: 'mule', to: 'shop', value: 10 }] }],
      ],
      {
        direction: 'backward',
        seeds: [{ kind: 'transaction', hash: hashOf(3, 0), label: 'payment' }],
      },
    );
    expect(places(result)).toEqual(['tornado mixer ETH 10']);
  });

  it('where it came from: the same rules with time reversed', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'x', to: 'mule', value: 3 }] }],
        [{ moves: [{ from: 'y', to: 'mule', value: 2 }] }],
        [{ moves: [{ from: 'mule', to: 'shop', value: 5 }] }],
        [{ moves: [{ from: 'late', to: 'shop', value: 7 }] }],
      ],
      {
        direction: 'backward',
        seeds: [{ kind: 'transaction', hash: hashOf(3, 0), label: 'payment' }],
      },
    );
    expect(places(result)).toEqual(['x begin ETH 3', 'y begin ETH 2']);
  });
});
