/**
 * What a wallet shows of itself in a transaction, one bit each; a column of the lake. Source of the choice: METHODS part
 * B (GraphSense's comparison of transactions).
 */
export const TX_PRINT = {
  version1: 1,
  version2: 2,
  segwit: 4,
  /** A sequence below 0xfffffffe (BIP 125). */
  rbf: 8,
  /** Two or more outputs, ascending by value and then by script (BIP 69). */
  bip69Outputs: 16,
} as const;
