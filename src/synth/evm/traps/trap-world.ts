import type { SynthAddress } from '../../coin.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { EvmScene } from '../evm-scene.ts';
import type { Party } from '../party.ts';
import type { TrapAddress, TruthTrap } from './traps-truth.ts';

export const BITCOIN = 'bitcoin-regtest';

/** One EVM chain of the traps. */
export interface TrapChain {
  readonly id: 'ethereum' | 'bnb';
  readonly scene: EvmScene;
  /** The same contract each time: it keeps what it has. */
  contract(address: string): Party;
  /** Number of the asset in the stage. */
  asset(symbol: string): number;
  /** THORChain's vault on this chain, which signs. */
  readonly vault: Party;
}

/** Three chains at the same time of day; what an act does is in the open block of each. */
export interface TrapWorld {
  readonly ethereum: TrapChain;
  readonly bnb: TrapChain;
  /** Bitcoin while an act is played. */
  bitcoin(): Scenario;
  /** THORChain's vault on Bitcoin, the same through the whole story, and others for one trap each. */
  readonly bitcoinVault: SynthAddress;
  readonly otherVaults: readonly [SynthAddress, SynthAddress];
  readonly services: TrapAddress[];
  readonly traps: TruthTrap[];
  /** A number that no bridge has used yet. */
  nextNonce(): bigint;
}

/** What happens, and how many blocks of Bitcoin after the begin of the story. */
export interface TrapAct {
  readonly at: number;
  readonly act: () => void;
}

/** A trap as acts; it writes its truth into the world's list. */
export type Trap = (world: TrapWorld) => readonly TrapAct[];
