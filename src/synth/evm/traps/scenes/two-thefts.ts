import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const USDC = 1_000_000n;

/** Two thieves send what they stole over one bridge to one address, which pays it on in two payments to another. */
export const twoThefts: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'two-thefts',
    story: 'two thefts meet behind one bridge and are spent from one address',
  });
  const bridge = cbridgeLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  const thefts = [
    { label: 'first of two', value: 9_000n * USDC },
    { label: 'second of two', value: 3_000n * USDC },
  ];
  let thieves: Party[] = [];
  let [meeting, last]: Party[] = [];
  let ids: string[] = [];

  return [
    {
      at: 0,
      act: () => {
        meeting = book.thief(bnb, 'where two thefts meet');
        last = book.thief(bnb, 'where it lies');
        thieves = thefts.map(({ label, value }) => {
          const thief = book.thief(ethereum, label);
          book.steal(ethereum, { label, to: thief, asset: usdc, value });
          return thief;
        });
      },
    },
    {
      at: 1,
      act: () => {
        ids = thefts.map(({ label, value }, i) => {
          const sent = bridge.send([{ from: thieves[i]!, to: meeting!.address, value }]);
          book.deposited(label, { chain: 'ethereum', tx: sent.tx });
          return sent.ids[0]!;
        });
      },
    },
    {
      at: 2,
      act: () => {
        for (const [i, { value }] of thefts.entries())
          bridge.relay([{ to: meeting!, value: bridge.out(value), id: ids[i]!, from: thieves[i]!.address }]);
      },
    },
    {
      at: 3,
      act: () => {
        for (const parts of [2n, 1n])
          book.pay(bnb, { from: meeting!, to: last!, asset: far, value: meeting!.held[far]! / parts });
        for (const { label, value } of thefts) {
          const at = { address: last!.address, label, asset: far };
          book.place(bnb, { ...at, value: bridge.out(value), stolen: value });
        }
      },
    },
  ];
};
