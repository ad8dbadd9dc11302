import type { Chain } from '../../../primitives/chain.ts';

const COIN = 100_000_000n;

/** New satoshi that the coinbase at a height may create: 50 coins, halved every `chain.halving` blocks. */
export function blockSubsidy(chain: Chain, height: number): bigint {
  const halvings = Math.floor(height / chain.halving);
  return halvings >= 64 ? 0n : (50n * COIN) >> BigInt(halvings);
}
