import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const [VALUE, HONEST, TWICE] = [5_000_000_000n, 4_000_000_000n, 6_000_000_000n];

/** Deposits of a thief and of an innocent share an id, and so do their payouts; and one deposit is paid out whole twice. */
export const sameId: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'same-id',
    story: 'an id that two deposits share, and a deposit that is paid out twice',
  });
  const bridge = cbridgeLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  const id = bridge.freshId();
  let [thief, there, innocent, innocentThere, second, secondThere]: Party[] = [];
  let twice = '';
  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft');
        there = book.sameOn(bnb, thief, 'thief');
        innocent = book.innocent(ethereum, 'customer with the same id');
        innocent.held[usdc] = HONEST;
        innocentThere = book.sameOn(bnb, innocent, 'innocent');
        second = book.thief(ethereum, 'theft that is paid out twice');
        secondThere = book.sameOn(bnb, second, 'thief');
        book.steal(ethereum, { label: 'same id', to: thief, asset: usdc, value: VALUE });
        book.steal(ethereum, { label: 'paid out twice', to: second, asset: usdc, value: TWICE });
      },
    },
    {
      at: 1,
      act: () => {
        bridge.send([{ from: innocent!, to: innocent!.address, value: HONEST, id }]);
        const sent = bridge.send([{ from: thief!, to: thief!.address, value: VALUE, id }]);
        const again = bridge.send([{ from: second!, to: second!.address, value: TWICE }]);
        twice = again.ids[0]!;
        book.deposited('same id', { chain: 'ethereum', tx: sent.tx });
        book.deposited('paid out twice', { chain: 'ethereum', tx: again.tx });
      },
    },
    {
      at: 2,
      act: () => {
        bridge.relay([{ to: innocentThere!, value: bridge.out(HONEST), id, from: innocent!.address }]);
        bridge.relay([{ to: there!, value: bridge.out(VALUE), id, from: thief!.address }]);
        for (let i = 0; i < 2; i++)
          bridge.relay([{ to: secondThere!, value: bridge.out(TWICE), id: twice, from: second!.address }]);
        const at = { asset: far, label: 'same id', address: there!.address };
        book.place(bnb, { ...at, value: bridge.out(VALUE), stolen: VALUE });
        book.place(bnb, {
          address: secondThere!.address,
          label: 'paid out twice',
          asset: far,
          value: bridge.out(TWICE),
          stolen: TWICE,
        });
      },
    },
  ];
};
