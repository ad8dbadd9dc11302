import { describe, expect, it } from 'vitest';
import { outputScreenChain } from '../../src/screening/chain/output-screen-chain.ts';
import { screenAddresses } from '../../src/screening/screen-addresses.ts';
import type { ScreenContext } from '../../src/screening/screen-context.ts';
import type { ScreenBasis } from '../../src/screening/screen-result.ts';
import { screenTransaction } from '../../src/screening/screen-transaction.ts';
import {
  inMemoryFlowSource,
  type ToyTransaction,
  toyTxid,
} from '../tracing/support/in-memory-flow-source.ts';
import { toyClaim, toyContext } from './toy-context.ts';

// `first` is mined to `miner`, who pays `middle`, who pays `shop`; `exchange` is labelled and pays `shop` too.
const chain: ToyTransaction[] = [
  { name: 'c1', height: 0, inputs: [], outputs: [[500, 'miner']] },
  { name: 'c2', height: 1, inputs: [], outputs: [[500, 'exchange']] },
  { name: 'a', height: 2, inputs: ['c1:0'], outputs: [[500, 'middle']] },
  { name: 'b', height: 3, inputs: ['a:0'], outputs: [[500, 'shop']] },
  { name: 'c', height: 4, inputs: ['c2:0'], outputs: [[500, 'shop']] },
];
const screenChain = outputScreenChain(inMemoryFlowSource(chain), undefined);
const FULL = { directLimit: 1_000, indirect: { seeds: 50, hops: 6, transactions: 500 } };
const claims = [toyClaim('exchange', 'exchange'), toyClaim('elsewhere', 'exchange')];

async function screen(
  address: string,
  {
    world = (context) => context,
    asked = FULL,
  }: { world?: (c: ScreenContext) => ScreenContext; asked?: typeof FULL } = {},
) {
  const context = world(await toyContext(screenChain, claims));
  const [{ level, score, notLookedAt }] = (await screenAddresses(context, [address], asked)) as [never];
  return { level, score, notLookedAt } as { level: string; score?: number; notLookedAt: string[] };
}
const basis = (change: (basis: ScreenBasis) => ScreenBasis) => (context: ScreenContext) => ({
  ...context,
  basis: change(context.basis),
});
const lists = (more: Partial<ScreenBasis['sanctions']>) =>
  basis((all) => ({ ...all, sanctions: { ...all.sanctions, ...more } }));

describe('the level of somebody of whom nothing bad was found', () => {
  it('is no-rule only when everything was looked at', async () => {
    expect(await screen('shop')).toEqual({ level: 'no-rule', score: 0, notLookedAt: [] });
  });

  it.each([
    [
      'no label is there',
      'no-labels',
      { world: (c: ScreenContext) => ({ ...c, index: { ...c.index, size: 0 } }) },
    ],
    ['no list of this chain was imported', 'no-lists', { world: lists({ lists: 3, ofChain: 0 }) }],
    [
      'a list is too old',
      'old-lists',
      { world: lists({ old: [{ lists: ['x'], published: '2020-01-01', age: 999 }] }) },
    ],
    ['a list was first imported for a later day', 'later-lists', { world: lists({ later: ['x'] }) }],
    ['there are more outputs than were looked at', 'newest-only', { asked: { ...FULL, directLimit: 1 } }],
    [
      'there are more outputs than were followed',
      'newest-only',
      { asked: { ...FULL, indirect: { ...FULL.indirect, seeds: 1 } } },
    ],
    [
      'the ways are longer than was looked',
      'bound-reached',
      { asked: { ...FULL, indirect: { ...FULL.indirect, hops: 1 } } },
    ],
  ])('is unknown where %s, with the code %s', async (_, code, how) => {
    const { level, score, notLookedAt } = await screen('shop', how);
    // A score of 0 would be read as a small risk.
    expect([level, score]).toEqual(['unknown', undefined]);
    expect(notLookedAt).toContain(code);
  });

  it('is unknown for an address that the data do not have', async () => {
    expect(await screen('nobody')).toEqual({
      level: 'unknown',
      score: undefined,
      notLookedAt: ['not-in-data'],
    });
    // Also with a label that no rule judges: an exchange's address of which nothing is seen.
    expect((await screen('elsewhere')).level).toBe('unknown');
  });

  it('says with the level when only counterparties were asked for', async () => {
    const { indirect: _, ...direct } = FULL;
    expect(await screen('shop', { asked: direct as typeof FULL })).toMatchObject({
      level: 'no-rule',
      notLookedAt: ['direct-only'],
    });
  });

  it('is unknown for a transaction too', async () => {
    const context = await toyContext(screenChain, claims);
    expect(await screenTransaction(context, toyTxid('b'), FULL)).toMatchObject({ level: 'no-rule' });
    const without = lists({ lists: 0, ofChain: 0 })(context);
    const found = await screenTransaction(without, toyTxid('b'), FULL);
    expect(found).toMatchObject({ level: 'unknown', notLookedAt: ['no-lists'] });
    expect(found.score).toBeUndefined();
  });
});
