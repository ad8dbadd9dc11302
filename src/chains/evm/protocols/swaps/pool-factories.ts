import type { EvmChainId } from '../../../../primitives/evm-chain.ts';

/** A factory whose pools have addresses that follow from their tokens (CREATE2). */
export interface PoolFactory {
  readonly protocol: string;
  readonly chain: EvmChainId;
  /** Who deploys: the factory, or its deployer. */
  readonly deployer: string;
  /** Keccak-256 of the pool's creation code. */
  readonly initCodeHash: string;
  /** Fees in the salt after the two tokens, in hundredths of a basis point; absent: no fee in the salt. */
  readonly fees?: readonly number[];
}

const UNISWAP_V2 = '0x96e8ac4277198ff8b6f785478aa9a39f403cb768dd02cbee326c3e7da348845f';
const SUSHISWAP = '0xe18a34eb0e04b04f7a0ac29a6e80748dca96319b42c54d679cb821dca90c6303';
const UNISWAP_V3 = '0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54';
const PANCAKE_V3 = '0x6ce8eb472fa82df5469c6ab6d485f17c3ad13c8cd7af59b3d4a8026c5ce0f7e2';
const V3_FEES = [100, 500, 3000, 10_000];
const PANCAKE_V3_FEES = [100, 500, 2500, 10_000];
const V3_FACTORY = '0x1f98431c8ad98523631ae4a59f267346ea31f984';
const PANCAKE_V3_DEPLOYER = '0x41ff9aa7e16b8b1a8a8dc4f0efacd93d02d071c9';

/**
 * Source: the projects' own SDK constants and periphery libraries (Uniswap v2-sdk and v3-sdk, sushiswap
 * UniswapV2Library, pancake-smart-contracts). A wrong row cannot name a pool wrongly: a hash of it would have to be
 * equal to the pool's address.
 */
export const POOL_FACTORIES: readonly PoolFactory[] = [
  {
    protocol: 'uniswap-v2',
    chain: 'ethereum',
    deployer: '0x5c69bee701ef814a2b6a3edd4b1652cb9cc5aa6f',
    initCodeHash: UNISWAP_V2,
  },
  {
    protocol: 'sushiswap',
    chain: 'ethereum',
    deployer: '0xc0aee478e3658e2610c5f7a4a2e1777ce9e4f2ac',
    initCodeHash: SUSHISWAP,
  },
  ...(['polygon', 'arbitrum', 'avalanche', 'bnb', 'harmony'] as const).map((chain) => ({
    protocol: 'sushiswap',
    chain,
    deployer: '0xc35dadb65012ec5796536bd9864ed8773abc74c4',
    initCodeHash: SUSHISWAP,
  })),
  {
    protocol: 'pancakeswap-v2',
    chain: 'bnb',
    deployer: '0xca143ce32fe78f1f7019d7d551a6402fc5350c73',
    initCodeHash: '0x00fb7f630766e6a796048ea87d01acd3068e8ff67d078148a3fa3f4a84f69bd5',
  },
  {
    protocol: 'pancakeswap-v2',
    chain: 'ethereum',
    deployer: '0x1097053fd2ea711dad45caccc45eff7548fcb362',
    initCodeHash: '0x57224589c67f3f30a6b0d7a1b54cf3153ab84563bc609ef41dfb34f8b2974d2d',
  },
  ...(['ethereum', 'polygon', 'arbitrum', 'optimism'] as const).map((chain) => ({
    protocol: 'uniswap-v3',
    chain,
    deployer: V3_FACTORY,
    initCodeHash: UNISWAP_V3,
    fees: V3_FEES,
  })),
  {
    protocol: 'uniswap-v3',
    chain: 'base',
    deployer: '0x33128a8fc17869897dce68ed026d694621f6fdfd',
    initCodeHash: UNISWAP_V3,
    fees: V3_FEES,
  },
  {
    protocol: 'uniswap-v3',
    chain: 'bnb',
    deployer: '0xdb1d10011ad0ff90774d0c6bb92e5c5c8b4461f7',
    initCodeHash: UNISWAP_V3,
    fees: V3_FEES,
  },
  ...(['ethereum', 'bnb', 'arbitrum', 'base'] as const).map((chain) => ({
    protocol: 'pancakeswap-v3',
    chain,
    deployer: PANCAKE_V3_DEPLOYER,
    initCodeHash: PANCAKE_V3,
    fees: PANCAKE_V3_FEES,
  })),
];
