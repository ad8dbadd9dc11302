import { afterAll, describe, expect, it } from 'vitest';
import { BLOCK_FLAGS } from '../../../src/graph/ledger/columns.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { findAccountPath } from '../../../src/tracing/accounts/find-account-path.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import {
  addressOf,
  hashOf,
  ingestBlocks,
  ledgerBlocks,
  openWorld,
  type Tx,
} from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const ALL = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'] as const;
type Policy = (typeof ALL)[number];
const TABLE = { flags: BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.noTraces };
const THIEF = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];

async function run(
  blocks: readonly (readonly Tx[])[],
  parameters: Partial<AccountTraceParameters> = {},
  world: Parameters<typeof openWorld>[2] = TABLE,
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks, world);
  try {
    return await traceAccounts({ source }, { policies: ALL, seeds: THIEF, ...parameters });
  } finally {
    await source.close();
  }
}

const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');

function places(result: AccountTraceResult, policy: Policy): string[] {
  return result.terminals
    .filter(({ amounts }) => amounts[policy])
    .map(({ address, reason, amounts }) => `${nameOf(address)} ${reason} ${amounts[policy]}`)
    .sort();
}

const way = (result: AccountTraceResult, name: string, policy: Policy) => {
  const end = result.terminals.find(({ address }) => address === addressOf(name))!;
  return findAccountPath(result, end, policy).map(
    ({ fromAddress, toAddress, value, amounts }) =>
      `${nameOf(fromAddress)}>${nameOf(toAddress)} ${amounts[policy]} of ${value}`,
  );
};

describe('R11: what is paid beyond what is recorded', () => {
  const world: Tx[][] = [
    [{ moves: [{ from: 'thief', to: 'mule', value: 2 }] }],
    [{ moves: [{ from: 'mule', to: 'shop', value: 50 }] }],
  ];
  it('poison marks the payment whole; the others put the excess last, as of unknown origin, in no stolen sum', async () => {
    const result = await run(world);
    expect(places(result, 'poison')).toEqual(['shop data-end 50']);
    for (const policy of ALL.slice(1)) {
      expect(places(result, policy)).toEqual(['shop data-end 2']);
      expect(result.conservation[policy]).toMatchObject([
        { seeds: 2n, terminals: 2n, unknown: { paid: 48n, ended: 48n } },
      ]);
    }
    expect(result.beyond).toEqual([
      {
        hash: hashOf(2, 0),
        time: expect.any(Number),
        address: addressOf('mule'),
        asset: 0,
        value: 50n,
        beyond: 48n,
      },
    ]);
    expect(result.balances).toBe('none');
  });
  it('unknown origin flows on by its own line, and an agreement counts stolen value alone', async () => {
    const result = await run([...world, [{ moves: [{ from: 'shop', to: 'far', value: 40 }] }]]);
    // FIFO: the two stolen ones first, then 38 of the 48; 10 stay.
    expect(places(result, 'fifo')).toEqual(['far data-end 2']);
    expect(places(result, 'lifo')).toEqual(['shop data-end 2']);
    const far = result.terminals.find(({ address }) => address === addressOf('far'))!;
    // Haircut: floor(40 * 50 / 50) of 2 stolen and 48 unknown; LIFO takes unknown ones alone.
    expect(Object.keys(far.amounts).sort()).toEqual(['fifo', 'haircut', 'poison', 'tiho']);
    expect(far.agreement).toBe(4);
    expect(result.conservation.fifo).toMatchObject([{ unknown: { paid: 48n, ended: 48n } }]);
  });
  it('a drained place: its starts sleep, clean receipts stay clean, and only an excess is marked', async () => {
    const drained: Tx[][] = [
      [{ moves: [{ from: 'thief', to: 'mule', value: 5 }] }],
      [{ moves: [{ from: 'mule', to: 'first', value: 5 }] }],
      [{ moves: [{ from: 'honest', to: 'mule', value: 10 }] }],
      [{ moves: [{ from: 'mule', to: 'clean', value: 4 }] }],
      [{ moves: [{ from: 'mule', to: 'mixed', value: 9 }] }],
    ];
    const result = await run(drained);
    // It holds 6 by the record when it pays 9: three are beyond, and whoever gets them is poisoned whole.
    expect(places(result, 'poison')).toEqual(['first data-end 5', 'mixed data-end 9']);
    expect(result.hops.find(({ toAddress }) => toAddress === addressOf('mixed'))!.amounts.poison).toBe(3n);
    expect(places(result, 'fifo')).toEqual(['first data-end 5']);
    // Where everything is known nobody can pay more than he has, and nothing sleeps.
    const known = await run(drained.slice(0, 4), {}, { first: 0 });
    expect(places(known, 'poison')).toEqual(['first unspent 5']);
  });
  it('a debt is not carried on: the next receipt is held whole, clean ones that came before it too', async () => {
    const result = await run([
      [{ moves: [{ from: 'honest', to: 'mule', value: 100 }] }],
      [{ moves: [{ from: 'mule', to: 'x', value: 500 }] }],
      [{ moves: [{ from: 'honest', to: 'mule', value: 300 }] }],
      [{ moves: [{ from: 'thief', to: 'mule', value: 500 }] }],
      [{ moves: [{ from: 'mule', to: 'shop', value: 400 }] }],
    ]);
    // Recorded: 300 clean, then 500 stolen.
    expect(places(result, 'fifo')).toEqual(['mule data-end 400', 'shop data-end 100']);
    expect(places(result, 'haircut')).toEqual(['mule data-end 250', 'shop data-end 250']);
  });
});

describe('R8: the way is the lineage of the taint', () => {
  const world: Tx[][] = [
    [{ moves: [{ from: 'thief', to: 'early', value: 90 }] }],
    [{ moves: [{ from: 'thief', to: 'late', value: 10 }] }],
    [{ moves: [{ from: 'early', to: 'mule', value: 90 }] }],
    [{ moves: [{ from: 'mule', to: 'gone', value: 90 }] }],
    [{ moves: [{ from: 'late', to: 'mule', value: 10 }] }],
    [{ moves: [{ from: 'mule', to: 'shop', value: 10 }] }],
  ];
  it('a larger payment whose coins had left before is not on it, under any policy', async () => {
    const result = await run(world, {}, { first: 0 });
    for (const policy of ALL)
      expect(way(result, 'shop', policy)).toEqual([
        'thief>late 10 of 10',
        'late>mule 10 of 10',
        'mule>shop 10 of 10',
      ]);
  });
  it('the largest piece decides, on a tie the earliest', async () => {
    const tie: Tx[][] = [
      [{ moves: [{ from: 'thief', to: 'a', value: 5 }] }],
      [{ moves: [{ from: 'thief', to: 'b', value: 5 }] }],
      [{ moves: [{ from: 'b', to: 'mule', value: 5 }] }],
      [{ moves: [{ from: 'a', to: 'mule', value: 5 }] }],
      [{ moves: [{ from: 'mule', to: 'shop', value: 10 }] }],
    ];
    const result = await run(tie, {}, { first: 0 });
    for (const policy of ALL) expect(way(result, 'shop', policy)[1]).toBe('b>mule 5 of 5');
  });
});

it('R9: a payment to oneself changes nothing, within a larger transaction too', async () => {
  const self = { from: 'mule', to: 'mule', value: 7 };
  const world = (moves: readonly (typeof self)[]): Tx[][] => [
    [{ moves: [{ from: 'honest', to: 'mule', value: 6 }] }],
    [{ moves: [{ from: 'thief', to: 'mule', value: 4 }] }],
    ...(moves.length > 0 ? [[{ moves }]] : []),
    [{ moves: [...moves, { from: 'mule', to: 'shop', value: 5 }] }],
  ];
  const [with_, without] = [await run(world([self])), await run(world([]))];
  for (const policy of ALL) expect(places(with_, policy)).toEqual(places(without, policy));
  expect(with_.hops.length).toBe(without.hops.length);
});

it('R12: a mixer of our own list ends the trace on a table that shows no events', async () => {
  // The 100 ETH pool. Source: Tornado Cash's own deployment list.
  const pool = '0xa160cdab225685da1d56aa342ad8841c3b53f291';
  const world: Tx[][] = [
    [{ moves: [{ from: 'thief', to: 'mule', value: 100 }] }],
    [{ moves: [{ from: 'mule', to: pool, value: 100 }] }],
    [{ moves: [{ from: pool, to: 'somebody', value: 100 }] }],
  ];
  const result = await run(world, {}, { ...TABLE, chain: 'ethereum' });
  expect(result.terminals.map(({ address, reason }) => [address, reason])).toEqual([[pool, 'mixer']]);
});

it('R12: unspent is as of the last block of whole data; a table merely ends', async () => {
  const world: Tx[][] = [[{ moves: [{ from: 'thief', to: 'mule', value: 1, asset: 'TOK' }] }]];
  const reason = async (flags: number) => (await run(world, {}, { flags })).terminals[0]!.reason;
  expect(await reason(0)).toBe('unspent');
  expect(await reason(BLOCK_FLAGS.flowTable)).toBe('data-end');
  expect(await reason(BLOCK_FLAGS.noReceipts)).toBe('data-end');
  // Internal calls move coins, no tokens.
  expect(await reason(BLOCK_FLAGS.noTraces)).toBe('unspent');
});

it('R12: where blocks are missing between, nobody knows whether it was spent in them', async () => {
  const pays: Tx[] = [{ moves: [{ from: 'thief', to: 'mule', value: 1, asset: 'TOK' }] }];
  const idle: Tx[] = [{ moves: [{ from: 'x', to: 'y', value: 1 }] }];
  const blocks = ledgerBlocks([pays, idle, idle, idle], { first: 0, flags: 0 });
  const ask = async (name: string, kept: typeof blocks) => {
    const directory = `${folder.path}/${name}`;
    await ingestBlocks(directory, kept);
    const source = await openLedgerSource(directory);
    const result = await traceAccounts({ source }, { seeds: THIEF, policies: ALL });
    await source.close();
    return [result.terminals[0]!.reason, result.balances];
  };
  expect(await ask('whole', blocks)).toEqual(['unspent', 'exact']);
  expect(
    await ask(
      'gap',
      blocks.filter(({ number }) => number !== 2),
    ),
  ).toEqual(['data-end', 'none']);
});

describe('R16: starts', () => {
  const world: Tx[][] = [
    [
      { moves: [{ from: 'victim', to: 'thief', value: 3 }] },
      { moves: [{ from: 'x', to: 'miner', value: 1, kind: 'fee' }], failed: true },
    ],
  ];
  it('a failed transaction is an error that says so', async () => {
    const seeds = [{ kind: 'transaction' as const, hash: hashOf(1, 1), label: 'theft' }];
    await expect(run(world, { seeds })).rejects.toMatchObject({ code: 'SEED_FAILED' });
  });
  it('the same start in two spellings is one', async () => {
    const address = `0x${addressOf('thief').slice(2).toUpperCase()}`;
    const seeds = [...THIEF, { kind: 'source' as const, address, label: 'again' }];
    await expect(run(world, { seeds })).rejects.toMatchObject({ code: 'SEED_DUPLICATE' });
  });
});

describe('start units', () => {
  it('say through exchanges what share of the start is where, and close', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 100, asset: 'TOK' }] }],
        [
          {
            sender: 'mule',
            moves: [
              { from: 'mule', to: 'pool', value: 60, asset: 'TOK' },
              { from: 'pool', to: 'mule', value: 7, asset: 'WETH' },
            ],
          },
        ],
        [{ moves: [{ from: 'mule', to: 'shop', value: 3, asset: 'WETH' }] }],
      ],
      {},
      { first: 0 },
    );
    // 60 of 100 became 7 WETH; 3 of the 7 are floor(60 * 3 / 7) = 25 of the start, 4 are 35.
    expect(result.starts.fifo).toMatchObject([{ started: 100n, ended: { unspent: 100n }, fees: 0n }]);
    expect(places(result, 'fifo')).toEqual(['mule unspent 4', 'mule unspent 40', 'shop unspent 3']);
  });
});

it('a token whose sums pass 2^256 ends where they do, with its own reason', async () => {
  const most = 2n ** 256n - 1n;
  const result = await run(
    [
      [{ moves: [{ from: 'thief', to: 'mule', value: most, asset: 'LIE' }] }],
      [{ moves: [{ from: 'thief', to: 'mule', value: most, asset: 'LIE' }] }],
      [{ moves: [{ from: 'mule', to: 'shop', value: 5, asset: 'LIE' }] }],
    ],
    {},
    { first: 0 },
  );
  expect(result.terminals.map(({ reason, amounts }) => [reason, amounts.fifo])).toEqual([
    ['overflow', 2n * most],
  ]);
});

describe('address poisoning', () => {
  const real = `0xabcd${'1'.repeat(32)}beef`;
  const bait = `0xabcd${'2'.repeat(32)}beef`;
  it('a trifle to an address that looks like the real receiver is marked, and never a way', async () => {
    const result = await run(
      [
        [{ moves: [{ from: 'thief', to: 'mule', value: 1_000_001 }] }],
        [{ moves: [{ from: 'mule', to: real, value: 1_000_000 }] }],
        [{ moves: [{ from: 'mule', to: bait, value: 1 }] }],
        [{ moves: [{ from: bait, to: 'somebody', value: 1 }] }],
      ],
      {},
      { first: 0 },
    );
    expect(result.terminals.map(({ address, reason, amounts }) => [address, reason, amounts.fifo])).toEqual([
      [real, 'unspent', 1_000_000n],
      [bait, 'bait', 1n],
    ]);
  });
  it('a token that copies the name of a listed one is bait: who gets it is not followed', async () => {
    const world: Tx[][] = [
      [{ moves: [{ from: 'thief', to: 'mule', value: 7, asset: 'FAKE' }] }],
      [{ moves: [{ from: 'mule', to: 'somebody', value: 7, asset: 'FAKE' }] }],
    ];
    const source = await openWorld(`${folder.path}/w${worlds++}`, world, { first: 0 });
    const assets = async (ids: Uint32Array) =>
      (await source.assets(ids)).map((info) => ({ ...info, warning: info.contract ? 'counterfeit' : '' }));
    const result = await traceAccounts({ source: { ...source, assets } }, { policies: ALL, seeds: THIEF });
    await source.close();
    expect(places(result, 'fifo')).toEqual(['mule bait 7']);
  });
});
