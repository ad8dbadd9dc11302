import { keccak_256 } from '@noble/hashes/sha3.js';
import type { EvmChainId } from '../../../../primitives/evm-chain.ts';
import { bytesToHex, hexToBytes } from '../../../../primitives/hex.ts';
import type { EvmAddress } from '../../block/evm-block.ts';
import { POOL_FACTORIES, type PoolFactory } from './pool-factories.ts';

/** Two tokens, the lower address first, as pools of Uniswap's kind order them. */
export type TokenPair = readonly [EvmAddress, EvmAddress];

/**
 * Name of the protocol whose factory makes exactly this pool out of these two tokens; undefined when no known one does.
 * It is a proof: the address is a hash of factory, tokens and code (EIP-1014).
 */
export function factoryOfPool(chain: EvmChainId, pool: EvmAddress, pair: TokenPair): string | undefined {
  for (const factory of POOL_FACTORIES) {
    if (factory.chain !== chain) continue;
    for (const fee of factory.fees ?? [undefined]) {
      if (poolAddress(factory, pair, fee) === pool) return factory.protocol;
    }
  }
  return undefined;
}

function poolAddress(factory: PoolFactory, [token0, token1]: TokenPair, fee: number | undefined): EvmAddress {
  const packed = token0.slice(2) + token1.slice(2);
  const padded = [token0.slice(2), token1.slice(2), (fee ?? 0).toString(16)].map((word) =>
    word.padStart(64, '0'),
  );
  const salt = keccak(fee === undefined ? packed : padded.join(''));
  return `0x${keccak(`ff${factory.deployer.slice(2)}${salt}${factory.initCodeHash.slice(2)}`).slice(24)}`;
}

function keccak(hex: string): string {
  return bytesToHex(keccak_256(hexToBytes(hex)));
}
