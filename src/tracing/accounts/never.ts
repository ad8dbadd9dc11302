/** The key of a transfer that does not exist. */
export const NEVER = Number.POSITIVE_INFINITY;
