import type { Coin } from '../../../coin.ts';
import type { Party } from '../../party.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const COIN = 10n ** 18n;
const GAS_LEFT = COIN / 10n;

/**
 * Two thefts. One crosses to Bitcoin; before the vault pays, the thief pays an innocent there, with a memo that claims to be
 * that payout. The other is of bitcoin: the thief pays himself, with an order that names an innocent and that nobody answers.
 */
export const forgedMemos: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'forged-memos',
    story: 'memos on Bitcoin that claim a payout to an innocent, and an order that nobody answers',
  });
  const thor = thorchainLegs(world);
  const stolen = 12n * COIN;
  const value = stolen - GAS_LEFT;
  let thief: Party | undefined;
  let [there, named, mine]: Person[] = [];
  let coin: Coin | undefined;
  let tx = '';
  const btc = 40_000_000;

  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft', 'poor');
        there = book.bitcoinThief('recipient of the bridge');
        named = book.bitcoinInnocent('paid with a forged memo');
        mine = book.bitcoinThief('where the bitcoin lie');
        book.steal(ethereum, { label: 'forged memo', to: thief, asset: 0, value: stolen });
        coin = book.stealBitcoin({
          label: 'order without an answer',
          to: book.bitcoinThief('theft'),
          value: btc,
        });
      },
    },
    {
      at: 1,
      act: () => {
        tx = thor.deposit({ from: thief!, value, memo: `=:BTC.BTC:${there!.text}` });
        book.deposited('forged memo', { chain: 'ethereum', tx });
      },
    },
    {
      at: 2,
      act: () => {
        const { blocks, grant } = world.bitcoin();
        const memo = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
        const paid = thor.satoshi(value);
        const own = grant('actor-1', [paid + 2_000]);
        blocks.add({
          inputs: own,
          outputs: [{ address: named!.address, value: paid }],
          note: memo(`OUT:${tx.slice(2).toUpperCase()}`),
        });
        const innocent = book.innocent(ethereum, 'named by an order that nobody answers');
        const [made] = blocks.add({
          inputs: [coin!],
          outputs: [{ address: mine!.address, value: btc }],
          note: memo(`=:ETH.ETH:${innocent.address}`),
        }).coins;
        book.bitcoinPlace({
          address: mine!.text,
          label: 'order without an answer',
          value: made!.value,
          stolen: BigInt(btc),
        });
      },
    },
    {
      at: 3,
      act: () => {
        const paid = thor.satoshi(value);
        thor.payBitcoin([{ address: there!.address, value: paid }], {
          memo: `OUT:${tx.slice(2).toUpperCase()}`,
        });
        book.bitcoinPlace({ address: there!.text, label: 'forged memo', value: paid, stolen: value });
      },
    },
  ];
};
