import { cbridgeTable } from '../../../../chains/evm/protocols/bridges/cbridge.ts';
import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { POLICY_NAMES } from '../policy-names.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const USDC = 1_000_000n;
const FAR_USDC = 10n ** 18n;

/**
 * A theft crosses whole. Before and after, innocents send trifles to the thief's addresses and to the bridge, a clean purse
 * of the thief's sends trifles to innocents on both sides, and one innocent gets a trifle of the stolen money itself.
 */
export const dust: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'dust',
    story: 'trifles sent to and from innocents around a bridge',
  });
  const bridge = cbridgeLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  const pool = ethereum.contract(cbridgeTable.contracts!.ethereum![0]!);
  const [stolen, trifle, speck] = [20_000n * USDC, USDC, USDC / 100n];
  let [thief, there, last, purse, farPurse]: Party[] = [];
  let senders: Party[] = [];
  let id = '';

  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft');
        there = book.sameOn(bnb, thief, 'thief');
        last = book.thief(bnb, 'where it lies');
        purse = book.thief(ethereum, 'clean purse');
        purse.held[usdc] = 100n * USDC;
        farPurse = book.thief(bnb, 'clean purse');
        farPurse.held[far] = 100n * FAR_USDC;
        senders = Array.from({ length: 3 }, () => book.innocent(ethereum, 'sender of a trifle'));
        for (const sender of senders) sender.held[usdc] = 10n * USDC;
        book.steal(ethereum, { label: 'dust', to: thief, asset: usdc, value: stolen });
      },
    },
    {
      at: 1,
      act: () => {
        const got = book.innocent(ethereum, 'got a trifle of what was stolen', POLICY_NAMES);
        book.pay(ethereum, { from: thief!, to: got, asset: usdc, value: trifle });
        const at = { address: got.address, label: 'dust', asset: usdc };
        book.place(ethereum, { ...at, value: trifle, stolen: trifle });
      },
    },
    {
      at: 2,
      act: () => {
        book.pay(ethereum, { from: senders[0]!, to: thief!, asset: usdc, value: speck });
        book.pay(ethereum, { from: senders[1]!, to: pool, asset: usdc, value: speck });
        for (const role of ['got a clean trifle', 'got another'])
          book.pay(ethereum, {
            from: purse!,
            to: book.innocent(ethereum, role),
            asset: usdc,
            value: speck,
          });
        const value = stolen - trifle + speck;
        const sent = bridge.send([{ from: thief!, to: thief!.address, value }]);
        id = sent.ids[0]!;
        book.deposited('dust', { chain: 'ethereum', tx: sent.tx });
        book.pay(ethereum, { from: senders[2]!, to: pool, asset: usdc, value: speck });
      },
    },
    {
      at: 3,
      act: () => {
        book.pay(bnb, {
          from: farPurse!,
          to: book.innocent(bnb, 'got a clean trifle'),
          asset: far,
          value: 1n,
        });
        bridge.relay([{ to: there!, value: bridge.out(stolen - trifle + speck), id, from: thief!.address }]);
        const sender = book.innocent(bnb, 'sender of a trifle');
        sender.held[far] = FAR_USDC;
        book.pay(bnb, { from: sender, to: there!, asset: far, value: FAR_USDC / 100n });
      },
    },
    {
      at: 4,
      act: () => {
        book.pay(bnb, {
          from: farPurse!,
          to: book.innocent(bnb, 'got a clean trifle'),
          asset: far,
          value: 1n,
        });
        book.pay(bnb, { from: there!, to: last!, asset: far, value: there!.held[far]! });
        book.place(bnb, {
          address: last!.address,
          label: 'dust',
          asset: far,
          value: bridge.out(stolen - trifle),
          stolen: stolen - trifle,
        });
      },
    },
  ];
};
