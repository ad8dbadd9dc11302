import type { StartPlace } from '../step-source.ts';
import type { CarriedParcel } from '../value/carried.ts';

/** What came to a bridge in a step, and is taken on by the trace of another chain where the bridge paid it out. */
export interface Handed {
  /** Id of the transaction. */
  readonly step: number;
  /** Place and asset at the bridge. */
  readonly place: number;
  readonly asset: number;
  /** Holder that paid it; NO_HOLDER where it is of several, or of outputs. */
  readonly payer: number;
  /** Base units, clean ones included. */
  readonly value: bigint;
  /** By policy: what of it is tainted, and how many transactions it is from a start. */
  readonly parcels: readonly (CarriedParcel | undefined)[];
  readonly depth: readonly number[];
}

/** What a bridge paid on this chain, out of what the trace of another one handed over. */
export interface Arriving {
  /** Id of the transaction, and its first key. */
  readonly step: number;
  readonly key: number;
  /** Outputs: the one that was paid. */
  readonly output?: StartPlace;
  /** Accounts: who was paid what. */
  readonly holder: number;
  readonly asset: number;
  readonly value: bigint;
  readonly parcels: readonly (CarriedParcel | undefined)[];
  /** By policy, transactions from a start to the bridge. */
  readonly depth: readonly number[];
  /** Told what of it is tainted, as far as it was found in the transaction. */
  readonly arrived: (parcels: readonly (CarriedParcel | undefined)[]) => void;
}

/**
 * What one chain of a trace over several has to do with the others. A step at which a bridge pays out waits until the chain
 * on which it was paid has passed that payment; nothing else waits, and no clock is compared.
 */
export interface Gate {
  /** Key from which on no step may have its turn before `pass`; Infinity for none. */
  barrier: number;
  /** Key above which somebody wants to know how far this chain has come. */
  watch: number;
  /** Everything below a key has had its turn. */
  at(key: number): void;
  /** Waits until the barrier may be passed, and moves it to the next one. Errors: CROSSINGS_CIRCLE. */
  pass(): Promise<readonly Arriving[]>;
  /** Outputs that a bridge was paid at (backward: that it paid): what comes to them ends there and is handed over. */
  leaves(place: number): boolean;
  /** Outputs: whether a bridge pays in a transaction (id) what somebody had paid it elsewhere: that is not its payer's doing. */
  pays(step: number): boolean;
  /** Outputs: addresses of a bridge, by the key of the step that pays them: what comes there ends. */
  isVault(holder: number, key: number): boolean;
  handOver(handed: Handed): void;
}
