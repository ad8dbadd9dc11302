import { displayHash } from '../../../primitives/display-hash.ts';
import type { Coin, SynthAddress } from '../../coin.ts';
import { joinMarket } from '../../scenario/mixes.ts';
import type { Act, Scenario } from '../../scenario/scenario.ts';
import { ownerNumber } from '../../world.ts';
import type { EvmTruthLists, SynthTag } from '../evm-scene.ts';
import type { EvmTruthResting, TruthAmount, TruthStep } from '../evm-truth.ts';
import type { Crossed } from './crossed.ts';

const CHAIN = 'bitcoin-regtest';
const FEE = 2_000;
/** Satoshi for 10^10 wei, a hundredfold: 0.06 bitcoin an ether, less 0.3 % of the bridge. */
const [RATE, KEPT] = [6n, 997n];

/**
 * The part of the story on Bitcoin: the bridge's payouts, each with a memo that names what entered; one payout through
 * a CoinJoin and together with another to an exchange; one straight to an exchange; one over an address between.
 */
export function bitcoinPart(crossed: readonly Crossed[], heightAt: (time: number) => number) {
  const lists = { thief: [], steps: [], bridges: [], resting: [] } as Pick<
    EvmTruthLists,
    'thief' | 'steps' | 'bridges' | 'resting'
  >;
  const tags: SynthTag[] = [];
  const coins = new Map<string, Coin>();
  const amount = (value: number): TruthAmount => ({ chain: CHAIN, symbol: 'BTC', amount: String(value) });

  const payOut =
    (leg: Crossed, address: SynthAddress): Act =>
    (scenario) => {
      const value = Number((leg.value * RATE * KEPT) / (100n * 1_000n * 10_000_000_000n));
      const inputs = scenario.grant('thor-vault', [value + FEE]);
      const note = new Uint8Array(Buffer.from(`OUT:${leg.tx.slice(2).toUpperCase()}`, 'latin1'));
      const [coin] = scenario.blocks.add({ inputs, outputs: [{ address, value }], note }).coins;
      coins.set(leg.address, coin!);
      const to = scenario.book.text(address);
      if (to !== leg.address) throw new RangeError('the payout goes to another address than the memo says');
      lists.thief.push({ chain: CHAIN, address: to, role: 'recipient of the bridge' });
      step(scenario, 'bridge-in', { coin: coin!, from: scenario.book.text(inputs[0]!.address) });
      lists.bridges.push({
        protocol: leg.protocol,
        out: { ...leg.out, tx: leg.tx, from: leg.from.address },
        in: { ...amount(value), tx: displayHash(coin!.txid), to },
      });
    };
  function step(scenario: Scenario, kind: TruthStep['kind'], made: { coin: Coin; from: string }): void {
    const tx = displayHash(made.coin.txid);
    const to = scenario.book.text(made.coin.address);
    lists.steps.push({
      kind,
      tx,
      block: scenario.blocks.height,
      from: made.from,
      to,
      ...amount(made.coin.value),
    });
  }
  function rest(
    scenario: Scenario,
    kind: EvmTruthResting['kind'],
    at: { coin: Coin; mixed: boolean; service?: string },
  ): void {
    const { coin, ...more } = at;
    const address = scenario.book.text(coin.address);
    lists.resting.push({ kind, address, tx: displayHash(coin.txid), ...more, ...amount(coin.value) });
  }
  function own(scenario: Scenario, inputs: Coin[]): Coin {
    const address = scenario.book.create(ownerNumber('actor-1'), 'p2wpkh', true);
    const value = inputs.reduce((sum, coin) => sum + coin.value, 0) - FEE;
    const [coin] = scenario.blocks.add({ inputs, outputs: [{ address, value }] }).coins;
    lists.thief.push({ chain: CHAIN, address: scenario.book.text(address), role: 'consolidation' });
    step(scenario, 'consolidation', { coin: coin!, from: scenario.book.text(inputs[0]!.address) });
    return coin!;
  }
  function cashOut(
    scenario: Scenario,
    plan: { coin: Coin; mixed: boolean; at: 'exchange-a' | 'exchange-b' },
  ) {
    const exchange = plan.at === 'exchange-a' ? scenario.exchangeA : scenario.exchangeB;
    const outputs = [{ address: exchange.depositAddress(), value: plan.coin.value - FEE }];
    const [coin] = scenario.blocks.add({ inputs: [plan.coin], outputs }).coins;
    step(scenario, 'cash-out', { coin: coin!, from: scenario.book.text(plan.coin.address) });
    rest(scenario, 'exchange_deposit', { coin: coin!, mixed: plan.mixed, service: plan.at });
    const address = scenario.book.text(coin!.address);
    tags.push({ address, label: `${plan.at} deposit`, category: 'exchange' });
    exchange.deposit(coin!);
  }

  function acts(reserved: readonly SynthAddress[]): { height: number; act: Act }[] {
    const pays = crossed.map((leg, i) => ({ leg, height: heightAt(leg.time), number: i }));
    // Payouts come in the order of time; which of the reserved addresses a leg names is in its memo.
    const addressOf = (scenario: Scenario, leg: Crossed) =>
      reserved.find((address) => scenario.book.text(address) === leg.address)!;
    const last = Math.max(...pays.map(({ height }) => height));
    const mixedLegs = crossed.slice(-3).map(({ address }) => address);
    let mixed: Coin[] = [];
    const after: Act[] = [
      (scenario) =>
        cashOut(scenario, {
          coin: own(scenario, [coins.get(crossed[0]!.address)!]),
          mixed: false,
          at: 'exchange-b',
        }),
      (scenario) => {
        const coin = coins.get(mixedLegs[0]!)!;
        rest(scenario, 'coinjoin', { coin, mixed: true });
        mixed = joinMarket(scenario, coin);
      },
      (scenario) => {
        const together = own(scenario, [...mixed, coins.get(mixedLegs[1]!)!]);
        cashOut(scenario, { coin: together, mixed: true, at: 'exchange-a' });
      },
      (scenario) => cashOut(scenario, { coin: coins.get(mixedLegs[2]!)!, mixed: true, at: 'exchange-b' }),
    ];
    return [
      ...pays.map(({ leg, height }) => ({
        height,
        act: (scenario: Scenario) => payOut(leg, addressOf(scenario, leg))(scenario),
      })),
      ...after.map((act, i) => ({ height: last + 1 + i, act })),
    ];
  }
  return { acts, lists, tags };
}
