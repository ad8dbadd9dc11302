import type { Coin } from '../coin.ts';
import { type NamedOwner, ownerNumber } from '../world.ts';
import { joinMarket, wasabi1, wasabi2, whirlpool } from './mixes.ts';
import { type Act, type Scenario, truthOutput, txidOf } from './scenario.ts';

const COIN = 100_000_000;
const PEELS = 12;
const FEE = 2_000;

/** One wave of thefts by the actor, in acts: three thefts, splits, a peel chain, consolidation, mixing, cashing out. */
export function campaign(number: number): Act[] {
  const label = (theft: number) => `theft-${number * 3 + theft + 1}`;
  const victims: NamedOwner[] = ['victim-bridge', 'victim-exchange', 'victim-protocol'];
  const stolen: Coin[][] = [[], [], []];
  const parts: Coin[][] = [[], [], []];
  let pot: Coin | undefined;
  let pieces: Coin[] = [];

  const theft =
    (which: number): Act =>
    (scenario) => {
      const coins = scenario.grant(victims[which]!, [12 * COIN, 5 * COIN, 3 * COIN - which * 1_111_111]);
      const total = sum(coins);
      const first = Math.floor(total * 0.62);
      const made = scenario.blocks.add({
        inputs: coins,
        outputs: [own(scenario, first), own(scenario, total - first - FEE)],
      });
      stolen[which] = made.coins;
      scenario.truth.thefts.push({
        label: label(which),
        victim: victims[which]!,
        actor: 'actor-1',
        txid: txidOf(made),
        height: scenario.blocks.height,
        stolen: made.coins.map((coin) => truthOutput(scenario, coin)),
      });
    };
  const split =
    (which: number): Act =>
    (scenario) => {
      const coin = stolen[which]![1]!;
      const share = Math.floor((coin.value - FEE) / 4);
      const values = [share, share - 77_777, share + 33_333];
      const outputs = [...values, coin.value - FEE - values.reduce((a, b) => a + b, 0)].map((value) =>
        own(scenario, value),
      );
      parts[which] = scenario.blocks.add({ inputs: [coin], outputs }).coins;
    };
  const peel: Act = (scenario) => peelChain(scenario, { coin: stolen[0]![0]!, theft: label(0) });
  const consolidate: Act = (scenario) => {
    const inputs = [parts[0]![0]!, parts[1]![0]!, parts[2]![0]!, stolen[1]![0]!];
    const made = scenario.blocks.add({ inputs, outputs: [own(scenario, sum(inputs) - FEE)] });
    pot = made.coins[0]!;
    scenario.truth.consolidations.push({
      txid: txidOf(made),
      height: scenario.blocks.height,
      thefts: [0, 1, 2].map(label),
      output: truthOutput(scenario, pot),
    });
  };
  const portion: Act = (scenario) => {
    const values = [2 * COIN, 0.16 * COIN, 1.3 * COIN, 0.5 * COIN, 4 * COIN];
    const rest = pot!.value - values.reduce((a, b) => a + b, 0) - FEE;
    pieces = scenario.blocks.add({
      inputs: [pot!],
      outputs: [...values, rest].map((value) => own(scenario, value)),
    }).coins;
  };
  const all = () => [0, 1, 2].map(label);
  const chips: Act = (scenario) => depositToMixer(scenario, pieces[4]!, all());
  const mixing =
    (piece: number, run: (scenario: Scenario, coin: Coin) => Coin[]): Act =>
    (scenario) => {
      const coin = pieces[piece]!;
      scenario.truth.resting.push({ ...truthOutput(scenario, coin), kind: 'coinjoin', thefts: all() });
      run(scenario, coin);
    };
  const cashOut: Act = (scenario) => {
    depositAt(scenario, { coin: parts[1]![1]!, thefts: [label(1)], exchange: 'exchange-a' });
    depositAt(scenario, { coin: parts[2]![1]!, thefts: [label(2)], exchange: 'exchange-b' });
  };
  const rest: Act = (scenario) => {
    const resting: [Coin, string[]][] = [
      [pieces[5]!, all()],
      [parts[0]![1]!, [label(0)]],
      [parts[0]![2]!, [label(0)]],
      [parts[0]![3]!, [label(0)]],
      [parts[1]![2]!, [label(1)]],
      [parts[1]![3]!, [label(1)]],
      [parts[2]![2]!, [label(2)]],
      [parts[2]![3]!, [label(2)]],
      [stolen[2]![0]!, [label(2)]],
    ];
    for (const [coin, thefts] of resting)
      scenario.truth.resting.push({ ...truthOutput(scenario, coin), kind: 'unspent', thefts });
  };
  return [
    theft(0),
    theft(1),
    theft(2),
    split(0),
    peel,
    split(1),
    split(2),
    consolidate,
    portion,
    chips,
    mixing(0, joinMarket),
    mixing(1, wasabi1),
    mixing(2, wasabi2),
    mixing(3, whirlpool),
    cashOut,
    rest,
  ];
}

function own(scenario: Scenario, value: number) {
  return { address: scenario.book.create(ownerNumber('actor-1'), 'p2wpkh', true), value: Math.round(value) };
}

function sum(coins: readonly Coin[]): number {
  return coins.reduce((total, coin) => total + coin.value, 0);
}

/** Twelve small payments, one after the other; every second goes to an exchange, the others to strangers. */
function peelChain(scenario: Scenario, start: { coin: Coin; theft: string }): void {
  const hops = [];
  const peeled = [];
  let { coin } = start;
  for (let hop = 0; hop < PEELS; hop++) {
    const toExchange = hop % 2 === 0;
    const stranger = toExchange ? undefined : scenario.wallets.receiver();
    const address = stranger ?? scenario.exchangeA.depositAddress();
    const value = Math.floor(coin.value * 0.06) + scenario.random.below(10_000);
    const made = scenario.blocks.add({
      inputs: [coin],
      outputs: [{ address, value }, own(scenario, coin.value - value - FEE)],
    });
    const [payment, change] = [made.coins[0]!, made.coins[1]!];
    const named = truthOutput(scenario, payment);
    if (stranger) scenario.wallets.receive(payment);
    else {
      tagDeposit(scenario, payment, 'exchange-a');
      scenario.exchangeA.deposit(payment);
      scenario.truth.resting.push({
        ...named,
        kind: 'exchange_deposit',
        service: 'exchange-a',
        thefts: [start.theft],
      });
    }
    peeled.push({ ...named, to: stranger ? 'stranger' : 'exchange-a' });
    hops.push(truthOutput(scenario, change));
    coin = change;
  }
  scenario.truth.peels.push({ theft: start.theft, hops, peeled });
  scenario.truth.resting.push({ ...truthOutput(scenario, coin), kind: 'unspent', thefts: [start.theft] });
}

/** Equal chips come from another purse of the mixer: on the chain nothing links them to the deposit. */
function depositToMixer(scenario: Scenario, coin: Coin, thefts: string[]): void {
  const mixer = ownerNumber('chip-mixer');
  const address = scenario.book.create(mixer, 'p2pkh', true);
  const text = scenario.book.text(address);
  scenario.tags.push({
    address: text,
    label: 'Chip mixer deposit',
    category: 'mixing_service',
    confidence: 'forensic',
  });
  const made = scenario.blocks.add({ inputs: [coin], outputs: [{ address, value: coin.value - FEE }] });
  const deposit = truthOutput(scenario, made.coins[0]!);
  scenario.truth.resting.push({ ...deposit, kind: 'mixer_deposit', service: 'chip-mixer', thefts });
  const chip = 25_600_000;
  const count = Math.floor((coin.value * 0.98) / chip);
  const purse = scenario.grant('chip-mixer', new Array<number>(count).fill(chip), 'p2pkh');
  const withdrawals = purse.map((coin) =>
    truthOutput(
      scenario,
      scenario.blocks.add({ inputs: [coin], outputs: [own(scenario, coin.value - 500)] }).coins[0]!,
    ),
  );
  scenario.truth.chips.push({ deposit, withdrawals });
}

function depositAt(
  scenario: Scenario,
  plan: { coin: Coin; thefts: string[]; exchange: 'exchange-a' | 'exchange-b' },
): void {
  const exchange = plan.exchange === 'exchange-a' ? scenario.exchangeA : scenario.exchangeB;
  const address = exchange.depositAddress();
  const made = scenario.blocks.add({
    inputs: [plan.coin],
    outputs: [{ address, value: plan.coin.value - FEE }],
  });
  const deposit = made.coins[0]!;
  scenario.truth.resting.push({
    ...truthOutput(scenario, deposit),
    kind: 'exchange_deposit',
    service: plan.exchange,
    thefts: plan.thefts,
  });
  tagDeposit(scenario, deposit, plan.exchange);
  exchange.deposit(deposit);
}

function tagDeposit(scenario: Scenario, coin: Coin, service: 'exchange-a' | 'exchange-b'): void {
  const address = scenario.book.text(coin.address);
  if (scenario.tags.some((tag) => tag.address === address)) return;
  const label = service === 'exchange-a' ? 'Exchange A deposit' : 'Exchange B deposit';
  scenario.tags.push({ address, label, category: 'exchange', confidence: 'service_data' });
}
