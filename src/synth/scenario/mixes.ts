import type { Coin, Payment } from '../coin.ts';
import { FIRST_WALLET, type NamedOwner, ownerNumber } from '../world.ts';
import { type Scenario, txidOf } from './scenario.ts';

const COIN = 100_000_000;

/** Participants of a mix: coins of strangers of about the given value. Their owners are ordinary wallets. */
function strangers(scenario: Scenario, count: number, value: () => number): Coin[] {
  const coins: Coin[] = [];
  for (let i = 0; i < count; i++) {
    const owner = FIRST_WALLET + scenario.random.below(scenario.wallets.count);
    coins.push(...scenario.grant(owner, [value()], 'p2wpkh'));
  }
  return coins;
}

function fresh(scenario: Scenario, owner: number): Payment['address'] {
  return scenario.book.create(owner, 'p2wpkh', true);
}

/** Equal outputs and change for each, one maker's change left out: the shape of JoinMarket and of the generic rule. */
export function joinMarket(scenario: Scenario, thief: Coin): Coin[] {
  const denomination = Math.floor(thief.value * 0.6);
  const coins = [
    thief,
    ...strangers(scenario, 4, () => denomination + 50_000 + scenario.random.below(400_000)),
  ];
  const equal = coins.map((coin) => ({ address: fresh(scenario, coin.address.owner), value: denomination }));
  const change = coins.slice(0, 4).map((coin) => ({
    address: fresh(scenario, coin.address.owner),
    value: coin.value - denomination - 4_000,
  }));
  return mix(scenario, { kind: 'joinmarket', coins, outputs: shuffled(scenario, [...equal, ...change]) });
}

/** Twelve or more outputs of 0.1 BTC, change, and the coordinator's fee (METHODS A.3, Wasabi 1). */
export function wasabi1(scenario: Scenario, thief: Coin): Coin[] {
  const denomination = 10_000_000 + scenario.random.below(40_000);
  const coins = [
    thief,
    ...strangers(scenario, 13, () => denomination + 60_000 + scenario.random.below(3_000_000)),
  ];
  const outputs: Payment[] = coins.map((coin) => ({
    address: fresh(scenario, coin.address.owner),
    value: denomination,
  }));
  for (const coin of coins) {
    outputs.push({ address: fresh(scenario, coin.address.owner), value: coin.value - denomination - 35_000 });
  }
  outputs.push({ address: fresh(scenario, ownerNumber('coordinator')), value: coins.length * 30_000 });
  return mix(scenario, { kind: 'wasabi1', coins, outputs: shuffled(scenario, outputs) });
}

/** Fifty and more inputs, outputs in standard denominations, both sorted by value (METHODS A.3, Wasabi 2). */
export function wasabi2(scenario: Scenario, thief: Coin): Coin[] {
  const coins = [thief, ...strangers(scenario, 54, () => 1_200_000 + scenario.random.below(9_000_000))];
  coins.sort((a, b) => b.value - a.value);
  const outputs: Payment[] = [];
  for (const coin of coins) {
    let left = coin.value - 12_000;
    for (const denomination of DENOMINATIONS) {
      if (left < denomination || outputs.length % 3 === 2) continue;
      outputs.push({ address: fresh(scenario, coin.address.owner), value: denomination });
      left -= denomination;
    }
    if (left > 50_000 && scenario.random.chance(8)) {
      outputs.push({ address: fresh(scenario, coin.address.owner), value: left });
      left = 0;
    }
    while (left > 5_000) {
      const denomination = DENOMINATIONS.find((value) => value <= left);
      if (denomination === undefined) break;
      outputs.push({ address: fresh(scenario, coin.address.owner), value: denomination });
      left -= denomination;
    }
  }
  outputs.sort((a, b) => b.value - a.value);
  return mix(scenario, { kind: 'wasabi2', coins, outputs });
}

/** Powers of two and three and round sums, largest first. */
const DENOMINATIONS = [
  134_217_728, 100_000_000, 86_093_442, 50_000_000, 43_046_721, 33_554_432, 20_000_000, 14_348_907,
  10_000_000, 8_388_608, 5_000_000, 4_782_969, 2_097_152, 2_000_000, 1_594_323, 1_000_000, 524_288, 500_000,
  200_000, 131_072, 100_000, 59_049, 50_000, 20_000, 10_000, 5_000,
];

/** A Tx0 of the thief, then a five by five mix with strangers who entered before (METHODS A.3, Whirlpool). */
export function whirlpool(scenario: Scenario, thief: Coin): Coin[] {
  const pool = 0.05 * COIN;
  const premix = pool + 12_000;
  const parts = Math.min(8, Math.floor((thief.value - 400_000) / premix));
  const outputs: Payment[] = [{ address: fresh(scenario, ownerNumber('whirlpool')), value: 175_000 }];
  for (let i = 0; i < parts; i++)
    outputs.push({ address: fresh(scenario, thief.address.owner), value: premix });
  const left = thief.value - 175_000 - parts * premix - 5_000;
  if (left > 10_000) outputs.push({ address: fresh(scenario, thief.address.owner), value: left });
  const note = new Uint8Array(64).map(() => scenario.random.u32());
  const tx0 = scenario.blocks.add({ inputs: [thief], outputs, note });
  record(scenario, { kind: 'whirlpool-tx0', txid: txidOf(tx0), participants: 1, thief: true });
  const entered = tx0.coins.slice(1, 1 + parts);
  const remixers = strangers(scenario, 3, () => pool);
  const others = strangers(scenario, 1, () => premix);
  const inputs = shuffled(scenario, [entered[0]!, ...remixers, ...others]);
  const mixed = inputs.map((coin) => ({ address: fresh(scenario, coin.address.owner), value: pool }));
  const after = mix(scenario, { kind: 'whirlpool', coins: inputs, outputs: mixed });
  return [...entered.slice(1), ...tx0.coins.slice(1 + parts), ...after];
}

function mix(
  scenario: Scenario,
  plan: { kind: 'joinmarket' | 'wasabi1' | 'wasabi2' | 'whirlpool'; coins: Coin[]; outputs: Payment[] },
): Coin[] {
  const inputs = plan.kind === 'wasabi2' ? plan.coins : shuffled(scenario, plan.coins);
  const made = scenario.blocks.add({ inputs, outputs: plan.outputs });
  record(scenario, { kind: plan.kind, txid: txidOf(made), participants: plan.coins.length, thief: true });
  return keep(scenario, made.coins);
}

function record(
  scenario: Scenario,
  mixed: {
    kind: Scenario['truth']['mixes'][number]['kind'];
    txid: string;
    participants: number;
    thief: boolean;
  },
): void {
  const { kind, txid, participants, thief } = mixed;
  scenario.truth.mixes.push({
    kind,
    txid,
    height: scenario.blocks.height,
    participants,
    thiefTakesPart: thief,
  });
}

/** Strangers get their coins back into their wallets; what is the thief's is returned. */
function keep(scenario: Scenario, coins: readonly Coin[]): Coin[] {
  const thief = ownerNumber('actor-1' satisfies NamedOwner);
  for (const coin of coins) if (coin.address.owner >= FIRST_WALLET) scenario.wallets.receive(coin);
  return coins.filter((coin) => coin.address.owner === thief);
}

function shuffled<T>(scenario: Scenario, items: readonly T[]): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = scenario.random.below(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
