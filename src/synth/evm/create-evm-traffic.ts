import type { EvmScene } from './evm-scene.ts';
import type { Party } from './party.ts';
import { randomHex } from './random-hex.ts';

const COIN = 10n ** 18n;
/** A wallet with less than this pays nothing more: it could not pay its fees. */
const RESERVE = COIN;
const COIN_GAS = 21_000;
const TOKEN_GAS = 52_000;
/** Notes that wait at most; then one comes out before the next goes in. */
const MOST_WAITING = 400;
const MOST_NOTES = 20_000;

/** Ordinary people's transactions. Each call makes at least one, when the wallets that it draws can pay. */
export interface EvmTraffic {
  act(): void;
}

export function createEvmTraffic(scene: EvmScene): EvmTraffic {
  const { world, wallets, dex, mixer, exchangeA, exchangeB, waiting, truth } = scene;
  const { random, stage } = world;
  const tokens = stage.assets.map((_, i) => i).slice(2);
  const sites = stage.assets.map(({ contract = '' }) => world.contract(contract));
  const whales = wallets.filter((wallet) => wallet.held[0]! >= 500n * COIN);
  const poisoner = world.person();
  const forger = world.person();
  for (const crook of [poisoner, forger]) crook.held[0] = 1_000_000n * COIN;
  const fake = world.contract(randomHex(random, 5));
  let notes = 0;

  const pick = (): Party => wallets[random.below(wallets.length)]!;
  /** A share of what somebody has, from 1/2,000 to 1/20, without false precision. */
  const part = (held: bigint, decimals: number): bigint => {
    const grain = 10n ** BigInt(Math.max(0, decimals - 4));
    return ((held * BigInt(1 + random.below(100))) / 2_000n / grain) * grain;
  };
  const spendable = (party: Party): bigint => (party.held[0]! > RESERVE ? party.held[0]! - RESERVE : 0n);

  function payCoins(): void {
    const from = pick();
    const value = part(spendable(from), 18);
    if (value > 0n) world.begin(from, pick(), { value }).end(COIN_GAS);
  }
  function payTokens(): void {
    const from = pick();
    const asset = tokens[random.below(tokens.length)]!;
    const value = part(from.held[asset]!, stage.assets[asset]!.decimals);
    if (value === 0n || spendable(from) === 0n) return;
    const draft = world.begin(from, sites[asset]!, { input: '0xa9059cbb' });
    draft.token(asset, { from, to: pick(), value });
    draft.end(TOKEN_GAS);
  }
  function toExchange(): void {
    const from = pick();
    const asset = random.chance(50) ? 0 : tokens[random.below(tokens.length)]!;
    const value = part(asset === 0 ? spendable(from) : from.held[asset]!, stage.assets[asset]!.decimals);
    if (value === 0n || spendable(from) === 0n) return;
    const exchange = random.chance(60) ? exchangeA : exchangeB;
    exchange.deposit(from, { asset, value, at: exchange.depositAddress() });
  }
  function fromExchange(): void {
    const exchange = random.chance(60) ? exchangeA : exchangeB;
    const asset = random.chance(50) ? 0 : tokens[random.below(tokens.length)]!;
    const value = part(exchange.hot.held[asset]!, stage.assets[asset]!.decimals) / 200n;
    if (value > 0n) exchange.payOut(pick(), { asset, value });
  }
  function swap(): void {
    const user = pick();
    const token = tokens[random.below(tokens.length)]!;
    const asset = random.chance(50) ? 0 : token;
    const value = part(asset === 0 ? spendable(user) : user.held[token]!, stage.assets[asset]!.decimals);
    if (value > 0n && spendable(user) > 0n) dex.swap(user, token, { asset, value });
  }
  function wrap(): void {
    const user = pick();
    const held = user.held[1]!;
    if (spendable(user) === 0n) return;
    if (held > 0n && random.chance(50)) {
      const draft = world.begin(user, sites[1]!, { input: '0x2e1a7d4d' });
      draft.unwrap(user, held);
      draft.end(35_000);
      return;
    }
    const value = part(spendable(user), 18);
    if (value === 0n) return;
    const draft = world.begin(user, sites[1]!, { value, input: '0xd0e30db0' });
    draft.wrap(user, value);
    draft.end(45_000);
  }
  function fail(): void {
    const from = pick();
    if (spendable(from) === 0n) return;
    world.begin(from, dex.router, { value: part(spendable(from), 18), failed: true }).end(90_000);
  }
  /** A contract that calls itself by a real token's symbol, and says that the exchange paid somebody. */
  function counterfeit(): void {
    const copied = stage.assets[tokens[0]!]!;
    const draft = world.begin(forger, fake, { input: '0x12514bba' });
    draft.claim({
      from: exchangeA.hot.address,
      to: pick().address,
      symbol: copied.symbol,
      contract: fake.address,
      decimals: copied.decimals,
      value: BigInt(1 + random.below(1_000_000)) * 10n ** BigInt(copied.decimals),
    });
    draft.end(60_000);
  }
  /** A payment of nothing to an address that looks like one which the wallet knows: its first and last characters. */
  function poison(): void {
    const [victim, friend] = [pick(), pick()];
    const middle = randomHex(random, 4).slice(2);
    const address = `${friend.address.slice(0, 6)}${middle}${friend.address.slice(38)}`;
    const token = stage.assets[tokens[0]!]!;
    const draft = world.begin(poisoner, sites[tokens[0]!]!, { input: '0x23b872dd' });
    draft.claim({ ...token, contract: token.contract, from: victim.address, to: address, value: 0n });
    draft.end(58_000);
    world.begin(poisoner, victim, { value: BigInt(1 + random.below(9_999)) }).end(COIN_GAS);
  }
  function mix(): void {
    const denomination = mixer.denominations[random.below(mixer.denominations.length)]!;
    if (waiting.length > MOST_WAITING || (waiting.length > 20 && random.chance(50))) {
      const [note] = waiting.splice(random.below(waiting.length), 1);
      const relayer = scene.relayers[random.below(scene.relayers.length)]!;
      // One in ten takes it out to where it came from, which is the mistake that gives most of them away.
      const own = random.chance(10) ? note!.user : undefined;
      const recipient = own ?? pick();
      const exit = mixer.withdraw(note!, { recipient, relayer });
      if (++notes > MOST_NOTES) return;
      truth.notes.push({
        chain: stage.chain.id,
        pool: note!.pool.address,
        denomination: String(note!.denomination),
        depositor: note!.user.address,
        deposit: note!.deposit,
        withdrawal: exit.tx,
        recipient: recipient.address,
        relayer: relayer.address,
        thief: false,
      });
      return;
    }
    const user = whales[random.below(whales.length)];
    if (user && spendable(user) > denomination) waiting.push(mixer.deposit(user, denomination));
  }

  return {
    act() {
      const draw = random.below(100);
      if (draw < 24) payCoins();
      else if (draw < 52) payTokens();
      else if (draw < 58) toExchange();
      else if (draw < 66) exchangeA.sweep() || exchangeB.sweep();
      else if (draw < 71) fromExchange();
      else if (draw < 86) swap();
      else if (draw < 88) wrap();
      else if (draw < 91) fail();
      else if (draw < 92) counterfeit();
      else if (draw < 94) poison();
      else mix();
    },
  };
}
