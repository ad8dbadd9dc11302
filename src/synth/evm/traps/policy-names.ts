import type { TrapPolicy } from './traps-truth.ts';

/** Every method: who got stolen money himself may be named by all. */
export const POLICY_NAMES: readonly TrapPolicy[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
