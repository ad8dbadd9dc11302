import type { EvmChainId } from '../../../../primitives/evm-chain.ts';

export interface BridgeWallet {
  readonly protocol: string;
  readonly chain: EvmChainId;
  readonly address: string;
  /** The chain behind it, or `?<name>` for one that is not known here; absent: several. */
  readonly behind?: string;
}

const multichain = (address: string, behind: string): BridgeWallet => ({
  protocol: 'multichain',
  chain: 'ethereum',
  address,
  behind,
});

/**
 * Bridges that are plain wallets: no event tells of them, a transfer to them is all. Source: etherscan labels of 2023
 * (brianleect/etherscan-labels); the first Avalanche wallet also DefiLlama/bridges-server, adapter avalanche.
 */
export const BRIDGE_WALLETS: readonly BridgeWallet[] = [
  {
    protocol: 'avalanche-bridge',
    chain: 'ethereum',
    address: '0x8eb8a3b98659cce290402893d0123abb75e3ab28',
    behind: 'avalanche',
  },
  {
    protocol: 'avalanche-bridge',
    chain: 'ethereum',
    address: '0xe78388b4ce79068e89bf8aa7f218ef6b9ab0e9d0',
    behind: 'avalanche',
  },
  multichain('0x13b432914a996b0a48695df9b2d701eda45ff264', 'bnb'),
  multichain('0x533e3c0e6b48010873b947bddc4721b1bdff9648', 'bnb'),
  multichain('0xc564ee9f21ed8a2d8e7e76c085740d5e4c5fafbe', '?fantom'),
  multichain('0x10c6b61dbf44a083aec3780acf769c77be747e23', '?moonriver'),
  multichain('0xec4486a90371c9b66f499ff3936f29f0d5af8b7e', '?moonbeam'),
  multichain('0xd779967f8b511c5edf39115341b310022900efed', '?heco'),
  multichain('0x923e0a17f49fb03d936f2af2d59d379c615f5447', '?kcc'),
  multichain('0x57ed6bd35a6ce815079855cd0b21331d1d5d0a0e', '?telos'),
];
