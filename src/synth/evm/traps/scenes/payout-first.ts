import { cbridgeTable } from '../../../../chains/evm/protocols/bridges/cbridge.ts';
import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const VALUE = 11_000_000_000n;

/** An innocent is paid by a bridge; six hours later a thief pays in with the same id and names the innocent. */
export const payoutFirst: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'payout-first',
    story: 'a payout that is six hours older than the deposit whose id it names',
  });
  const bridge = cbridgeLegs(world);
  const usdc = ethereum.asset('USDC');
  const pool = cbridgeTable.contracts!.ethereum![0]!;
  let [thief, innocent]: Party[] = [];
  const id = bridge.freshId();
  return [
    {
      at: 0,
      act: () => {
        innocent = book.innocent(bnb, 'was paid before');
        thief = book.thief(ethereum, 'theft');
        bridge.relay([{ to: innocent, value: bridge.out(VALUE), id, from: thief.address }]);
      },
    },
    {
      at: 5,
      act: () => {
        book.steal(ethereum, { label: 'payout first', to: thief!, asset: usdc, value: VALUE });
      },
    },
    {
      at: 6,
      act: () => {
        const { tx } = bridge.send([{ from: thief!, to: innocent!.address, value: VALUE, id }]);
        book.deposited('payout first', { chain: 'ethereum', tx });
        const at = { address: pool, label: 'payout first', asset: usdc };
        book.place(ethereum, { ...at, value: VALUE, stolen: VALUE });
      },
    },
  ];
};
