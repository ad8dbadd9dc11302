import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WatchChain } from '../../src/watch/chain/watch-chain.ts';
import { openJournal } from '../../src/watch/journal/open-journal.ts';
import type { WatchEntry } from '../../src/watch/list/watch-entry.ts';
import { type WatchParameters, watchBlocks } from '../../src/watch/watch-blocks.ts';
import type { WatchState } from '../../src/watch/watch-state.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { type FakeBlock, fakeChain } from './support/fake-chain.ts';

let folder: ReturnType<typeof temporaryFolder>;
let journal: ReturnType<typeof openJournal>;
let state: WatchState | undefined;
beforeEach(() => {
  folder = temporaryFolder();
  journal = openJournal(join(folder.path, 'alerts.jsonl'), 'write');
  state = undefined;
});
afterEach(() => {
  journal.close();
  folder.remove();
});

const entry = (address: string, after = -1): WatchEntry => ({ id: address, kind: 'address', address, after });
/** Blocks `<branch><height>`, with the transactions of some: each moves the address of its first letter. */
function blocks(branch: string, count: number, txs: Readonly<Record<number, string>> = {}): FakeBlock[] {
  return Array.from({ length: count }, (_, height) => ({
    hash: `${branch}${height}`,
    txs: (txs[height]?.split(' ') ?? []).map((tx) => ({ tx, address: tx[0]! })),
  }));
}

async function look(chain: WatchChain, entries: readonly WatchEntry[], about: Partial<WatchParameters> = {}) {
  const before = journal.last();
  const outcome = await watchBlocks(
    {
      chain,
      journal,
      state,
      save: (next) => {
        state = JSON.parse(JSON.stringify(next));
      },
    },
    { entries, confirmations: 0, ...about },
  );
  return { ...outcome, told: [...journal.read(before)].map(({ kind, tx }) => `${kind} ${tx}`) };
}

describe('watchBlocks', () => {
  it('looks only behind the height of an entry, and at each block once', async () => {
    const chain = fakeChain(blocks('x', 6, { 1: 'a1 b1', 3: 'a3', 5: 'a5 b5' }));
    const { told, from, to } = await look(chain, [entry('a', 2), entry('b')]);
    expect([told, from, to]).toEqual([['alert b1', 'alert a3', 'alert a5', 'alert b5'], 0, 5]);
    expect((await look(chain, [entry('a', 2), entry('b')])).told).toEqual([]);
  });

  it('looks for nothing below the first block of the data, however far back an entry reaches', async () => {
    const asked: number[] = [];
    const chain: WatchChain = {
      ...fakeChain([]),
      firstHeight: 12_040_000,
      tipHeight: 12_040_124,
      hashAt: (height) => (height < 12_040_000 ? undefined : `x${height}`),
      async *movements(_, from) {
        asked.push(from);
        yield* [];
      },
    };
    await look(chain, [entry('a', 0)]);
    expect(asked).toEqual([12_040_000]);
    await look(chain, [entry('a', 0), entry('b', 7)]);
    expect(asked).toEqual([12_040_000, 12_040_000]);
  });

  it('what is in a block that took the place of others is new, also where it was known before', async () => {
    // Added at block 4; a payment of block 2 lies behind it. Then blocks 3 and 4 are replaced.
    await look(fakeChain(blocks('x', 5, { 2: 'a2' })), [entry('a', 4)]);
    const other = blocks('x', 3, { 2: 'a2' }).concat(blocks('y', 6, { 3: 'a3' }).slice(3));
    const { told, reorganisedTo } = await look(fakeChain(other), [entry('a', 4)]);
    expect([told, reorganisedTo]).toEqual([['alert a3'], 2]);
  });

  it('an alert whose transaction moved into a later block is neither withdrawn nor told again', async () => {
    await look(fakeChain(blocks('x', 4, { 3: 'a3' })), [entry('a')]);
    const moved = blocks('x', 3).concat(blocks('y', 6, { 5: 'a3' }).slice(3));
    expect((await look(fakeChain(moved), [entry('a')])).told).toEqual([]);
    // From there it is lost with its new block, and comes back.
    const lost = blocks('x', 3).concat(blocks('y', 5).slice(3), blocks('z', 7).slice(5));
    expect((await look(fakeChain(lost), [entry('a')])).told).toEqual(['withdrawn a3']);
    const back = lost.concat(blocks('z', 8, { 7: 'a3' }).slice(7));
    expect((await look(fakeChain(back), [entry('a')])).told).toEqual(['alert a3']);
    expect(new Set([...journal.read(0)].map(({ id }) => id)).size).toBe(3);
  });

  it('an alert that waits for confirmations in its new block is withdrawn when it is lost once more', async () => {
    await look(fakeChain(blocks('x', 5, { 3: 'a3' })), [entry('a')], { confirmations: 1 });
    const unconfirmed = blocks('x', 2).concat(blocks('y', 6, { 5: 'a3' }).slice(2));
    expect((await look(fakeChain(unconfirmed), [entry('a')], { confirmations: 1 })).told).toEqual([]);
    const lost = blocks('x', 2).concat(blocks('y', 5).slice(2), blocks('z', 7).slice(5));
    expect((await look(fakeChain(lost), [entry('a')], { confirmations: 1 })).told).toEqual(['withdrawn a3']);
  });

  it('a block that a killed look told of and that the data do not have yet is not taken for a replaced one', async () => {
    const all = blocks('x', 6, { 5: 'a5' });
    await look(fakeChain(all.slice(0, 3)), [entry('a')]);
    const save = () => {
      throw new Error('killed');
    };
    const parameters = { entries: [entry('a')], confirmations: 0 };
    await expect(watchBlocks({ chain: fakeChain(all), journal, state, save }, parameters)).rejects.toThrow(
      'killed',
    );
    expect(journal.last()).toBe(1);
    expect((await look(fakeChain(all.slice(0, 4)), [entry('a')])).told).toEqual([]);
    expect((await look(fakeChain(all), [entry('a')])).told).toEqual([]);
    const other = all.slice(0, 4).concat(blocks('y', 7).slice(4));
    expect((await look(fakeChain(other), [entry('a')])).told).toEqual(['withdrawn a5']);
  });

  it('says nothing when the data changed while they were read', async () => {
    const chain = fakeChain(blocks('x', 4, { 1: 'a1' }));
    let asked = 0;
    for (const changedAt of [1, 2, 3]) {
      asked = 0;
      const unchanged = () => {
        asked += 1;
        return asked < changedAt;
      };
      await expect(look({ ...chain, unchanged }, [entry('a')])).rejects.toMatchObject({
        code: 'WATCH_LAKE_CHANGED',
        retryable: true,
      });
      expect(state).toBeUndefined();
    }
    const broken = {
      ...chain,
      unchanged: () => false,
      hashAt: () => {
        throw new RangeError('cut off');
      },
    };
    await expect(look(broken, [entry('a')])).rejects.toMatchObject({ code: 'WATCH_LAKE_CHANGED' });
    await look(chain, [entry('a')]);
    expect([...journal.read(0)].map(({ tx }) => tx)).toEqual(['a1']);
  });

  it.each([
    ['shorter data', 'WATCH_BEHIND', () => fakeChain(blocks('x', 3))],
    ['another chain', 'WATCH_STATE', () => ({ ...fakeChain(blocks('x', 9)), chain: 'bitcoin' })],
  ])('%s: %s', async (_, code, chain) => {
    await look(fakeChain(blocks('x', 5, { 4: 'a4' })), [entry('a')]);
    const before = state;
    await expect(look(chain(), [entry('a')])).rejects.toMatchObject({ code });
    expect([journal.last(), state]).toEqual([1, before]);
  });

  it('a new chain that is longer than what is remembered is a reorganisation of just that depth', async () => {
    await look(fakeChain(blocks('x', 1_500, { 400: 'a400', 1499: 'a1499' })), [entry('a')]);
    const { told, reorganisedTo } = await look(fakeChain(blocks('y', 1_600)), [entry('a')]);
    expect([told, reorganisedTo]).toEqual([['withdrawn a1499'], 499]);
  });
});
