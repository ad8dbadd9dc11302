import type { ChangeName } from '../../clustering/change/change-heuristics.ts';

/** Why a peel chain is not followed further. */
export type PeelStop = 'unspent' | 'coinjoin' | 'tag' | 'shape' | 'no-unique-change' | 'depth' | 'confidence';

export interface PeelOutput {
  /** Dense id. */
  readonly output: number;
  readonly vout: number;
  /** Satoshi. */
  readonly value: bigint;
  /** Address id, -1 for none. */
  readonly address: number;
  /** Dense id of the transaction that spends it, -1 while nobody does. */
  readonly spender: number;
}

/** One payment that is peeled off. */
export interface PeelHop {
  /** Dense id. */
  readonly tx: number;
  readonly height: number;
  /** What stays with the owner. */
  readonly change: PeelOutput;
  readonly payment: PeelOutput;
  /** Heuristics that name the change alone, and those that name the payment alone. */
  readonly votes: readonly ChangeName[];
  readonly against: readonly ChangeName[];
  /** Of this hop, 0 to 100. */
  readonly confidence: number;
  /** Odds that all hops to here are right, 0 to 1, as if hops erred independently. */
  readonly compounded: number;
}

export interface PeelChain {
  readonly hops: readonly PeelHop[];
  readonly stop: PeelStop;
  /** The transaction that was not passed; -1 when the last output is unspent. */
  readonly stopTx: number;
  /** What the owner has left, as far as the chain was followed. */
  readonly rest: PeelOutput;
}
