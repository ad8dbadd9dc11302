import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const VALUE = 10_000_000_000n;
/** What the bridge's events name of each payment, after a fee. */
const SAID = (VALUE * 999n) / 1_000n;
const LABEL = 'batch with a fee';

/**
 * An operator takes tokens from the thief and two innocents in one transaction, three orders, whose events name what is left of
 * each payment after a fee; one transaction pays all three.
 */
export const chargedBatch: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'charged-batch',
    story: 'deposits of several people in one transaction, whose events name amounts after a fee',
  });
  const bridge = cbridgeLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  let [people, peopleThere]: Party[][] = [];
  let ids: readonly string[] = [];

  return [
    {
      at: 0,
      act: () => {
        people = [0, 1, 2].map((i) =>
          i === 1 ? book.thief(ethereum, 'theft') : book.innocent(ethereum, 'customer in the same batch'),
        );
        peopleThere = people.map((party, i) => book.sameOn(bnb, party, i === 1 ? 'thief' : 'innocent'));
        for (const i of [0, 2]) people[i]!.held[usdc] = VALUE;
        book.steal(ethereum, { label: LABEL, to: people[1]!, asset: usdc, value: VALUE });
      },
    },
    {
      at: 1,
      act: () => {
        const sent = bridge.send(
          people!.map((from) => ({ from, to: from.address, value: VALUE, said: SAID })),
          ethereum.scene.relayers[1]!,
        );
        ids = sent.ids;
        book.deposited(LABEL, { chain: 'ethereum', tx: sent.tx });
      },
    },
    {
      at: 2,
      act: () => {
        const value = bridge.out(SAID);
        bridge.relay(peopleThere!.map((to, i) => ({ to, value, id: ids[i]!, from: to.address })));
        const at = { address: peopleThere![1]!.address, label: LABEL };
        book.place(bnb, { ...at, asset: far, value, stolen: VALUE });
      },
    },
  ];
};
