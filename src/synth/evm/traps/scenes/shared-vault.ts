import { displayHash } from '../../../../primitives/display-hash.ts';
import type { Coin } from '../../../coin.ts';
import type { Party } from '../../party.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import { BITCOIN, type Trap } from '../trap-world.ts';

const COIN = 10n ** 18n;

/**
 * THORChain's vaults serve everybody: the coin that a thief of bitcoin paid in is paid out to an innocent, and the coins of
 * a thief on Ethereum are, too, while both thieves are paid out of other coins on the other chain.
 */
export const sharedVault: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'shared-vault',
    story: 'vaults of THORChain that pay innocents out of what thieves paid in',
  });
  const thor = thorchainLegs(world);
  const [btc, value, honest, honestBtc] = [50_000_000, 9n * COIN, 3n * COIN, 20_000_000];
  const hash = (tx: string) => tx.replace('0x', '').toUpperCase();
  let [there, thief, customer, customerThere]: Party[] = [];
  let [far, customerFar]: Person[] = [];
  let coin: Coin | undefined;
  let [order, honestOrder, deposit, honestDeposit] = ['', '', '', ''];

  return [
    {
      at: 2,
      act: () => {
        coin = book.stealBitcoin({
          label: 'bitcoin into the vault',
          to: book.bitcoinThief('theft'),
          value: btc,
        });
        there = book.thief(ethereum, 'recipient of the bridge', 'poor');
        thief = book.thief(ethereum, 'theft', 'poor');
        far = book.bitcoinThief('recipient of the bridge');
        customer = book.innocent(ethereum, 'customer of the vault');
        customer.held[0] = 50n * COIN;
        customerThere = book.innocent(ethereum, 'customer whom the vault pays');
        customerFar = book.bitcoinInnocent('customer whom the vault pays');
        book.steal(ethereum, {
          label: 'coins into the vault',
          to: thief,
          asset: 0,
          value: value + COIN / 10n,
        });
      },
    },
    {
      at: 3,
      act: () => {
        coin = thor.orderBitcoin([coin!], `=:ETH.ETH:${there!.address}`);
        order = displayHash(coin.txid);
        book.deposited('bitcoin into the vault', { chain: BITCOIN, tx: order });
        deposit = thor.deposit({ from: thief!, value, memo: `=:BTC.BTC:${far!.text}` });
        book.deposited('coins into the vault', { chain: 'ethereum', tx: deposit });
        honestDeposit = thor.deposit({
          from: customer!,
          value: honest,
          memo: `=:BTC.BTC:${customerFar!.text}`,
        });
        const own = world.bitcoin().grant(16, [honestBtc]);
        const paid = thor.orderBitcoin(own, `=:ETH.ETH:${customerThere!.address}`);
        honestOrder = displayHash(paid.txid);
      },
    },
    {
      at: 4,
      act: () => {
        thor.payOut({ to: customerThere!, value: thor.wei(honestBtc), memo: `OUT:${hash(honestOrder)}` });
        const got = thor.wei(btc);
        thor.payOut({ to: there!, value: got, memo: `OUT:${hash(order)}` });
        const at = { address: there!.address, label: 'bitcoin into the vault', asset: 0 };
        book.place(ethereum, { ...at, value: got, stolen: BigInt(btc) });
        const out = { address: customerFar!.address, value: thor.satoshi(honest) };
        thor.payBitcoin([out], { memo: `OUT:${hash(honestDeposit)}`, from: coin! });
      },
    },
    {
      at: 9,
      act: () => {
        const paid = thor.satoshi(value);
        thor.payBitcoin([{ address: far!.address, value: paid }], { memo: `OUT:${hash(deposit)}` });
        book.bitcoinPlace({ address: far!.text, label: 'coins into the vault', value: paid, stolen: value });
      },
    },
  ];
};
