import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';

/** What of a case that experts have worked out a trace finds, under one policy. Amounts: cents of USD. */
export interface PolicyFigures {
  readonly policy: TaintPolicyId;
  /** Flows that carry taint, and their whole value. */
  readonly flows: number;
  readonly volume: bigint;
  /** The tainted part of them. */
  readonly tainted: bigint;
  readonly addresses: number;
  readonly terminals: number;
  /** Tainted value that ends at the terminals. */
  readonly atTerminals: bigint;
  /** Addresses that taint reached and that are not the experts'. */
  readonly extra: number;
  /** Transactions from a source to the farthest place. */
  readonly depth: number;
}

export interface RunFigures {
  readonly name: 'taint' | 'expanded';
  /** Addresses that were taken as sources by inference. */
  readonly expanded: number;
  readonly policies: readonly PolicyFigures[];
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
  /** Volume of flows whose payer was paid, directly or over others, by a source at an earlier time. */
  readonly inTime: bigint;
  readonly runs: readonly RunFigures[];
}
