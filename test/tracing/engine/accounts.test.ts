import { afterAll, describe, expect, test } from 'vitest';
import { BLOCK_FLAGS } from '../../../src/graph/ledger/columns.ts';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';

// Borders and orders within one transaction of accounts, each in the smallest world that shows it.

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;
const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const TABLE = { flags: BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.noTraces };
const THIEF = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];

/** `a>b 5 TOK`; a fee with `fee` behind it. */
function move(text: string): Move {
  const [, from, to, value, asset] = /^(\S+)>(\S+) (\d+) ?(\S*)$/.exec(text)!;
  if (asset === 'fee') return { from: from!, to: to!, value: BigInt(value!), kind: 'fee' };
  return { from: from!, to: to!, value: BigInt(value!), ...(asset && { asset }) };
}
/** Transactions, one a block; the sender is the first payer, or stands before a colon. */
const world = (...lines: readonly string[]): Tx[][] =>
  lines.map((line) => {
    const [, sender, moves] = /^(?:(\S+): )?(.*)$/.exec(line)!;
    return [{ moves: moves!.split(', ').map(move), ...(sender && { sender }) }];
  });

async function run(
  blocks: readonly (readonly Tx[])[],
  parameters: Partial<AccountTraceParameters> = {},
  options: Parameters<typeof openWorld>[2] = {},
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks, options);
  try {
    return await traceAccounts({ source }, { policies: ALL, seeds: THIEF, ...parameters });
  } finally {
    await source.close();
  }
}

const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
const ends = (result: AccountTraceResult, policy: TaintPolicyId) =>
  result.terminals
    .filter(({ amounts }) => amounts[policy])
    .map(({ address, reason, amounts }) => `${nameOf(address)} ${reason} ${amounts[policy]}`)
    .sort();
const endOf = (result: AccountTraceResult, name: string) =>
  result.terminals.find(({ address }) => address === addressOf(name))!;

describe('fees', () => {
  test('who gets taint in the transaction that he sends pays its fee out of it, when that is all he has', async () => {
    const result = await run(world('thief>a 100', 'b: a>b 100, b>miner 10 fee'));
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['b unspent 90']);
    expect(result.conservation.fifo).toMatchObject([{ seeds: 100n, fees: 10n, terminals: 90n }]);
  });
  test('what he had before is older, the part that the fee takes too', async () => {
    const result = await run(
      world('bank>b 50', 'thief>a 100', 'b: a>b 100, b>miner 10 fee', 'b>c 40', 'b>d 100'),
    );
    expect(ends(result, 'fifo')).toEqual(['d unspent 100']);
    expect(result.conservation.fifo).toMatchObject([{ fees: 0n }]);
    // Last in, first out: the fee is paid of what just came, then 40, 50 of it go.
    expect(ends(result, 'lifo')).toEqual(['c unspent 40', 'd unspent 50']);
  });
});

describe('depth and arrivals', () => {
  test('a shorter way to a place that is followed counts, in a transaction of several transfers too', async () => {
    const result = await run(world('thief>a 10', 'a>b 10', 'thief>b 5, thief>miner 1 fee'));
    expect(endOf(result, 'b')).toMatchObject({ depth: 1, arrivals: 2 });
  });
  test('a transaction that pays twice is one arrival, and the first one stays the first', async () => {
    const result = await run(world('thief>a 10', 'thief>a 3, thief>a 4', 'thief>a 1'));
    expect(endOf(result, 'a')).toMatchObject({
      arrivals: 3,
      firstTx: hashOf(1, 0),
      lastTx: hashOf(3, 0),
      amounts: { fifo: 18n },
    });
  });
  test('what comes back to a source is as deep as its shortest way under any policy', async () => {
    const result = await run(
      world('bank>a 100', 'thief>a 10, thief>p 10', 'a>x 10', 'p>a 5', 'a>thief 105, a>x 0'),
      { policies: ['poison', 'lifo'] },
    );
    const end = result.terminals.find(({ reason }) => reason === 'source')!;
    expect([end.amounts, end.depth]).toEqual([{ poison: 105n, lifo: 5n }, 2]);
  });
});

test('a place is as deep as its shortest way under any policy', async () => {
  const result = await run(world('bank>a 100', 'thief>a 10, thief>p 10', 'a>x 10', 'p>a 5'), {
    policies: ['poison', 'lifo'],
  });
  expect([endOf(result, 'a').amounts, endOf(result, 'a').depth]).toEqual([{ poison: 105n, lifo: 5n }, 1]);
});

test('a place knows nothing of those that were followed before it', async () => {
  // From the first block on: nobody stays known who has nothing left.
  const steps = world('thief>a 10', 'thief>a 1', 'a>b 11', 'b>c 11', 'c>d 11');
  const result = await run(steps, {}, { first: 0 });
  expect(endOf(result, 'd')).toMatchObject({ arrivals: 1, firstTx: hashOf(4, 0), lastTx: hashOf(4, 0) });
});

test('a tag that lets pass ends nothing', async () => {
  const source = await openWorld(`${folder.path}/tags`, world('thief>a 10', 'a>b 10'));
  const home = (await source.findAddress(addressOf('a')))!;
  const reach = async (passes: boolean) => {
    const tag = { label: 'A', category: 'exchange', ...(passes && { passes: true as const }) };
    const tags = new Map([[home, tag]]);
    return ends(await traceAccounts({ source }, { policies: ALL, seeds: THIEF, tags }), 'fifo');
  };
  expect([await reach(true), await reach(false)]).toEqual([['b unspent 10'], ['a tag 10']]);
  await source.close();
});

test('a policy that a place was clean under holds the older value first when taint comes again', async () => {
  const result = await run(world('thief>a 10', 'bank>a 50', 'a>b 10', 'thief>a 5', 'a>c 20', 'a>d 35'));
  expect(ends(result, 'fifo')).toEqual(['b unspent 10', 'd unspent 5']);
});

describe('a source', () => {
  const STOLEN = world('bank>x 1, thief>a 10, thief>b 20 TOK', 'a>c 10, bank>x 1');
  test('counts in the transaction of its first transfer, wherever that stands in it', async () => {
    const result = await run(STOLEN);
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['b unspent 20', 'c unspent 10']);
  });
  test('backward too, and from a block on', async () => {
    const seeds = [{ kind: 'source' as const, address: addressOf('c'), label: 'found' }];
    const result = await run(STOLEN, { seeds, direction: 'backward' });
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['thief begin 10']);
    const late = [{ ...THIEF[0]!, from: 2 }];
    const after = await run([...STOLEN, ...world('bank>x 1, thief>d 3')], { seeds: late });
    for (const policy of ALL) expect(ends(after, policy)).toEqual(['d unspent 3']);
  });
});

describe('exchanges', () => {
  test('a site passes on what it was paid of the same asset before it exchanges anything', async () => {
    const result = await run(
      world(
        'bank>a 100',
        'bank>pool 900 TOK',
        // Half of the coin that the pool keeps is stolen, and all of the token that it passes on.
        'thief>a 50 TOK, thief>a 100',
        'a>pool 50 TOK, a>pool 100, pool>d 30 TOK, pool>a 200 TOK',
      ),
    );
    expect(endOf(result, 'd').amounts).toEqual({
      poison: 30n,
      haircut: 30n,
      fifo: 30n,
      lifo: 30n,
      tiho: 30n,
    });
  });
  test('what two assets are exchanged into is whole, the unit that a division leaves over too', async () => {
    const result = await run(
      world('bank>pool 500', 'thief>a 10 TOK, thief>a 10 USD', 'a>pool 10 TOK, a>pool 10 USD, pool>b 101'),
    );
    for (const policy of ALL) expect(ends(result, policy)).toContain('b unspent 101');
  });
  test('start units are divided over what comes out, an odd one too', async () => {
    const result = await run(
      world(
        'bank>pool 500, bank>pool 900 USD',
        'thief>a 101 TOK',
        'a>pool 101 TOK, pool>b 40, pool>b 70 USD',
      ),
    );
    expect(result.starts.fifo).toMatchObject([{ started: 101n, ended: { unspent: 101n } }]);
    expect(ends(result, 'fifo')).toEqual(['b unspent 40', 'b unspent 70']);
  });
  test('the sender is no site, whatever he keeps and gives', async () => {
    const result = await run(world('bank>s 80', 'thief>a 10 TOK', 's: a>s 10 TOK, s>d 50'));
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['s unspent 10']);
  });
  test('a trifle of taint that somebody sends to a pool makes it no holder: its swaps go on', async () => {
    const pool = ['bank>pool 900 USD', 'bank>pool 500 TOK', 'thief>a 100'];
    const swap = 'a>pool 100, pool>a 50 TOK';
    const plain = await run(world(...pool, swap));
    const salted = await run(world(...pool, 'thief>pool 1 TOK, thief>pool 1 USD', swap));
    for (const policy of ALL) {
      expect(ends(plain, policy)).toEqual(['a unspent 50']);
      // The trifle stays where it was put: the pool gives what it was paid for.
      expect(ends(salted, policy)).toContain('a unspent 50');
      expect(ends(salted, policy).filter((end) => end.startsWith('a'))).toHaveLength(1);
    }
    expect(ends(salted, 'fifo')).toEqual(['a unspent 50', 'pool unspent 1', 'pool unspent 1']);
  });
  test('what a pool holds goes out to whoever gives back his share of it, and is not destroyed with the share', async () => {
    const result = await run(
      world('0>lp 30 LP', 'thief>LP 40 TOK', 'lp: lp>LP 30 LP, LP>0 30 LP, LP>lp 40 TOK'),
    );
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['lp unspent 40']);
  });
  test('in a table, which names no sender, the way leads through router and pool as where one is named', async () => {
    const before = ['bank>pool 900 TOK', 'thief>u 10'];
    const swap = 'u>router 10, router>weth 10, 0>router 10 weth, router>pool 10 weth, pool>u 70 TOK';
    const [named, unnamed] = [
      await run(world(...before, `u: ${swap}`), {}, TABLE),
      await run(world(...before, `-: ${swap}`), {}, TABLE),
    ];
    const way = ({ hops }: AccountTraceResult) =>
      hops.map(({ fromAddress, toAddress, amounts }) => [nameOf(fromAddress), nameOf(toAddress), amounts]);
    expect(way(unnamed).map(([from, to]) => `${from}>${to}`)).toContain('pool>u');
    expect(way(unnamed)).toEqual(way(named));
  });
  test('a contract that holds what is stolen and swaps it pays first, in whatever order rows stand', async () => {
    const before = ['bank>pool 900 USD', 'thief>safe 100'];
    for (const swap of [
      'safe>pool 100, pool>safe 60 USD',
      'pool>safe 60 USD, safe>pool 100',
      // Whoever has nothing does not begin, though he is no site.
      'router>pool 100, safe>router 100, pool>router 60 USD, router>safe 60 USD',
    ]) {
      const result = await run(world(...before, `relay: ${swap}`));
      for (const policy of ALL) expect(ends(result, policy)).toEqual(['safe unspent 60']);
    }
  });
  test('change that comes back to the sender of a transfer over a bridge stays his', async () => {
    const [first, [crossing]] = world('thief>a 100', 's: a>bridge 90, a>s 10') as [Tx[], Tx[]];
    const bridge = { kind: 'bridge-out' as const, protocol: 'across', site: addressOf('bridge') };
    const result = await run([first, [{ ...crossing!, events: [bridge] }]]);
    expect(ends(result, 'fifo')).toEqual(['bridge bridge 90', 's unspent 10']);
  });
});

describe('what comes and goes in one transaction', () => {
  test('goes out again first, whatever its passer held before', async () => {
    const before = world('thief>a 100', 'bank>router 40', 'thief>router 1');
    const result = await run([...before, ...world('s: a>router 100, router>b 100')]);
    for (const policy of ALL) expect(ends(result, policy)).toContain('b unspent 100');
    expect(ends(result, 'fifo')).toEqual(['b unspent 100', 'router unspent 1']);
  });
  test('what is paid above it comes out of what was there before', async () => {
    const result = await run(world('thief>m 30', 'bank>a 10', 's: a>m 10, m>b 25'));
    const amounts = { poison: 25n, haircut: 15n, fifo: 15n, lifo: 15n, tiho: 15n };
    expect(endOf(result, 'b').amounts).toEqual(amounts);
    expect(endOf(result, 'm').amounts).toEqual({
      poison: 15n,
      haircut: 15n,
      fifo: 15n,
      lifo: 15n,
      tiho: 15n,
    });
  });
  test('who had what he paid before he was paid has not passed it on', async () => {
    const result = await run(world('bank>h 50', 'thief>a 50', 's: h>shop 50, a>h 50'));
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['h unspent 50']);
  });
});

describe('what is paid before it is paid in', () => {
  test('clean value that comes back in the same transaction pays the debt', async () => {
    const result = await run(world('thief>a 5', 'a>b 12, e>a 7', 'thief>a 3', 'a>c 3'), {}, TABLE);
    for (const policy of ALL) expect(endOf(result, 'c').amounts[policy]).toBe(3n);
    expect(result.beyond.filter(({ address }) => address === addressOf('a'))).toEqual([]);
  });
  test('and is not there any more for what is stolen to stand behind', async () => {
    const result = await run(world('thief>a 5', 'a>b 12, e>a 7, thief>a 2', 'a>c 2'), {}, TABLE);
    // a is paid 9 before it pays 12: those, and 3 of the 5 that it had, which were all stolen.
    const left = { poison: 2n, haircut: 2n, fifo: 2n, lifo: 2n, tiho: 2n };
    expect(endOf(result, 'c').amounts).toEqual(left);
    expect(result.beyond.filter(({ address }) => address === addressOf('a'))).toEqual([]);
  });
  test('what is of unknown origin and comes back pays the debt first', async () => {
    const result = await run(world('thief>a 5', 'a>b 12, b>a 7', 'a>c 5'), {}, TABLE);
    const [coin] = result.conservation.fifo!;
    expect(coin).toMatchObject({ seeds: 5n, terminals: 5n });
    expect(coin!.unknown.paid).toBe(coin!.unknown.ended);
    expect(ends(result, 'fifo')).toEqual(['c data-end 5']);
  });
});

describe('a transaction as a start', () => {
  const start = (number: number) => ({
    seeds: [
      { kind: 'source' as const, address: addressOf('thief'), label: 'early' },
      { kind: 'transaction' as const, hash: hashOf(number, 0), label: 'late' },
    ],
  });
  test('marks what everybody gained in it, and nothing that only passed or was there before', async () => {
    const result = await run(world('thief>x 3', 'bank>x 10, x>f 4', 'x>g 9'), {
      ...start(2),
      policies: ['fifo'],
    });
    const late = result.labels.indexOf('late');
    // Of the 10 x passes 4 on to f and keeps 6, behind the 3 that it had.
    expect(result.starts.fifo!.find(({ label }) => label === late)!.started).toBe(10n);
    expect(endOf(result, 'f').byLabel.fifo).toEqual([{ label: late, amount: 4n }]);
    expect(endOf(result, 'g').byLabel.fifo).toEqual([
      { label: result.labels.indexOf('early'), amount: 3n },
      { label: late, amount: 6n },
    ]);
  });
  test('what an earlier start marked is an overlap with it, and keeps its start', async () => {
    const result = await run(world('thief>x 1, thief>y 1', 'bank>y 3, y>x 4'), {
      ...start(2),
      policies: ['fifo'],
    });
    const [early, late] = ['early', 'late'].map((label) => result.labels.indexOf(label));
    expect(result.overlaps).toMatchObject([
      { address: addressOf('x'), kept: early, ignored: late, amount: 1n },
    ]);
  });
  test('what the pool of a swap keeps is nobody’s loot', async () => {
    const seeds = [{ kind: 'transaction' as const, hash: hashOf(3, 0), label: 'exploit' }];
    const result = await run(
      world('bank>thief 10 TOK', 'bank>pool 500', 'thief>pool 10 TOK, pool>thief 100'),
      { seeds },
    );
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['thief unspent 100']);
  });
});
