import type { EvmChainId } from '../../../primitives/evm-chain.ts';
import { ARBITRUM_TOKENS } from './arbitrum-tokens.ts';
import { AVALANCHE_TOKENS } from './avalanche-tokens.ts';
import { BASE_TOKENS } from './base-tokens.ts';
import { BNB_TOKENS } from './bnb-tokens.ts';
import { ETHEREUM_TOKENS } from './ethereum-tokens.ts';
import { HARMONY_TOKENS } from './harmony-tokens.ts';
import { OPTIMISM_TOKENS } from './optimism-tokens.ts';
import { POLYGON_TOKENS } from './polygon-tokens.ts';
import type { TokenRow } from './token-row.ts';

/** A token that is known by its contract. Symbols are copied freely; a contract cannot be. */
export interface KnownToken {
  /** Lower case. */
  readonly contract: `0x${string}`;
  readonly symbol: string;
  readonly decimals: number;
}

const TOKENS: Readonly<Record<EvmChainId, readonly TokenRow[]>> = {
  ethereum: ETHEREUM_TOKENS,
  bnb: BNB_TOKENS,
  polygon: POLYGON_TOKENS,
  arbitrum: ARBITRUM_TOKENS,
  optimism: OPTIMISM_TOKENS,
  base: BASE_TOKENS,
  avalanche: AVALANCHE_TOKENS,
  harmony: HARMONY_TOKENS,
  anvil: [],
};

/** The listed tokens of a chain by contract, made anew at each call. */
export function knownTokens(chain: EvmChainId): ReadonlyMap<string, KnownToken> {
  return new Map(
    TOKENS[chain].map(([address, symbol, decimals]) => {
      const contract = address.toLowerCase() as `0x${string}`;
      return [contract, { contract, symbol, decimals }];
    }),
  );
}
