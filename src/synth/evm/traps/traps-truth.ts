import type { TruthAmount, TruthChain } from '../evm-truth.ts';

export const TRAP_KINDS = [
  'forged-events',
  'forged-memos',
  'dust',
  'junk-tokens',
  'batches',
  'charged-batch',
  'refunds',
  'two-thefts',
  'shared-vault',
  'unknown-vault',
  'unmade-vault',
  'payout-first',
  'expired',
  'same-id',
] as const;
export type TrapKind = (typeof TRAP_KINDS)[number];

/** Methods that the truth tells apart; as the tracer calls them. */
export type TrapPolicy = 'poison' | 'haircut' | 'fifo' | 'lifo' | 'tiho';

export interface TrapAddress {
  readonly chain: string;
  readonly address: string;
  readonly role: string;
}

/** A theft, each with a name of its own. */
export interface TrapTheft extends TruthAmount {
  readonly label: string;
  readonly tx: string;
  /** Bitcoin: number of the output. */
  readonly vout?: number;
  readonly thief: string;
}

/** Where what was stolen really is. Several of one address: what each theft has there. */
export interface TrapPlace extends TruthAmount {
  readonly address: string;
  readonly label: string;
  /** How much of the theft it is, in base units of what was stolen. */
  readonly stolen: string;
}

/** A payment of stolen value into a bridge, or one that says so. */
export interface TrapDeposit {
  readonly label: string;
  readonly chain: string;
  readonly tx: string;
}

/** Somebody who has nothing to do with a theft. */
export interface TrapInnocent extends TrapAddress {
  /**
   * Methods that may mark this address all the same: those that spread value over all who use a place together, or, where
   * the thief paid the address, every one. Empty: none may.
   */
  readonly mayReach: readonly TrapPolicy[];
}

/** One trap: what a thief does so that a trace loses the money, or accuses somebody else. */
export interface TruthTrap {
  readonly kind: TrapKind;
  /** What happens, in a line. */
  readonly story: string;
  readonly thefts: readonly TrapTheft[];
  /** Addresses that the thieves of these thefts control; their contracts, too. */
  readonly thief: readonly TrapAddress[];
  readonly innocent: readonly TrapInnocent[];
  readonly deposits: readonly TrapDeposit[];
  readonly places: readonly TrapPlace[];
}

/** What really happened: `truth.json` of the traps. */
export interface TrapsTruth {
  readonly format: 'jejak-synthetic-traps-truth';
  readonly version: 1;
  readonly seed: number;
  readonly chains: readonly TruthChain[];
  /** Bridges, vaults, pools, tokens, block producers: whoever serves everybody, and may hold what was stolen. */
  readonly services: readonly TrapAddress[];
  readonly traps: readonly TruthTrap[];
}
