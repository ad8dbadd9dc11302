import type { EvmAddress } from '../block/evm-block.ts';

/**
 * Collections older than ERC-721 whose Transfer has the token's id in its data, where an ERC-20 token has the amount:
 * the event alone does not tell them apart. Sources: the contracts' own code on Ethereum.
 */
export const UNINDEXED_COLLECTIONS: ReadonlySet<EvmAddress> = new Set([
  // CryptoKitties
  '0x06012c8cf97bead5deae237070f9587f8e7a266d',
]);
