import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const VALUE = 13_000_000_000n;

/** A bridge pays out thirty hours after the deposit: really so, and later than such bridges do. */
export const expired: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'expired',
    story: 'a payout that comes thirty hours after the deposit',
  });
  const bridge = cbridgeLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  let [thief, there]: Party[] = [];
  let id = '';
  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft');
        there = book.thief(bnb, 'recipient of the bridge');
        book.steal(ethereum, { label: 'expired', to: thief, asset: usdc, value: VALUE });
      },
    },
    {
      at: 1,
      act: () => {
        const sent = bridge.send([{ from: thief!, to: there!.address, value: VALUE }]);
        id = sent.ids[0]!;
        book.deposited('expired', { chain: 'ethereum', tx: sent.tx });
      },
    },
    {
      at: 31,
      act: () => {
        bridge.relay([{ to: there!, value: bridge.out(VALUE), id, from: thief!.address }]);
        const at = { address: there!.address, label: 'expired', asset: far };
        book.place(bnb, { ...at, value: bridge.out(VALUE), stolen: VALUE });
      },
    },
  ];
};
