import { displayHash } from '../../../../primitives/display-hash.ts';
import type { Coin } from '../../../coin.ts';
import type { Party } from '../../party.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import { BITCOIN, type Trap } from '../trap-world.ts';

const COIN = 10n ** 18n;

/**
 * Three thefts whose orders to THORChain are refunded: on Ethereum to whoever paid; in words alone, because the thief has the router
 * say so while he pays an innocent, and the order is really carried out; and on Bitcoin, out of another coin of the vault.
 */
export const refunds: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'refunds',
    story: 'orders that are refunded to the payer, and a refund to an innocent that is only said',
  });
  const thor = thorchainLegs(world);
  const [value, left] = [8n * COIN, COIN / 10n];
  let [thief, second, purse, innocent]: Party[] = [];
  let [there, ownAddress]: Person[] = [];
  let [first, other] = ['', ''];
  let coin: Coin | undefined;
  let order = '';
  const btc = 30_000_000;
  const hash = (tx: string) => tx.replace('0x', '').toUpperCase();

  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft that is refunded', 'poor');
        second = book.thief(ethereum, 'theft with a refund in words', 'poor');
        purse = book.thief(ethereum, 'clean purse');
        purse.held[0] = 20n * COIN;
        innocent = book.innocent(ethereum, 'paid by a refund that is none');
        there = book.bitcoinThief('recipient of the bridge');
        book.steal(ethereum, { label: 'refunded', to: thief, asset: 0, value: value + left });
        book.steal(ethereum, { label: 'refund in words', to: second, asset: 0, value: value + left });
      },
    },
    {
      at: 1,
      act: () => {
        first = thor.deposit({
          from: thief!,
          value,
          memo: `=:BTC.BTC:${book.bitcoinThief('never paid').text}`,
        });
        other = thor.deposit({ from: second!, value, memo: `=:BTC.BTC:${there!.text}` });
        book.deposited('refunded', { chain: 'ethereum', tx: first });
        book.deposited('refund in words', { chain: 'ethereum', tx: other });
      },
    },
    {
      at: 2,
      act: () => {
        thor.payOut({ to: thief!, value: (value * 997n) / 1_000n, memo: `REFUND:${hash(first)}` });
        const all = thief!.held[0]!;
        book.place(ethereum, {
          address: thief!.address,
          label: 'refunded',
          asset: 0,
          value: all,
          stolen: all,
        });
        thor.payOut({ to: innocent!, value, memo: `REFUND:${hash(other)}`, by: purse! });
      },
    },
    {
      at: 3,
      act: () => {
        const paid = thor.satoshi(value);
        thor.payBitcoin([{ address: there!.address, value: paid }], { memo: `OUT:${hash(other)}` });
        book.bitcoinPlace({ address: there!.text, label: 'refund in words', value: paid, stolen: value });
      },
    },
    {
      at: 5,
      act: () => {
        ownAddress = book.bitcoinThief('theft of bitcoin');
        coin = book.stealBitcoin({ label: 'refunded on Bitcoin', to: ownAddress, value: btc });
      },
    },
    {
      at: 6,
      act: () => {
        const at = book.thief(ethereum, 'named by the order');
        order = displayHash(thor.orderBitcoin([coin!], `=:ETH.ETH:${at.address}`).txid);
        book.deposited('refunded on Bitcoin', { chain: BITCOIN, tx: order });
      },
    },
    {
      at: 7,
      act: () => {
        const back = btc - 10_000;
        thor.payBitcoin([{ address: ownAddress!.address, value: back }], { memo: `REFUND:${hash(order)}` });
        book.bitcoinPlace({
          address: ownAddress!.text,
          label: 'refunded on Bitcoin',
          value: back,
          stolen: BigInt(btc),
        });
      },
    },
  ];
};
