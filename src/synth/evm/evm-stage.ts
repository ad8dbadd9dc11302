import type { EvmAddress } from '../../chains/evm/block/evm-block.ts';
import { knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import { EVM_CHAINS, type EvmChain, type EvmChainId } from '../../primitives/evm-chain.ts';

export interface SynthAsset {
  readonly symbol: string;
  /** Undefined for the chain's coin. */
  readonly contract: EvmAddress | undefined;
  readonly decimals: number;
}

/** The chain that a synthetic world plays on: real chain id, real token and pool addresses, made-up everything else. */
export interface EvmStage {
  readonly chain: EvmChain;
  /** The coin, the wrapped coin, then tokens. */
  readonly assets: readonly SynthAsset[];
  readonly firstBlock: number;
  /** UTC seconds of the first block. */
  readonly firstTime: number;
  /** Seconds from block to block. */
  readonly spacing: number;
}

export interface StageOptions {
  readonly chain: EvmChainId;
  /** Symbols of the tokens, as in the list of known tokens; the first one is the wrapped coin. */
  readonly tokens: readonly string[];
  readonly firstBlock: number;
  readonly firstTime: number;
  readonly spacing: number;
}

export function evmStage(options: StageOptions): EvmStage {
  const chain = EVM_CHAINS[options.chain];
  const { symbol, decimals } = chain.asset;
  const tokens = [...knownTokens(chain.id).values()];
  return {
    ...options,
    chain,
    assets: [
      { symbol, contract: undefined, decimals },
      ...options.tokens.map((name): SynthAsset => {
        const token = tokens.find((known) => known.symbol === name);
        if (!token) throw new RangeError(`no token ${name} on ${chain.id}`);
        return token;
      }),
    ],
  };
}
