import type { Gate } from '../gate.ts';
import type { TraceState } from '../state.ts';

/** A fee that waits for the end of its block: a place of its own, and the key of its transaction. */
export interface KeptFee {
  readonly slot: number;
  readonly key: number;
}

/** An output that a start names. */
export interface OutputStart {
  readonly place: number;
  /** In its transaction. */
  readonly position: number;
  readonly holder: number;
  /** Satoshi. */
  readonly value: bigint;
  readonly next: number;
  /** Its name; of what a bridge paid the first one. */
  readonly label: number;
  /** Its row of moves. */
  readonly move: number;
  /** What a bridge paid: tainted as its parcels say, and not followed at a tagged address. */
  readonly arrived: boolean;
  /** Transactions from a start, by policy: 0, or what the trace of another chain says. */
  readonly depth: readonly number[];
  /** Slot that holds it until its own transaction had its turn. */
  readonly waiting: number;
  /** Not followed, and not ended yet: taint of another start may still reach it. */
  idle: boolean;
}

/** An output that gets taint of a transaction. */
export interface ReceivedOutput {
  readonly place: number;
  readonly holder: number;
  /** Satoshi. */
  readonly value: bigint;
  readonly position: number;
  readonly next: number;
  /** Its parcels in `trace.poured`. */
  readonly k: number;
  readonly mask: number;
  /** Its row of moves, as soon as it has one. */
  move: number;
}

/** What the walk over outputs keeps beside the state that both families share. */
export interface OutputTrace {
  readonly state: TraceState;
  /** Other chains of the same trace. */
  readonly gate: Gate | undefined;
  readonly startAt: Map<number, OutputStart>;
  /** Slots of the inputs of the transaction that has its turn; 0: clean. */
  readonly inputs: number[];
  /** For each policy the parcels of the outputs, three words each. */
  readonly poured: Uint32Array[];
  readonly depth: number[];
  /** Policies that the transaction has taint of, and the slot that stands for it. */
  mask: number;
  step: number;
  /** Fees by height, of blocks whose end has not come. */
  readonly fees: Map<number, KeptFee[]>;
  keepFee(height: number, fee: KeptFee): void;
}
