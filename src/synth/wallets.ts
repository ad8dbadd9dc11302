import { SCRIPT_KINDS } from '../chains/bitcoin/script-kind.ts';
import type { Coin, Payment, SynthAddress } from './coin.ts';
import { FIRST_WALLET, usualKind, type World } from './world.ts';

const SLOTS = 8;
const DUST = 2_000;
const USUAL_FEE = 600;

/**
 * The crowd: wallets with at most eight coins each, in flat arrays of fixed size, so that memory does not grow with the
 * chain. A wallet that is full is the next to pay.
 */
export interface Wallets {
  readonly count: number;
  /** Coins held by all wallets. */
  coins(): number;
  /** A fresh or, at times, a used address of a wallet that has room; undefined when the one drawn is full. */
  receiver(): SynthAddress | undefined;
  receive(coin: Coin): void;
  /** Some wallet pays to this address, with change; undefined when the wallet drawn cannot. */
  spendTo(address: SynthAddress): Coin | undefined;
  /** One ordinary payment of some wallet; false when the wallet drawn had nothing to spend. */
  pay(): boolean;
}

export function createWallets(world: World, count: number): Wallets {
  const { random, book, blocks } = world;
  const held = new Uint8Array(count);
  const txid = new Uint8Array(count * SLOTS * 32);
  const vout = new Uint32Array(count * SLOTS);
  const value = new Float64Array(count * SLOTS);
  const address = new Float64Array(count * SLOTS);
  const kind = new Uint8Array(count * SLOTS);
  const homeKind = new Uint8Array(count);
  for (let i = 0; i < count; i++) homeKind[i] = SCRIPT_KINDS.indexOf(usualKind(random));
  const lastAddress = new Float64Array(count).fill(-1);
  let total = 0;
  let urgent = -1;

  function take(wallet: number): Coin {
    held[wallet]! -= 1;
    total -= 1;
    const slot = wallet * SLOTS + held[wallet]!;
    return {
      txid: txid.slice(slot * 32, slot * 32 + 32),
      vout: vout[slot]!,
      value: value[slot]!,
      address: { number: address[slot]!, kind: SCRIPT_KINDS[kind[slot]!]!, owner: FIRST_WALLET + wallet },
    };
  }
  function addressOf(wallet: number, internal: boolean): SynthAddress {
    // One in six receives on the address that it used before: reuse is what most heuristics live on.
    if (!internal && lastAddress[wallet]! >= 0 && random.chance(16)) {
      return {
        number: lastAddress[wallet]!,
        kind: SCRIPT_KINDS[homeKind[wallet]!]!,
        owner: FIRST_WALLET + wallet,
      };
    }
    const made = book.create(FIRST_WALLET + wallet, SCRIPT_KINDS[homeKind[wallet]!]!, internal);
    lastAddress[wallet] = made.number;
    return made;
  }
  function receiver(): SynthAddress | undefined {
    const wallet = random.below(count);
    if (held[wallet]! < SLOTS - 1) return addressOf(wallet, false);
    urgent = wallet;
    return undefined;
  }
  function receive(coin: Coin): void {
    const wallet = coin.address.owner - FIRST_WALLET;
    if (held[wallet]! >= SLOTS) return;
    const slot = wallet * SLOTS + held[wallet]!;
    txid.set(coin.txid, slot * 32);
    vout[slot] = coin.vout;
    value[slot] = coin.value;
    address[slot] = coin.address.number;
    kind[slot] = SCRIPT_KINDS.indexOf(coin.address.kind);
    held[wallet]! += 1;
    total += 1;
  }
  return {
    count,
    coins: () => total,
    receiver,
    receive,
    spendTo(to) {
      const wallet = random.below(count);
      if (held[wallet] === 0) return undefined;
      const coin = take(wallet);
      if (coin.value < DUST * 6) {
        receive(coin);
        return undefined;
      }
      const amount = Math.floor(coin.value * (0.2 + random.below(60) / 100));
      const change = { address: addressOf(wallet, true), value: coin.value - amount - USUAL_FEE };
      const made = blocks.add({ inputs: [coin], outputs: [{ address: to, value: amount }, change] }).coins;
      receive(made[1]!);
      return made[0]!;
    },
    pay() {
      const wallet = urgent >= 0 ? urgent : random.below(count);
      urgent = -1;
      const have = held[wallet]!;
      if (have === 0) return false;
      const wish =
        have >= SLOTS - 2 ? 4 + random.below(3) : 1 + (random.chance(40) ? 1 + random.below(2) : 0);
      const inputs: Coin[] = [];
      let sum = 0;
      for (let i = Math.min(have, wish); i > 0; i--) {
        const coin = take(wallet);
        inputs.push(coin);
        sum += coin.value;
      }
      const outputs: Payment[] = [];
      let left = sum - USUAL_FEE - inputs.length * 60;
      const payees = random.chance(84) ? 1 : 2 + random.below(2);
      for (let i = 0; i < payees && left > DUST * 2; i++) {
        const to = receiver();
        if (!to || to.owner === FIRST_WALLET + wallet) continue;
        const amount = Math.max(DUST, roundAmount(world, Math.floor(left * (0.05 + random.below(60) / 100))));
        outputs.push({ address: to, value: amount });
        left -= amount;
      }
      if (left > DUST || outputs.length === 0)
        outputs.push({ address: addressOf(wallet, true), value: Math.max(1, left) });
      if (left <= 0 && outputs.length === 1)
        outputs[0] = { address: outputs[0]!.address, value: Math.max(1, sum - 1) };
      // Change is not always the last output.
      if (outputs.length > 1 && random.chance(50)) outputs.reverse();
      for (const coin of blocks.add({ inputs, outputs, version: random.chance(70) ? 2 : 1 }).coins)
        receive(coin);
      return true;
    },
  };
}

/** People pay round sums, at times. */
function roundAmount(world: World, amount: number): number {
  if (!world.random.chance(35)) return amount;
  let unit = 1;
  while (unit * 100 < amount) unit *= 10;
  return Math.max(unit, Math.floor(amount / unit) * unit);
}
