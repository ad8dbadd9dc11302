import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { BLOCK_FLAGS } from '../../src/graph/ledger/columns.ts';
import { accountScreenChain } from '../../src/screening/chain/account-screen-chain.ts';
import { screenAddresses } from '../../src/screening/screen-addresses.ts';
import type { ScreenContext } from '../../src/screening/screen-context.ts';
import { screenTransaction } from '../../src/screening/screen-transaction.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, openWorld } from '../support/make-ledger.ts';
import { toyClaim, toyContext } from './toy-context.ts';

const FULL = {
  directLimit: 1_000,
  indirect: { seeds: 50, hops: 6, transactions: 500 },
};
const folder = temporaryFolder();
let source: AccountSource;
let context: ScreenContext;
const pay = (from: string, to: string, value: number, asset?: string) => ({
  sender: from,
  moves: [{ from, to, value, ...(asset ? { asset } : {}) }],
});
// thief pays mule 600 and shop 100 of a token; mule, who had 400 of his own, pays shop 500; shop pays exchange 800 coins.

beforeAll(async () => {
  source = await openWorld(folder.path, [
    [pay('-', 'thief', 1_000), pay('-', 'mule', 400), pay('-', 'shop', 1_000)],
    [pay('thief', 'mule', 600)],
    [pay('-', 'thief', 100, 'token'), pay('thief', 'shop', 100, 'token')],
    [pay('mule', 'shop', 500)],
    [pay('shop', 'exchange', 800)],
  ]);
  const claims = [toyClaim(addressOf('thief'), 'service_hack'), toyClaim(addressOf('exchange'), 'exchange')];
  context = await toyContext(accountScreenChain(source), claims);
});
afterAll(async () => {
  await source.close();
  folder.remove();
});

describe('exposure on an account chain, by hand', () => {
  it('is told asset by asset', async () => {
    const [result] = await screenAddresses(context, [addressOf('shop')], FULL);
    const direct = result!.exposures.filter(({ kind }) => kind === 'direct');
    expect(direct.map(({ way, category, amounts }) => [way, category, amounts.haircut])).toEqual([
      ['source', 'hacking', 100n],
      ['destination', 'exchange', 800n],
    ]);
    // All of the token came from the thief; of the coins 1,500 came in.
    expect(direct[0]!.shares).toMatchObject({ haircut: 1_000_000, fifo: 1_000_000 });
    expect(direct[1]!.shares.fifo).toBe(1_000_000);
    expect(result!.level).toBe('severe');
  });

  it('goes back through the mule', async () => {
    const [result] = await screenAddresses(context, [addressOf('shop')], FULL);
    const indirect = result!.exposures.filter(({ kind, way }) => kind === 'indirect' && way === 'source');
    expect(indirect).toMatchObject([{ category: 'hacking', hops: 2, places: 1 }]);
    // The mule paid 500 out of 1,000, of which 600 were the thief's: in proportion 300; by FIFO his own 400 went first.
    expect(indirect[0]!.amounts).toMatchObject({ haircut: 300n, fifo: 100n });
    expect(indirect[0]!.top[0]!.path!.map(({ address }) => address)).toEqual([
      addressOf('mule'),
      addressOf('thief'),
    ]);
  });

  it('follows the value of a transaction back', async () => {
    const result = await screenTransaction(context, hashOf(4, 0), FULL);
    expect(result.exposures).toMatchObject([
      { kind: 'indirect', way: 'source', category: 'hacking', hops: 2 },
    ]);
    expect(result.parties.map(({ subject }) => subject).sort()).toEqual(
      [addressOf('mule'), addressOf('shop')].sort(),
    );
    const straight = await screenTransaction(context, hashOf(2, 0), FULL);
    expect(straight.exposures).toMatchObject([{ kind: 'direct', category: 'hacking', hops: 1 }]);
  });
});

describe('address poisoning on an account chain', () => {
  // Names become addresses byte by byte, filled with dots: these two begin with dots and end with "ge".
  const bait = '..~~~~~~~~~~~~~~~~ge';

  it('is warned of, and does not frighten where value was paid', async () => {
    for (const value of [0, 300]) {
      const place = temporaryFolder();
      const world = await openWorld(place.path, [
        [pay('-', 'shop', 1_000), pay('-', bait, 400)],
        [pay('shop', 'exchange', 800)],
        [{ sender: bait, moves: [{ from: bait, to: 'shop', value, asset: 'token' }] }],
      ]);
      const context = await toyContext(accountScreenChain(world), []);
      const [result] = await screenAddresses(context, [addressOf('shop')], FULL);
      expect(result!.lookAlikes.map(({ suspect, resembles }) => [suspect, resembles])).toEqual(
        value === 0 ? [[addressOf(bait), addressOf('exchange')]] : [],
      );
      await world.close();
      place.remove();
    }
  });

  it('is seen through when it is paid in a token that copies a known one', async () => {
    const place = temporaryFolder();
    const world = await openWorld(place.path, [
      [pay('-', 'shop', 1_000), pay('-', bait, 1_000_000, 'token')],
      [pay('shop', 'exchange', 800)],
      [pay(bait, 'shop', 900_000, 'token')],
    ]);
    for (const warning of ['', 'counterfeit']) {
      const marked: AccountSource = {
        ...world,
        assets: async (ids) =>
          (await world.assets(ids)).map((asset) => (asset.contract ? { ...asset, warning } : asset)),
      };
      const [result] = await screenAddresses(
        await toyContext(accountScreenChain(marked), []),
        [addressOf('shop')],
        FULL,
      );
      expect(result!.lookAlikes.map(({ suspect }) => suspect)).toEqual(warning ? [addressOf(bait)] : []);
    }
    await world.close();
    place.remove();
  });
});

describe('where the data end', () => {
  // shop pays mule 800, and nobody sees what mule does with it.
  const blocks = [[pay('-', 'shop', 1_000)], [pay('shop', 'mule', 800)]];
  it.each([
    ['whole blocks', 0, false],
    ['a table of somebody else', BLOCK_FLAGS.flowTable, true],
  ])('%s: what may have gone on is open', async (_, flags, open) => {
    const place = temporaryFolder();
    const world = await openWorld(place.path, blocks, { flags });
    const context = await toyContext(accountScreenChain(world), [
      toyClaim(addressOf('thief'), 'service_hack'),
    ]);
    const [result] = await screenAddresses(context, [addressOf('shop')], FULL);
    expect(result!.notLookedAt.includes('bound-reached')).toBe(open);
    await world.close();
    place.remove();
  });
});
