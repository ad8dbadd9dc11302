import { afterAll, expect, test } from 'vitest';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';

// What nobody can have exchanged anything for must not move taint, under poison neither: the coin is known, JUNK is in no
// event and on no list, so it weighs nothing.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

async function ends(blocks: readonly (readonly Tx[])[]): Promise<Map<string, bigint>> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
    return accountEnds(await traceAccounts({ source }, { seeds, policies: ALL }));
  } finally {
    await source.close();
  }
}

const given = (to: string, asset?: string): Tx => ({
  moves: [{ from: 'faucet', to, value: 500n, ...(asset && { asset }) }],
});
const swap = (...dust: Move[]): Tx => ({
  sender: 'a',
  moves: [
    { from: 'a', to: 'pool', value: 500n },
    ...dust,
    { from: 'pool', to: 'a', value: 700n, asset: 'TOK' },
  ],
});
const dustOf = (count: number): Move[] =>
  Array.from({ length: count }, (_, i) => ({ from: 'a', to: 'pool', value: 1n, asset: `JUNK${i}` }));

const swapped = (paid: Tx, dust: number): Promise<Map<string, bigint>> =>
  ends([
    [given('thief'), given('pool', 'TOK')],
    dustOf(dust).map(({ asset }) => given('a', asset)),
    [paid],
    [swap(...dustOf(dust))],
  ]);

test('stolen coins that are exchanged are stolen tokens, whole', async () => {
  const got = await swapped({ moves: [{ from: 'thief', to: 'a', value: 500n }] }, 0);
  for (const policy of ALL) expect(got.get(`${addressOf('a')} ${addressOf('TOK')} ${policy}`)).toBe(700n);
});

// R9: a swap once weighed every asset that the pool kept alike.
test.each([1, 7])('%i worthless tokens sent along change nothing of that (R9)', async (dust) => {
  const got = await swapped({ moves: [{ from: 'thief', to: 'a', value: 500n }] }, dust);
  for (const policy of ALL) expect(got.get(`${addressOf('a')} ${addressOf('TOK')} ${policy}`)).toBe(700n);
});

test('one unit of stolen junk beside an honest exchange makes nothing of it stolen (R9)', async () => {
  const got = await ends([
    [given('thief', 'JUNK0'), given('a'), given('pool', 'TOK')],
    [{ moves: [{ from: 'thief', to: 'a', value: 1n, asset: 'JUNK0' }] }],
    [swap(...dustOf(1))],
  ]);
  for (const policy of ALL)
    expect(got.get(`${addressOf('a')} ${addressOf('TOK')} ${policy}`)).toBeUndefined();
});

test('what an event of the pool names weighs, listed or not, and the coin beside it does not', async () => {
  const loot: Tx = { moves: [{ from: 'thief', to: 'a', value: 500n, asset: 'LOOT' }] };
  const before = [[given('thief', 'LOOT'), given('a'), given('pool', 'TOK'), given('pool', 'GIFT')], [loot]];
  const moves: Move[] = [
    { from: 'a', to: 'pool', value: 1n },
    { from: 'a', to: 'pool', value: 500n, asset: 'LOOT' },
    { from: 'pool', to: 'a', value: 7n, asset: 'GIFT' },
    { from: 'pool', to: 'a', value: 300n, asset: 'TOK' },
  ];
  const named = (asset: string, value: bigint) => ({ asset: { contract: addressOf(asset) }, value });
  const swapOf = { kind: 'swap' as const, protocol: 'uniswap-v2', site: addressOf('pool'), genuine: false };
  const event = { ...swapOf, paidIn: named('LOOT', 500n), paidOut: named('TOK', 300n) };
  const got = await ends([...before, [{ sender: 'a', moves, events: [event] }]]);
  for (const policy of ALL) {
    expect(got.get(`${addressOf('a')} ${addressOf('TOK')} ${policy}`)).toBe(300n);
    expect(got.get(`${addressOf('a')} ${addressOf('GIFT')} ${policy}`)).toBeUndefined();
  }
  // Somebody else's event says nothing of what the pool exchanged: by the lists alone the coin is what counts.
  const other = await ends([
    ...before,
    [{ sender: 'a', moves, events: [{ ...event, site: addressOf('liar') }] }],
  ]);
  for (const policy of ALL) {
    expect(other.get(`${addressOf('a')} ${addressOf('TOK')} ${policy}`)).toBeUndefined();
    expect(other.get(`${addressOf('pool')} ${addressOf('LOOT')} ${policy}`)).toBe(500n);
  }
});
