import type { Random } from '../random.ts';
import { createDex } from './create-dex.ts';
import { createEvmExchange } from './create-evm-exchange.ts';
import { createEvmWorld } from './create-evm-world.ts';
import { createMixer } from './create-mixer.ts';
import type { EvmScene } from './evm-scene.ts';
import type { EvmSink } from './evm-sink.ts';
import type { EvmStage } from './evm-stage.ts';

/** What one coin of the chain buys of each token, by symbol; also what an exchange and a wallet begin with. */
const PER_COIN: Readonly<Record<string, bigint>> = { USDT: 2_000n, USDC: 2_000n, DAI: 2_000n, LINK: 80n };
const PUBLIC_RELAYERS = 6;
const WRAPPED = 1;

export interface SceneOptions {
  readonly stage: EvmStage;
  readonly sink: EvmSink;
  readonly random: Random;
  readonly wallets: number;
}

/** The world before its first block: what everybody has, nobody has paid them on the chain. */
export function createEvmScene({ stage, sink, random, wallets: count }: SceneOptions): EvmScene {
  const world = createEvmWorld(stage, sink, random);
  const { assets, chain } = stage;
  const units = assets.map(({ decimals }) => 10n ** BigInt(decimals));
  const tokens = assets.map((_, i) => i).slice(WRAPPED + 1);
  const perCoin = (token: number) => (PER_COIN[assets[token]!.symbol] ?? 2_000n) * units[token]!;
  const reserves = new Map(
    tokens.map((token) => [token, { token: 10_000n * perCoin(token), coin: 10_000n * units[0]! }]),
  );
  const dex = createDex(world, reserves);
  const mixer = createMixer(world, [1n, 10n, 100n]);
  const wallets = Array.from({ length: count }, (_, i) => {
    const wallet = world.person();
    const whale = i % 20 === 0;
    wallet.held[0] = BigInt(whale ? 1_000 + random.below(5_000) : 5 + random.below(50)) * units[0]!;
    for (const token of tokens) wallet.held[token] = (perCoin(token) * BigInt(random.below(200))) / 10n;
    return wallet;
  });
  const relayers = Array.from({ length: PUBLIC_RELAYERS }, () => world.person());
  const exchanges = ['exchange-a', 'exchange-b'].map((name) => createEvmExchange(world, name));
  const people = [...relayers, ...exchanges.map(({ hot }) => hot)];
  for (const one of people) one.held[0] = 100_000n * units[0]!;
  for (const { hot } of exchanges) for (const token of tokens) hot.held[token] = 20_000n * perCoin(token);
  const named: [name: string, address: string, kind: string][] = [
    ...exchanges.map(({ name, hot }): [string, string, string] => [
      `${name} hot wallet`,
      hot.address,
      'exchange',
    ]),
    ...mixer.pools.map((pool): [string, string, string] => ['Tornado Cash pool', pool, 'mixing_service']),
    ['Uniswap V2 router', dex.router.address, 'defi_dex'],
  ];
  return {
    world,
    wallets,
    dex,
    mixer,
    relayers,
    exchangeA: exchanges[0]!,
    exchangeB: exchanges[1]!,
    waiting: [],
    truth: {
      services: named.map(([name, address, kind]) => ({ name, chain: chain.id, address, kind })),
      thefts: [],
      thief: [],
      steps: [],
      swaps: [],
      notes: [],
      bridges: [],
      resting: [],
    },
    tags: named
      .filter(([, , kind]) => kind === 'exchange')
      .map(([label, address, category]) => ({ address, label, category })),
  };
}
