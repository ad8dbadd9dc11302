import type { Coin, SynthAddress } from './coin.ts';
import { type NamedOwner, ownerNumber, type World } from './world.ts';

const DEPOSIT_ADDRESSES = 512;
const SWEEP_AT = 24;
const BATCH = 10;

/** A custodial service: deposit addresses that are used again, sweeps into a hot wallet, payouts in batches. */
export interface Exchange {
  readonly hot: SynthAddress;
  depositAddress(): SynthAddress;
  deposit(coin: Coin): void;
  /** Sweeps or pays out when it is time. `payees` gives addresses to pay. */
  act(payees: () => SynthAddress | undefined, paid: (coin: Coin) => void): void;
  fund(coin: Coin): void;
}

export function createExchange(world: World, name: NamedOwner): Exchange {
  const { book, blocks, random } = world;
  const owner = ownerNumber(name);
  const hot = book.create(owner, 'p2wsh', true);
  const deposits: SynthAddress[] = [];
  const waiting: Coin[] = [];
  const hotCoins: Coin[] = [];

  function sweep(): void {
    const inputs = waiting.splice(0, SWEEP_AT * 2);
    const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - 200 * inputs.length;
    if (value < 10_000) return;
    hotCoins.push(...blocks.add({ inputs, outputs: [{ address: hot, value }] }).coins);
  }
  function payOut(payees: () => SynthAddress | undefined, paid: (coin: Coin) => void): void {
    const coin = hotCoins.shift();
    if (!coin) return;
    const outputs: { address: SynthAddress; value: number }[] = [];
    let left = coin.value - 3_000;
    for (let i = 0; i < BATCH && left > 200_000; i++) {
      const to = payees();
      if (!to) continue;
      const value = 10_000 + random.below(Math.max(1, Math.floor(left / 12)));
      outputs.push({ address: to, value });
      left -= value;
    }
    if (outputs.length === 0) {
      hotCoins.push(coin);
      return;
    }
    outputs.push({ address: hot, value: left });
    const made = blocks.add({ inputs: [coin], outputs }).coins;
    made.slice(0, -1).forEach(paid);
    hotCoins.push(made[made.length - 1]!);
  }
  return {
    hot,
    depositAddress() {
      if (deposits.length < DEPOSIT_ADDRESSES && random.chance(60))
        deposits.push(book.create(owner, 'p2sh', true));
      return deposits[random.below(deposits.length)] ?? book.create(owner, 'p2sh', true);
    },
    deposit: (coin) => {
      waiting.push(coin);
    },
    act(payees, paid) {
      if (waiting.length >= SWEEP_AT) sweep();
      else if (hotCoins.length > 0) payOut(payees, paid);
    },
    fund: (coin) => {
      hotCoins.push(coin);
    },
  };
}
