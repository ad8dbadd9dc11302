import type { EvmWorld } from './create-evm-world.ts';
import type { Party } from './party.ts';

const DEPOSIT_ADDRESSES = 256;
const COIN_GAS = 21_000;
const TOKEN_GAS = 52_000;
/** Enough for one payment of a token at any price of gas here. */
const GAS_MONEY = 10n ** 16n;

/** A custodial service on an EVM chain: deposit addresses that are used again, sweeps to a hot wallet, payouts. */
export interface EvmExchange {
  readonly name: string;
  readonly hot: Party;
  depositAddress(): Party;
  /** Somebody pays a customer's deposit address; the transaction's hash. */
  deposit(from: Party, paid: { readonly asset: number; readonly value: bigint; readonly at: Party }): string;
  /** Sweeps the oldest deposit; false when nothing waits. */
  sweep(): boolean;
  payOut(to: Party, paid: { readonly asset: number; readonly value: bigint }): string | undefined;
}

export function createEvmExchange(world: EvmWorld, name: string): EvmExchange {
  const { random } = world;
  const hot = world.person();
  const addresses: Party[] = [];
  const waiting: { readonly at: Party; readonly asset: number }[] = [];

  function pay(from: Party, to: Party, paid: { readonly asset: number; readonly value: bigint }): string {
    if (paid.asset === 0) return world.begin(from, to, { value: paid.value }).end(COIN_GAS);
    const site = world.contract(world.stage.assets[paid.asset]!.contract!);
    const draft = world.begin(from, site, { input: '0xa9059cbb' });
    draft.token(paid.asset, { from, to, value: paid.value });
    return draft.end(TOKEN_GAS);
  }

  return {
    name,
    hot,
    depositAddress() {
      if (addresses.length < DEPOSIT_ADDRESSES && (addresses.length === 0 || random.chance(50)))
        addresses.push(world.person());
      return addresses[random.below(addresses.length)]!;
    },
    deposit(from, paid) {
      waiting.push({ at: paid.at, asset: paid.asset });
      return pay(from, paid.at, paid);
    },
    sweep() {
      const next = waiting.shift();
      if (!next) return false;
      const { at, asset } = next;
      if (asset === 0) {
        const value = at.held[0]! - GAS_MONEY;
        if (value > 0n) pay(at, hot, { asset, value });
        return true;
      }
      const value = at.held[asset]!;
      if (value === 0n) return true;
      if (at.held[0]! < GAS_MONEY) pay(hot, at, { asset: 0, value: GAS_MONEY });
      pay(at, hot, { asset, value });
      return true;
    },
    payOut(to, paid) {
      const spare = paid.asset === 0 ? GAS_MONEY : 0n;
      if (hot.held[paid.asset]! < paid.value + spare || hot.held[0]! < GAS_MONEY) return undefined;
      return pay(hot, to, paid);
    },
  };
}
