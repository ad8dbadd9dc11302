import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSeed } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TraceTag } from '../../../src/tracing/trace-parameters.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

// thief -> mule 10 -> shop 6 -> far 6; mule -> friend 4; what the shop pays on can be seen only if it is followed.
const CHAIN: Tx[][] = [
  [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
  [{ moves: [{ from: 'mule', to: 'shop', value: 6 }] }],
  [{ moves: [{ from: 'mule', to: 'friend', value: 4 }] }],
  [{ moves: [{ from: 'shop', to: 'far', value: 6 }] }],
];
const THIEF: AccountSeed = { kind: 'source', address: addressOf('thief'), label: 'theft' };

const stopped = (name: string, more: Partial<TraceTag> = {}): TraceTag => ({
  label: name,
  category: '',
  stop: { pattern: name, name, source: 'table.csv' },
  ...more,
});

/** Places by name, reason and amount under FIFO; the books of all policies closed, or there would be no answer. */
async function places(tags: Readonly<Record<string, TraceTag>>, seeds: readonly AccountSeed[] = [THIEF]) {
  const source = await openWorld(`${folder.path}/w${worlds++}`, CHAIN, {});
  try {
    const byHome = new Map<number, TraceTag>();
    for (const [name, tag] of Object.entries(tags))
      byHome.set((await source.findAddress(addressOf(name)))!, tag);
    const result = await traceAccounts({ source }, { seeds, policies: POLICIES, tags: byHome });
    for (const rows of Object.values(result.conservation))
      expect(rows.map(({ difference }) => difference)).toEqual([0n]);
    const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');
    return result.terminals
      .filter(({ amounts }) => amounts.fifo)
      .map(({ address, reason, amounts }) => `${nameOf(address)} ${reason} ${amounts.fifo}`)
      .sort();
  } finally {
    await source.close();
  }
}

describe('a name at which it was asked to stop', () => {
  it('ends the trace under every method, and the books close', async () => {
    expect(await places({ shop: stopped('Shop') })).toEqual(['friend unspent 4', 'shop tag 6']);
  });
  it('does so where the tag would let value pass, and a name that was not asked does not', async () => {
    expect(await places({ shop: stopped('Shop', { category: 'victim', passes: true }) })).toContain(
      'shop tag 6',
    );
    expect(await places({ shop: { label: 'Shop', category: '' } })).toEqual([
      'far unspent 6',
      'friend unspent 4',
    ]);
  });
  it.each<[string, AccountSeed]>([
    ['what it held', { kind: 'held', address: addressOf('mule'), height: 1, label: 'theft' }],
    ['a transaction', { kind: 'transaction', hash: hashOf(1, 0), label: 'theft' }],
    [
      'what it got in a transaction',
      { kind: 'transaction', hash: hashOf(1, 0), address: addressOf('mule'), label: 'theft' },
    ],
    ['a source', { kind: 'source', address: addressOf('mule'), label: 'theft' }],
  ])('does not stop a start that bears it: %s', async (_, seed) => {
    expect(await places({ mule: stopped('Mule') }, [seed])).toEqual(['far unspent 6', 'friend unspent 4']);
  });
  it('does not stop a start to which another start leads', async () => {
    const both: AccountSeed[] = [
      THIEF,
      { kind: 'transaction', hash: hashOf(2, 0), address: addressOf('shop'), label: 'b' },
    ];
    expect(await places({ shop: stopped('Shop') }, both)).toEqual(['far unspent 6', 'friend unspent 4']);
  });
});
