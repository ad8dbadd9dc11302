import type { Asset } from './asset.ts';
import { JejakError } from './jejak-error.ts';

export type EvmChainId =
  | 'ethereum'
  | 'bnb'
  | 'polygon'
  | 'arbitrum'
  | 'optimism'
  | 'base'
  | 'avalanche'
  | 'harmony'
  | 'anvil';

/** Rules for transactions and receipts beyond Ethereum's own; blocks of other rules are checked as far as these go. */
export type EvmRules = 'ethereum' | 'optimism' | 'arbitrum' | 'bor' | 'avalanche' | 'harmony';

/** An EVM chain is a data record; nothing in the code branches on a chain's name. */
export interface EvmChain {
  readonly id: EvmChainId;
  readonly family: 'evm';
  /** EIP-155 chain id, as `eth_chainId` answers. */
  readonly chainId: number;
  /** Ids that transactions of the chain may be signed for too. */
  readonly otherIds?: readonly number[];
  readonly asset: Asset;
  /** Hash of block 0, lower case; absent where every network of the kind has its own. */
  readonly genesis?: string;
  readonly rules: EvmRules;
  /** Contracts that wrap the native coin one to one (Deposit and Withdrawal events), lower case. */
  readonly wrapped: readonly string[];
  /** Coins that a block makes for its producer, from a block on until the next entry; absent: none. */
  readonly rewards?: readonly { readonly from: number; readonly wei: bigint }[];
  /** First block whose receipts have a status instead of a state root (EIP-658); absent: all have one. */
  readonly byzantium?: number;
}

const native = (chain: string, symbol: string): Asset => ({
  id: `${chain}:native`,
  symbol,
  decimals: 18,
  unit: 'wei',
});

/**
 * Sources: chain ids from EIP-155 and ethereum-lists/chains; genesis hashes from each client's own parameters (facts);
 * wrapped coins from the chains' own documentation; rewards from EIP-649, EIP-1234 and EIP-3675.
 */
export const EVM_CHAINS: Readonly<Record<EvmChainId, EvmChain>> = {
  ethereum: {
    id: 'ethereum',
    family: 'evm',
    chainId: 1,
    asset: native('ethereum', 'ETH'),
    genesis: '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
    rules: 'ethereum',
    wrapped: ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2'],
    rewards: [
      { from: 1, wei: 5_000_000_000_000_000_000n },
      { from: 4_370_000, wei: 3_000_000_000_000_000_000n },
      { from: 7_280_000, wei: 2_000_000_000_000_000_000n },
      { from: 15_537_394, wei: 0n },
    ],
    byzantium: 4_370_000,
  },
  bnb: {
    id: 'bnb',
    family: 'evm',
    chainId: 56,
    asset: native('bnb', 'BNB'),
    genesis: '0x0d21840abff46b96c84b2ac9e10e4f5cdaeb5693cb665db62a2f3b02d2d57b5b',
    rules: 'ethereum',
    wrapped: ['0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c'],
  },
  polygon: {
    id: 'polygon',
    family: 'evm',
    chainId: 137,
    asset: native('polygon', 'POL'),
    genesis: '0xa9c28ce2141b56c474f1dc504bee9b01eb1bd7d1a507580d5519d4437a97de1b',
    rules: 'bor',
    wrapped: ['0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270'],
  },
  arbitrum: {
    id: 'arbitrum',
    family: 'evm',
    chainId: 42_161,
    asset: native('arbitrum', 'ETH'),
    rules: 'arbitrum',
    wrapped: ['0x82af49447d8a07e3bd95bd0d56f35241523fbab1'],
  },
  optimism: {
    id: 'optimism',
    family: 'evm',
    chainId: 10,
    asset: native('optimism', 'ETH'),
    rules: 'optimism',
    wrapped: ['0x4200000000000000000000000000000000000006'],
  },
  base: {
    id: 'base',
    family: 'evm',
    chainId: 8_453,
    asset: native('base', 'ETH'),
    rules: 'optimism',
    wrapped: ['0x4200000000000000000000000000000000000006'],
  },
  avalanche: {
    id: 'avalanche',
    family: 'evm',
    chainId: 43_114,
    asset: native('avalanche', 'AVAX'),
    rules: 'avalanche',
    wrapped: ['0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7'],
  },
  harmony: {
    id: 'harmony',
    family: 'evm',
    chainId: 1_666_600_000,
    // Harmony's own form of transactions; the id above is for those of Ethereum's form (harmony, internal/params/config.go).
    otherIds: [1],
    asset: native('harmony', 'ONE'),
    rules: 'harmony',
    wrapped: ['0xcf664087a5bb0237a0bad6742852ec6c8d69a27a'],
  },
  anvil: {
    id: 'anvil',
    family: 'evm',
    chainId: 31_337,
    asset: native('anvil', 'ETH'),
    rules: 'ethereum',
    wrapped: [],
  },
};

export function isEvmChain(id: string): id is EvmChainId {
  return Object.hasOwn(EVM_CHAINS, id);
}

/** The chain with an EIP-155 chain id; undefined for one that is not known here. */
export function evmChainOfId(chainId: bigint): EvmChain | undefined {
  return Object.values(EVM_CHAINS).find((chain) => BigInt(chain.chainId) === chainId);
}

/** Errors: CHAIN_UNKNOWN. */
export function evmChainById(id: string): EvmChain {
  if (isEvmChain(id)) return EVM_CHAINS[id];
  throw new JejakError('CHAIN_UNKNOWN', { meta: { input: id, known: Object.keys(EVM_CHAINS).join(', ') } });
}
