import { keccak_256 } from '@noble/hashes/sha3.js';
import type { EvmChainId } from '../../../../primitives/evm-chain.ts';
import { bytesToHex, hexToBytes } from '../../../../primitives/hex.ts';
import type { EvmAddress } from '../../block/evm-block.ts';
import { POOL_FACTORIES } from './pool-factories.ts';

/** Two tokens, the lower address first, as pools of Uniswap's kind order them. */
export type TokenPair = readonly [EvmAddress, EvmAddress];

/**
 * Name of the protocol whose factory makes exactly this pool out of these two tokens; undefined when no known one does.
 * It is a proof: the address is a hash of factory, tokens and code (EIP-1014). `withFee`: pools of V3's kind, with the
 * fee in the salt.
 */
export function factoryOfPool(
  chain: EvmChainId,
  pool: EvmAddress,
  { tokens, withFee }: { readonly tokens: TokenPair; readonly withFee: boolean },
): string | undefined {
  const salts = new Map<number | undefined, string>();
  for (const factory of POOL_FACTORIES) {
    if (factory.chain !== chain || (factory.fees !== undefined) !== withFee) continue;
    for (const fee of factory.fees ?? [undefined]) {
      const salt = salts.get(fee) ?? saltOf(tokens, fee);
      salts.set(fee, salt);
      const hash = keccak(`ff${factory.deployer.slice(2)}${salt}${factory.initCodeHash.slice(2)}`);
      if (hash.slice(24) === pool.slice(2)) return factory.protocol;
    }
  }
  return undefined;
}

/** V2 packs the two addresses, V3 writes three words. */
function saltOf([token0, token1]: TokenPair, fee: number | undefined): string {
  if (fee === undefined) return keccak(token0.slice(2) + token1.slice(2));
  return keccak(
    [token0.slice(2), token1.slice(2), fee.toString(16)].map((word) => word.padStart(64, '0')).join(''),
  );
}

function keccak(hex: string): string {
  return bytesToHex(keccak_256(hexToBytes(hex)));
}
