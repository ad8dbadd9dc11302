import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';

/** A number of flows and their whole value in cents of USD. */
export interface FlowSum {
  readonly flows: number;
  readonly volume: bigint;
}

/** Why a policy does not reach a flow; every flow that it does not reach has one. */
export interface Missed {
  /** Paid before the data show that its payer was paid, directly or over others, by a source. */
  readonly outOfTime: FlowSum;
  /** Only behind an address where the trace had to stop. */
  readonly beyondStop: FlowSum;
  /** In time, but wholly out of receipts that the table records and that cannot be stolen. */
  readonly cleanReceipts: FlowSum;
  /** The payer pays more than the table records for him; what is recorded was not stolen under this policy. */
  readonly unknownOrigin: FlowSum;
  /** The payer had enough, but nothing that this policy reached was among it (or the policy chooses none): behind flows not reached. */
  readonly behindMissed: FlowSum;
  /** The payer had enough, and something of it was stolen under this policy, which places that part elsewhere. */
  readonly elsewhere: FlowSum;
}

/** What of a case that experts have worked out a trace finds, under one policy. Amounts: cents of USD. */
export interface PolicyFigures {
  readonly policy: TaintPolicyId;
  /** Flows that carry taint, and their whole value. */
  readonly flows: number;
  readonly volume: bigint;
  /** The tainted part of them. */
  readonly tainted: bigint;
  /** Flows that carry taint although the bound says that none can: 0, or the trace or the bound is wrong. */
  readonly beyondBound: FlowSum;
  readonly missed: Missed;
  readonly addresses: number;
  readonly terminals: number;
  /** Tainted value that ends at the terminals. */
  readonly atTerminals: bigint;
  /** Addresses that taint reached and that are not the experts'. */
  readonly extra: number;
  /** Transactions from a source to the farthest place. */
  readonly depth: number;
}

/** What can be reached at most, worked out from the table by a program that is not the tracer. */
export interface BoundFigures {
  /** Flows whose payer was paid, directly or over others, by a source at an earlier time. */
  readonly inTime: FlowSum;
  /** Of those, the ones that are paid wholly out of recorded clean receipts. */
  readonly cleanReceipts: FlowSum;
  /** Of those, the ones whose payer cannot have got anything stolen and pays more than is recorded for him. */
  readonly neverTainted: FlowSum;
  /** What is left: the flows that can carry something stolen, and the part of their value that can be. */
  readonly reached: FlowSum;
  readonly marked: bigint;
  /** The flows of `cleanReceipts` one by one. */
  readonly cleanFlows: readonly {
    /** Row in the order of time, counted from 0. */
    readonly row: number;
    readonly hash: string;
    readonly from: string;
    readonly to: string;
    readonly volume: bigint;
  }[];
}

export interface CaseFigures {
  readonly name: string;
  readonly flows: number;
  readonly volume: bigint;
  readonly addresses: number;
  readonly sources: number;
  /** Named as terminals, and those of them that occur in the flows. */
  readonly terminals: number;
  readonly terminalsThere: number;
  readonly bound: BoundFigures;
  readonly policies: readonly PolicyFigures[];
}
