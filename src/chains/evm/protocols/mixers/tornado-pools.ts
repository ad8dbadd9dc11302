import type { EvmChainId } from '../../../../primitives/evm-chain.ts';
import type { EvmAddress } from '../../block/evm-block.ts';

export interface TornadoPool {
  readonly chain: EvmChainId;
  readonly address: EvmAddress;
  /** `100 ETH`: for people; the value is what counts. */
  readonly name: string;
  /** Token contract; absent: the chain's coin. */
  readonly contract?: EvmAddress;
  /** What every deposit pays in, base units. */
  readonly denomination: bigint;
}

interface Coin {
  readonly symbol: string;
  readonly decimals: number;
  readonly contract?: EvmAddress;
}

const COINS = {
  ETH: { symbol: 'ETH', decimals: 18 },
  BNB: { symbol: 'BNB', decimals: 18 },
  MATIC: { symbol: 'MATIC', decimals: 18 },
  DAI: { symbol: 'DAI', decimals: 18, contract: '0x6b175474e89094c44da98b954eedeac495271d0f' },
  USDC: { symbol: 'USDC', decimals: 6, contract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48' },
  USDT: { symbol: 'USDT', decimals: 6, contract: '0xdac17f958d2ee523a2206206994597c13d831ec7' },
  WBTC: { symbol: 'WBTC', decimals: 8, contract: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599' },
  cDAI: { symbol: 'cDAI', decimals: 8, contract: '0x5d3a536e4d6dbd6114cc1ead35777bab948e3643' },
  cUSDC: { symbol: 'cUSDC', decimals: 8, contract: '0x39aa39c021dfbae8fac545936693ac917d5e7563' },
} satisfies Record<string, Coin>;

/** `tenths` keeps the pools of 0.1 exact. */
const pool = (chain: EvmChainId, coin: Coin, tenths: bigint, address: EvmAddress): TornadoPool => ({
  chain,
  address,
  name: `${tenths % 10n === 0n ? tenths / 10n : `0.${tenths}`} ${coin.symbol}`,
  ...(coin.contract !== undefined && { contract: coin.contract }),
  denomination: tenths * 10n ** BigInt(coin.decimals - 1),
});

/** 0.1, 1, 10 and 100 coins. */
const SAME_EVERYWHERE = [
  '0x84443cfd09a48af6ef360c6976c5392ac5023a1f',
  '0xd47438c816c9e7f2e2888e060936a499af9582b3',
  '0x330bdfade01ee9bf63c209ee33102dd334618e0a',
  '0x1e34a77868e19a6647b1f2f47b51ed72dede95dd',
];

const { ETH, BNB, MATIC, DAI, USDC, USDT, WBTC, cDAI, cUSDC } = COINS;

/**
 * Pools of Tornado Cash. Sources: TutelaLabs/tutela-app (19 pools) and etherscan labels of 2023 for Ethereum. The two
 * lists exchange the pools of 100 and 1,000 USDC; Tornado's own configuration agrees with Tutela. Other chains: the
 * configuration of Tornado's command line (BNB Chain, Polygon, Arbitrum, Optimism; Avalanche and Gnosis are left out,
 * not confirmed). The two mixers of
 * 2019 before the pools are left out: their denomination is in neither list.
 */
export const TORNADO_POOLS: readonly TornadoPool[] = [
  pool('ethereum', ETH, 1n, '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc'),
  pool('ethereum', ETH, 10n, '0x47ce0c6ed5b0ce3d3a51fdb1c52dc66a7c3c2936'),
  pool('ethereum', ETH, 100n, '0x910cbd523d972eb0a6f4cae4618ad62622b39dbf'),
  pool('ethereum', ETH, 1_000n, '0xa160cdab225685da1d56aa342ad8841c3b53f291'),
  pool('ethereum', DAI, 1_000n, '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3'),
  pool('ethereum', DAI, 10_000n, '0xfd8610d20aa15b7b2e3be39b396a1bc3516c7144'),
  pool('ethereum', DAI, 100_000n, '0x07687e702b410fa43f4cb4af7fa097918ffd2730'),
  pool('ethereum', DAI, 100_000n, '0xf60dd140cff0706bae9cd734ac3ae76ad9ebc32a'),
  pool('ethereum', DAI, 1_000_000n, '0x23773e65ed146a459791799d01336db287f25334'),
  pool('ethereum', USDC, 1_000n, '0xd96f2b1c14db8458374d9aca76e26c3d18364307'),
  pool('ethereum', USDC, 10_000n, '0x4736dcf1b7a3d580672cce6e7c65cd5cc9cfba9d'),
  pool('ethereum', USDC, 100_000n, '0xd691f27f38b395864ea86cfc7253969b409c362d'),
  pool('ethereum', USDT, 1_000n, '0x169ad27a470d064dede56a2d3ff727986b15d52b'),
  pool('ethereum', USDT, 10_000n, '0x0836222f2b2b24a3f36f98668ed8f0b38d1a872f'),
  pool('ethereum', USDT, 100_000n, '0xf67721a2d8f736e75a49fdd7fad2e31d8676542a'),
  pool('ethereum', USDT, 1_000_000n, '0x9ad122c22b14202b4490edaf288fdb3c7cb3ff5e'),
  pool('ethereum', WBTC, 1n, '0x178169b423a011fff22b9e3f3abea13414ddd0f1'),
  pool('ethereum', WBTC, 10n, '0x610b717796ad172b316836ac95a2ffad065ceab4'),
  pool('ethereum', WBTC, 100n, '0xbb93e510bbcd0b7beb5a853875f9ec60275cf498'),
  pool('ethereum', cDAI, 50_000n, '0x22aaa7720ddd5388a3c0a3333430953c68f1849b'),
  pool('ethereum', cDAI, 500_000n, '0x03893a7c7463ae47d46bc7f091665f1893656003'),
  pool('ethereum', cDAI, 500_000n, '0xba214c1c1928a32bffe790263e38b4af9bfcd659'),
  pool('ethereum', cDAI, 5_000_000n, '0x2717c5e28cf931547b621a5dddb772ab6a35b701'),
  pool('ethereum', cDAI, 5_000_000n, '0xb1c8094b234dce6e03f10a5b673c1d8c69739a00'),
  pool('ethereum', cDAI, 50_000_000n, '0xd21be7248e0197ee08e0c20d4a96debdac3d20af'),
  pool('ethereum', cUSDC, 50_000n, '0xaeaac358560e11f52454d997aaff2c5731b6f8a6'),
  pool('ethereum', cUSDC, 500_000n, '0x1356c899d8c9467c7f71c195612f8a395abf2f0a'),
  pool('ethereum', cUSDC, 5_000_000n, '0xa60c772958a3ed56c1f15dd055ba37ac8e523a0d'),
  ...(['bnb', 'arbitrum', 'optimism'] as const).flatMap((chain) =>
    SAME_EVERYWHERE.map((address, i) => pool(chain, chain === 'bnb' ? BNB : ETH, 10n ** BigInt(i), address)),
  ),
  pool('polygon', MATIC, 1_000n, '0x1e34a77868e19a6647b1f2f47b51ed72dede95dd'),
  pool('polygon', MATIC, 10_000n, '0xdf231d99ff8b6c6cbf4e9b9a945cbacef9339178'),
  pool('polygon', MATIC, 100_000n, '0xaf4c0b70b2ea9fb7487c7cbb37ada259579fe040'),
  pool('polygon', MATIC, 1_000_000n, '0xa5c2254e4253490c54cef0a4347fddb8f75a4998'),
];

/** Contracts in front of the pools: who pays them is who deposits. Source: etherscan labels of 2023. */
export const TORNADO_ROUTERS: readonly EvmAddress[] = [
  '0x722122df12d4e14e13ac3b6895a86e84145b6967',
  '0x905b63fff465b9ffbf41dea908ceb12478ec7601',
  '0xd90e2f925da726b50c4ed8d0fb90ad053324f31b',
];
