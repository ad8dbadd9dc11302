import type { EvmChainId } from '../../../primitives/evm-chain.ts';
import type { LaterHeaderField } from '../codec/later-header-fields.ts';

/** Fields that every header has from a block, or from a UTC second, on. */
export interface HeaderFork {
  readonly name: string;
  readonly from: { readonly block: number } | { readonly time: number };
  readonly adds: readonly LaterHeaderField[];
}

const CANCUN = ['blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot'] as const;
/** Of all chains of the OP stack's superchain, at the same seconds. */
const OP_STACK: readonly HeaderFork[] = [
  { name: 'Canyon', from: { time: 1_704_992_401 }, adds: ['withdrawalsRoot'] },
  { name: 'Ecotone', from: { time: 1_710_374_401 }, adds: CANCUN },
  { name: 'Isthmus', from: { time: 1_746_806_401 }, adds: ['requestsHash'] },
];

/**
 * What forks added to the headers of a chain, as far as it is known here; a fork that is missing is still found by the hash,
 * because the fields of a header stand in one order. Absent: a chain whose header is not known here. Sources: EIP-1559,
 * 4895, 4844, 4788, 7685; parameters of go-ethereum, bsc, bor and the superchain registry.
 */
export const HEADER_FORKS: Readonly<Partial<Record<EvmChainId, readonly HeaderFork[]>>> = {
  ethereum: [
    { name: 'London', from: { block: 12_965_000 }, adds: ['baseFeePerGas'] },
    { name: 'Shanghai', from: { time: 1_681_338_455 }, adds: ['withdrawalsRoot'] },
    { name: 'Cancun', from: { time: 1_710_338_135 }, adds: CANCUN },
    { name: 'Prague', from: { time: 1_746_612_311 }, adds: ['requestsHash'] },
  ],
  bnb: [{ name: 'Hertz', from: { block: 31_302_048 }, adds: ['baseFeePerGas'] }],
  polygon: [{ name: 'London', from: { block: 23_850_000 }, adds: ['baseFeePerGas'] }],
  optimism: [{ name: 'Bedrock', from: { block: 105_235_063 }, adds: ['baseFeePerGas'] }, ...OP_STACK],
  base: [{ name: 'Bedrock', from: { block: 0 }, adds: ['baseFeePerGas'] }, ...OP_STACK],
  // A test node has whatever fork it was started with.
  anvil: [],
};

/** Chains whose block 0 may lack fields between those it has: Anvil's first header has blob fields without their forebears. */
export const GAPS_IN_GENESIS: ReadonlySet<EvmChainId> = new Set(['anvil']);
