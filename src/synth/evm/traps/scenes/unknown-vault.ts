import { displayHash } from '../../../../primitives/display-hash.ts';
import type { Coin } from '../../../coin.ts';
import type { Party } from '../../party.ts';
import { thorchainLegs } from '../thorchain-legs.ts';
import { type Person, trapBook } from '../trap-book.ts';
import { BITCOIN, type Trap } from '../trap-world.ts';

const VALUE = 25_000_000;
const HONEST = 2n * 10n ** 18n;

/**
 * A thief of bitcoin orders litecoin, of which there are no data. The vault that he pays has one other customer in the
 * data, an innocent, and pays him out of the thief's coin. Nothing but that payout says that it is a vault.
 */
export const unknownVault: Trap = (world) => {
  const { ethereum } = world;
  const book = trapBook(world, {
    kind: 'unknown-vault',
    story: 'an order to a chain without data, at a vault that has one other customer in the data',
  });
  const thor = thorchainLegs(world);
  let customer: Party | undefined;
  let customerThere: Person | undefined;
  let coin: Coin | undefined;
  let tx = '';
  return [
    {
      at: 3,
      act: () => {
        const to = book.bitcoinThief('theft');
        coin = book.stealBitcoin({ label: 'order to a chain without data', to, value: VALUE });
        customer = book.innocent(ethereum, 'customer of the vault');
        customer.held[0] = 2n * HONEST;
        customerThere = book.bitcoinInnocent('customer whom the vault pays');
      },
    },
    {
      at: 4,
      act: () => {
        coin = thor.orderBitcoin(
          [coin!],
          '=:LTC.LTC:ltc1qg82u8my75w4q8k4s4w9q3k6v7d9s8g0jcrc2z3',
          world.otherVaults[0],
        );
        const label = 'order to a chain without data';
        book.deposited(label, { chain: BITCOIN, tx: displayHash(coin.txid) });
        const address = world.bitcoin().book.text(world.otherVaults[0]);
        book.bitcoinPlace({ address, label, value: VALUE, stolen: BigInt(VALUE) });
        tx = thor.deposit({ from: customer!, value: HONEST, memo: `=:BTC.BTC:${customerThere!.text}` });
      },
    },
    {
      at: 5,
      act: () => {
        const out = { address: customerThere!.address, value: thor.satoshi(HONEST) };
        thor.payBitcoin([out], { memo: `OUT:${tx.slice(2).toUpperCase()}`, from: coin! });
      },
    },
  ];
};
