import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';

/** Limits under which the thefts are traced. */
export const TAINT_RUNS = ['demo', 'demo, every mix known', 'tags only'] as const;
export type TaintRun = (typeof TAINT_RUNS)[number];

export const POLICIES = [
  'poison',
  'haircut',
  'fifo',
  'lifo',
  'tiho',
] as const satisfies readonly TaintPolicyId[];

/** Satoshi and outputs of one policy. A place is an output where the truth says that the thief left stolen money. */
export interface PolicyFigures {
  /** Tainted value at all terminals, mixes and limits counted. */
  readonly terminalValue: bigint;
  /** Of it: at places of the truth; elsewhere at addresses of the thief (behind mixes); at anybody else's. */
  readonly atPlaces: bigint;
  readonly atThief: bigint;
  readonly atOthers: bigint;
  readonly terminals: bigint;
  /** Value that the thief left in all places, and their number; what he paid to strangers before. */
  readonly placeValue: bigint;
  readonly paidToStrangers: bigint;
  readonly places: bigint;
  /** Places where the trace ends, and those where it ends or passes. */
  readonly endedPlaces: bigint;
  readonly reachedPlaces: bigint;
}

export type TaintFigures = Readonly<
  Record<TaintRun, Readonly<Record<(typeof POLICIES)[number], PolicyFigures>>>
>;
