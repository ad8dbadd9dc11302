/**
 * A token contract as the tables of this folder have it: address with its EIP-55 checksum, so that a mistyped digit is
 * found; symbol; decimals; the lists that have exactly this contract with these decimals, a letter each:
 *
 * - A: @bgd-labs/aave-address-book 4.44.22 (MIT)
 * - O: @eth-optimism/tokenlist 10.0.1757 (MIT)
 * - P: @pancakeswap/tokens 0.9.1 (MIT)
 * - Q: quickswap-default-token-list 1.2.59 (GPL-3.0-or-later)
 * - S: @sushiswap/default-token-list 43.3.0 (MIT)
 * - U: @uniswap/default-token-list 22.21.0 (GPL-3.0-or-later)
 *
 * Only facts were taken; which tokens, in which order, was chosen here. A contract for which two lists name different
 * decimals is left out. A symbol stands once on a chain, as it is shown without its contract: where several bear it,
 * bridged and older ones have a name that tells them apart (USDC.e, KNCL), as a list or their users write it.
 */
export type TokenRow = readonly [contract: `0x${string}`, symbol: string, decimals: number, lists: string];
