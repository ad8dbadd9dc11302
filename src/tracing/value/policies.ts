export type TaintPolicyId = 'poison' | 'haircut' | 'fifo' | 'lifo' | 'tiho';

/** All taint policies; tables and results list them in this order. */
export const POLICIES: readonly TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
