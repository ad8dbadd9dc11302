import { fifo } from './fifo.ts';
import { haircut } from './haircut.ts';
import { lifo } from './lifo.ts';
import { poison } from './poison.ts';
import type { TaintPolicy, TaintPolicyId } from './taint-policy.ts';
import { tiho } from './tiho.ts';

/** All taint policies; results list policies in this order. */
export const TAINT_POLICIES: Readonly<Record<TaintPolicyId, TaintPolicy>> = {
  poison: { id: 'poison', allocate: poison, overlapping: true, feeBackward: 'last' },
  haircut: { id: 'haircut', allocate: haircut, overlapping: false, feeBackward: 'last' },
  fifo: { id: 'fifo', allocate: fifo, overlapping: false, feeBackward: 'last' },
  lifo: { id: 'lifo', allocate: lifo, overlapping: false, feeBackward: 'first' },
  tiho: { id: 'tiho', allocate: tiho, overlapping: false, feeBackward: 'last' },
};

export const POLICY_IDS = Object.keys(TAINT_POLICIES) as readonly TaintPolicyId[];
