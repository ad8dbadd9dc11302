import { displayHash } from '../../../../primitives/display-hash.ts';
import type { Coin } from '../../../coin.ts';
import type { Party } from '../../party.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import { BITCOIN, type Trap } from '../trap-world.ts';

const VALUE = 35_000_000;
const COIN = 10n ** 18n;

/**
 * A thief of bitcoin crosses to Ethereum over a vault, which pays an innocent out of his coin. With clean money the thief
 * had ordered bitcoin for the vault's own address before, and paid them there himself with the memo of a payout: so the
 * vault looks like somebody who gives orders.
 */
export const unmadeVault: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'unmade-vault',
    story:
      'an order that names a vault as recipient, so that it looks like a person, and an innocent whom the vault pays',
  });
  const thor = thorchainLegs(world);
  const [, vault] = world.otherVaults;
  const label = 'bitcoin into the vault that looks like a person';
  const hash = (tx: string) => tx.replace('0x', '').toUpperCase();
  let [there, purse, customer]: Party[] = [];
  let customerThere: Person | undefined;
  let coin: Coin | undefined;
  let [order, forged, honest] = ['', '', ''];
  return [
    {
      at: 2,
      act: () => {
        coin = book.stealBitcoin({ label, to: book.bitcoinThief('theft'), value: VALUE });
        there = book.thief(ethereum, 'recipient of the bridge', 'poor');
        purse = book.thief(ethereum, 'clean purse');
        purse.held[0] = 3n * COIN;
        customer = book.innocent(ethereum, 'customer of the vault');
        customer.held[0] = 3n * COIN;
        customerThere = book.bitcoinInnocent('customer whom the vault pays');
      },
    },
    {
      at: 3,
      act: () => {
        const address = world.bitcoin().book.text(vault);
        forged = thor.deposit({ from: purse!, value: COIN, memo: `=:BTC.BTC:${address}` });
        honest = thor.deposit({ from: customer!, value: COIN, memo: `=:BTC.BTC:${customerThere!.text}` });
        coin = thor.orderBitcoin([coin!], `=:ETH.ETH:${there!.address}`, vault);
        order = displayHash(coin.txid);
        book.deposited(label, { chain: BITCOIN, tx: order });
      },
    },
    {
      at: 4,
      act: () => {
        const { blocks, grant } = world.bitcoin();
        const paid = thor.satoshi(COIN);
        blocks.add({
          inputs: grant('actor-1', [paid + 2_000]),
          outputs: [{ address: vault, value: paid }],
          note: new Uint8Array(Buffer.from(`OUT:${hash(forged)}`, 'latin1')),
        });
        const value = thor.wei(VALUE);
        thor.payOut({ to: there!, value, memo: `OUT:${hash(order)}` });
        const at = { address: there!.address, label, asset: 0 };
        book.place(ethereum, { ...at, value, stolen: BigInt(VALUE) });
      },
    },
    {
      at: 5,
      act: () => {
        const out = { address: customerThere!.address, value: thor.satoshi(COIN) };
        thor.payBitcoin([out], { memo: `OUT:${hash(honest)}`, from: coin! });
      },
    },
  ];
};
