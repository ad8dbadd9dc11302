import type { Dex } from './create-dex.ts';
import type { EvmExchange } from './create-evm-exchange.ts';
import type { EvmWorld } from './create-evm-world.ts';
import type { Mixer, MixerNote } from './create-mixer.ts';
import type { EvmTruth } from './evm-truth.ts';
import type { Party } from './party.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** Lists of the truth that traffic and story fill. */
export type EvmTruthLists = Mutable<
  Pick<EvmTruth, 'services' | 'thefts' | 'thief' | 'steps' | 'swaps' | 'notes' | 'bridges' | 'resting'>
>;

/** A tag that an investigator would have. */
export interface SynthTag {
  readonly address: string;
  readonly label: string;
  readonly category: string;
}

/** The stage of one EVM chain: its world, its services, its people, and the notebook of truth. */
export interface EvmScene {
  readonly world: EvmWorld;
  readonly wallets: readonly Party[];
  readonly dex: Dex;
  readonly mixer: Mixer;
  /** Anybody may use them. */
  readonly relayers: readonly Party[];
  readonly exchangeA: EvmExchange;
  readonly exchangeB: EvmExchange;
  /** Notes of others that wait in the mixer. */
  readonly waiting: MixerNote[];
  readonly truth: EvmTruthLists;
  readonly tags: SynthTag[];
}
