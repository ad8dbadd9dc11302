import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { IndexedLabel } from '../labels/label-index.ts';
import type { FlowWay } from '../rules/severity-rules.ts';
import type { FlowEnd } from './flow-end.ts';

/** Bounds of what is looked at; whatever lies beyond is counted in the answer. */
export interface IndirectLimits {
  /** Newest receipts (and payments) of the subject that are followed. */
  readonly seeds: number;
  /** Transactions between the subject and a place. */
  readonly hops: number;
  /** Transactions looked at in all, each way. */
  readonly transactions: number;
}

/** A step of the way to a place, by dense ids. */
export interface FlowStep {
  readonly tx: number;
  /** Undefined where nobody can be named. */
  readonly address?: number;
  readonly amount: bigint;
}

/** Labelled places and how much of the value was followed. */
export interface IndirectFlow {
  readonly ends: readonly IndirectEnd[];
  /** Base units by asset and policy that were followed from the subject on: the whole, of which ends are parts. */
  readonly followed: ReadonlyMap<number, PolicyAmounts>;
  /** What ended at one of the bounds, or was not looked at: it may lead anywhere. */
  readonly open: ReadonlyMap<number, PolicyAmounts>;
  readonly seeds: number;
  readonly transactions: number;
}

export interface IndirectEnd extends FlowEnd {
  /** Nearest transaction first. */
  readonly path: () => readonly FlowStep[];
}

export interface IndirectOptions {
  readonly way: FlowWay;
  readonly policies: readonly TaintPolicyId[];
  /** The policy along which paths are told. */
  readonly judged: TaintPolicyId;
  readonly limits: IndirectLimits;
  readonly labelOf: (address: number) => IndexedLabel | undefined;
  /** Places nearer than this are left out: 2 for an address, whose counterparties are told as direct; 1 for a transaction. */
  readonly from: number;
  readonly signal?: AbortSignal;
}
