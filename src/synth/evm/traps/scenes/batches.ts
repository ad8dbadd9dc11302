import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const USDC = 1_000_000n;
const COIN = 10n ** 18n;

/**
 * Three thefts in batches. An operator takes tokens from the thief and two innocents in one transaction, three orders, and one
 * transaction pays all three. A contract collects money of three people first and then gives three orders: it is a place that they
 * share. And a vault on Bitcoin pays three people in one transaction.
 */
export const batches: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'batches',
    story: 'one transaction with deposits of several people, and one payout to several',
  });
  const bridge = cbridgeLegs(world);
  const thor = thorchainLegs(world);
  const [usdc, far] = [ethereum.asset('USDC'), bnb.asset('USDC')];
  const [value, coins] = [10_000n * USDC, 5n * COIN];
  // The thief's is the largest of those that share the contract.
  const shared = [6_000n * USDC, 12_000n * USDC, 6_000n * USDC];
  let direct: Party[] = [];
  let collected: Party[] = [];
  let collector: Party | undefined;
  let poor: Party | undefined;
  let people: Person[] = [];
  let ids: readonly string[] = [];
  let collectedIds: readonly string[] = [];
  let tx = '';

  /** An innocent, the thief, an innocent. */
  const three = (role: string): Party[] =>
    [0, 1, 2].map((i) =>
      i === 1 ? book.thief(ethereum, role) : book.innocent(ethereum, `customer in a ${role}`),
    );
  const there = (party: Party, i: number, spread: boolean): Party => {
    if (i === 1) return book.sameOn(bnb, party, 'thief');
    return spread
      ? book.innocent(bnb, 'customer of the contract that collects', ['poison', 'haircut'])
      : book.sameOn(bnb, party, 'innocent');
  };
  let directThere: Party[] = [];
  let collectedThere: Party[] = [];

  return [
    {
      at: 0,
      act: () => {
        direct = three('batch of an operator');
        directThere = direct.map((party, i) => there(party, i, false));
        collected = three('batch of a contract');
        collectedThere = collected.map((party, i) => there(party, i, true));
        collector = ethereum.contract(ethereum.scene.world.person().address);
        world.services.push({
          chain: 'ethereum',
          address: collector.address,
          role: 'contract that collects',
        });
        for (const i of [0, 2]) {
          direct[i]!.held[usdc] = value;
          collected[i]!.held[usdc] = shared[i]!;
        }
        book.steal(ethereum, { label: 'batch', to: direct[1]!, asset: usdc, value });
        book.steal(ethereum, { label: 'collected', to: collected[1]!, asset: usdc, value: shared[1]! });
        poor = book.thief(ethereum, 'theft of coins', 'poor');
        people = [0, 1, 2].map((i) =>
          i === 1 ? book.bitcoinThief('one of three') : book.bitcoinInnocent('one of three'),
        );
        book.steal(ethereum, { label: 'paid together', to: poor, asset: 0, value: coins + COIN / 10n });
      },
    },
    {
      at: 1,
      act: () => {
        const operator = ethereum.scene.relayers[1]!;
        const sent = bridge.send(
          direct.map((from) => ({ from, to: from.address, value })),
          operator,
        );
        ids = sent.ids;
        book.deposited('batch', { chain: 'ethereum', tx: sent.tx });
        for (const [i, from] of collected.entries())
          book.pay(ethereum, { from, to: collector!, asset: usdc, value: shared[i]! });
        tx = thor.deposit({ from: poor!, value: coins, memo: `=:BTC.BTC:${people[1]!.text}` });
        book.deposited('paid together', { chain: 'ethereum', tx });
      },
    },
    {
      at: 2,
      act: () => {
        const sent = bridge.send(
          collectedThere.map((to, i) => ({ from: collector!, to: to.address, value: shared[i]! })),
          ethereum.scene.relayers[2]!,
        );
        collectedIds = sent.ids;
        book.deposited('collected', { chain: 'ethereum', tx: sent.tx });
        bridge.relay(
          directThere.map((to, i) => ({ to, value: bridge.out(value), id: ids[i]!, from: to.address })),
        );
        const at = { address: directThere[1]!.address, label: 'batch' };
        book.place(bnb, { ...at, asset: far, value: bridge.out(value), stolen: value });
      },
    },
    {
      at: 3,
      act: () => {
        bridge.relay(
          collectedThere.map((to, i) => ({
            to,
            value: bridge.out(shared[i]!),
            id: collectedIds[i]!,
            from: collector!.address,
          })),
        );
        book.place(bnb, {
          address: collectedThere[1]!.address,
          label: 'collected',
          asset: far,
          value: bridge.out(shared[1]!),
          stolen: shared[1]!,
        });
        const paid = thor.satoshi(coins);
        thor.payBitcoin(
          people.map(({ address }) => ({ address, value: paid })),
          { memo: `OUT:${tx.slice(2).toUpperCase()}` },
        );
        const at = { address: people[1]!.text, label: 'paid together' };
        book.bitcoinPlace({ ...at, value: paid, stolen: coins });
      },
    },
  ];
};
