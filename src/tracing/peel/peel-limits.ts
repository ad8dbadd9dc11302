/**
 * How far a peel chain is followed unless somebody says otherwise. Hops: GraphSense. Least compounded odds: measured, see
 * docs/explanation/peel-chains.md; METHODS A.4 has 0.05, at which ten right hops of 51 % each stop after four.
 */
export const PEEL_LIMITS = { hops: 50, leastConfidence: 0.001 } as const;
