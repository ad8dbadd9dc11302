import type { Party } from '../../party.ts';
import { randomHex } from '../../random-hex.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const COIN = 10n ** 18n;

/**
 * Coins are stolen and sold for a token, in three transactions along with worthless tokens of the thief's: paid to the pool
 * beside the coins; given to the thief beside the proceeds; given to innocents, by the thief and, as the worthless token says, by the pool.
 */
export const junkTokens: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'junk-tokens',
    story: 'worthless tokens are sent along in swaps, to the pool, to the thief and to innocents',
  });
  const usdt = ethereum.asset('USDT');
  const { dex } = ethereum.scene;
  const sale = 10n * COIN;
  let [thief, junk, friend, stranger]: Party[] = [];
  let proceeds = 0n;

  const move = (from: Party, to: Party, value: bigint) => ({
    from: from.address,
    to: to.address,
    symbol: 'JUNK',
    contract: junk!.address,
    decimals: 18,
    value: value * COIN,
  });

  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft', 'poor');
        junk = ethereum.contract(randomHex(ethereum.scene.world.random, 5));
        world.services.push({ chain: 'ethereum', address: junk.address, role: 'worthless token' });
        friend = book.innocent(ethereum, 'given junk by the thief');
        stranger = book.innocent(ethereum, 'given junk by the pool, says the junk');
        book.steal(ethereum, { label: 'junk', to: thief, asset: 0, value: 31n * COIN });
      },
    },
    ...[0, 1, 2].map((which) => ({
      at: 1 + which,
      act: () => {
        const made = dex.swap(thief!, usdt, {
          asset: 0,
          value: sale,
          also(draft, pool) {
            if (which === 0) draft.claim(move(thief!, pool, 1_000_000n));
            if (which === 1) draft.claim(move(pool, thief!, 1_000_000n));
            if (which === 1) return;
            draft.claim(move(thief!, friend!, 5n));
            draft.claim(move(pool, stranger!, 7n));
          },
        });
        world.services.push({ chain: 'ethereum', address: made.pool, role: 'pool' });
        proceeds += made.paidOut;
      },
    })),
    {
      at: 5,
      act: () => {
        const at = { address: thief!.address, label: 'junk' };
        book.place(ethereum, { ...at, asset: usdt, value: proceeds, stolen: 3n * sale });
        const left = thief!.held[0]!;
        book.place(ethereum, { ...at, asset: 0, value: left, stolen: left });
      },
    },
  ];
};
